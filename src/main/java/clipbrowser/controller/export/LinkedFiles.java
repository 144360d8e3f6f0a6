package clipbrowser.controller.export;

import clipbrowser.controller.Tasks;
import clipbrowser.controller.export.ExportController;
import clipbrowser.exchange.MediaDescription;
import clipbrowser.media.FrameTable;
import clipbrowser.model.SourceSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What linked files are like: each is read off the FX thread when it is first asked for. FX thread. */
final class LinkedFiles {
    private final Tasks tasks;
    private final ExportController.HeaderReader reader;
    private final Map<String, Optional<FrameTable>> known = new HashMap<>();
    private final Set<String> reading = new HashSet<>();
    private Runnable onRead = () -> {};

    LinkedFiles(Tasks tasks, ExportController.HeaderReader reader) {
        this.tasks = tasks;
        this.reader = reader;
    }

    /** Told whenever one more was read. */
    void onRead(Runnable told) {
        onRead = told;
    }

    /** The disk may have changed: all are read again when they are next asked for. */
    void forget() {
        known.clear();
    }

    /** Whether any that was asked for is still being read. */
    boolean reading() {
        return !reading.isEmpty();
    }

    /** The file that stands for a source; null where there is none, where it can't be read, and until it was read. */
    @Nullable
    MediaDescription of(SourceSettings settings) {
        String file = settings.file();
        if (file == null) {
            return null;
        }
        if (!known.containsKey(file) && reading.add(file)) {
            tasks.of(() -> reader.read(Path.of(file))).onDone(table -> read(file, Optional.of(table))).onFailed(
                    _ -> read(file, Optional.empty())).start();
        }
        return known.getOrDefault(file, Optional.empty()).map(t -> MediaDescription.ofLinked(t.facts(), t.grid(),
                settings, t.firstFrame())).orElse(null);
    }

    private void read(String file, Optional<FrameTable> table) {
        known.put(file, table);
        reading.remove(file);
        onRead.run();
    }
}
