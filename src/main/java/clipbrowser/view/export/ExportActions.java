package clipbrowser.view.export;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the export panel asks for: answered by the controller, introduced by {@code app}. FX thread. */
public interface ExportActions {
    /** Which clips. */
    enum Which {
        KEPT, ALL, SELECTED
    }

    /**
     * What the editor chose.
     *
     * @param sequences one for each clip, instead of one of all
     * @param handles   frames before and after
     * @param listOrder as the list shows them, instead of by source
     * @param dropFrame drop-frame labels wherever the rate can
     * @param fileUrls  linked files as file URLs, for Premiere, instead of plain paths, for Resolve
     */
    record Choice(ExportDestination to, Which which, boolean sequences, int handles, boolean listOrder,
            boolean dropFrame,
            boolean fileUrls) {
        static Choice usual(ExportDestination to, int handles) {
            return new Choice(to, Which.KEPT, true, handles, false, false, false);
        }
    }

    /**
     * What would be written.
     *
     * @param clips  how many
     * @param length of all of them, for showing
     * @param rates  for showing
     * @param files  names, in order
     * @param left   a sentence for each clip that can't be exported
     * @param notes  a sentence for everything else there is to know
     */
    record Preview(int clips, String length, String rates, List<String> files, List<String> left, List<String> notes) {}

    /** How it ended. */
    sealed interface Result {}

    /** @param lines one for each file: where, how many clips, how long; @param first to be shown in its folder */
    record Done(List<String> lines, Path first) implements Result {}

    /** There already; nothing was written. @param sentence names them */
    record There(String sentence) implements Result {}

    /** @param sentence what happened */
    record Failed(String sentence) implements Result {}

    Preview preview(Choice choice);

    /** Writes it; {@code done} is told on the FX thread. */
    void write(Choice choice, Path folder, boolean overwrite, Consumer<Result> done);

    /** What was chosen for this destination last; null where nothing was yet. */
    @Nullable
    Choice remembered(ExportDestination to);

    /** The frames of handles that a destination gets before anything was chosen for it. */
    int usualHandles(ExportDestination to);

    /** Where to, last; null where nothing was written yet. */
    @Nullable
    Path folder(ExportDestination to);

    /** The destination that was used last. */
    ExportDestination last();

    /** Lets the editor choose a folder; null if none was. */
    @Nullable
    Path chooseFolder(@Nullable Path from);

    /** Opens the folder of a file in the system's own way. */
    void show(Path file);

    /** The panel is no longer wanted. */
    void close();
}
