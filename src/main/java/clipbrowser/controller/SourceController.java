package clipbrowser.controller;

import clipbrowser.media.FrameTable;
import clipbrowser.media.MediaException;
import clipbrowser.media.MediaLibrary;
import clipbrowser.model.Counting;
import clipbrowser.model.MediaFailure;
import clipbrowser.model.SourceMedia;
import clipbrowser.model.SourceSettings;
import clipbrowser.player.Reel;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the sources of a run and settles how their frames are counted: at first by what the service says, then by the
 * file's own headers, always under what the editor set. FX thread.
 */
public final class SourceController {
    private static final Logger LOG = LoggerFactory.getLogger(SourceController.class);

    private final Tasks tasks;
    private final MediaLibrary library;
    private final Function<String, SourceSettings> settings;
    private final Map<Source, Reel> reels = new HashMap<>();
    private final Map<Source, FrameTable> tables = new HashMap<>();
    private Consumer<Source> read = _ -> {};

    /** @param settings what the editor set for a source, by media id */
    public SourceController(Session session, Tasks tasks, MediaLibrary library,
            Function<String, SourceSettings> settings) {
        this.tasks = tasks;
        this.library = library;
        this.settings = settings;
        session.sources().addListener((ListChangeListener<Source>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(this::forget);
                change.getAddedSubList().forEach(this::meet);
            }
        });
    }

    /** Told whenever a source's headers were read, or couldn't be. */
    void onRead(Consumer<Source> told) {
        read = told;
    }

    /** What can be played of a source; null until its headers were read. */
    @Nullable
    Reel reel(Source source) {
        return reels.get(source);
    }

    Optional<Source> source(Reel reel) {
        return reels.entrySet().stream().filter(e -> e.getValue().equals(reel)).map(Map.Entry::getKey).findFirst();
    }

    private void meet(Source source) {
        settle(source);
        read(source);
        source.mediaProperty().subscribe((before, now) -> {
            FrameTable table = tables.get(source);
            if (table != null && now.url() != null) {
                reels.put(source, new Reel(now, table));
            } else if (before.status() != now.status() || before.url() == null && now.url() != null) {
                read(source);
            }
        });
    }

    private void forget(Source source) {
        tasks.cancel(source);
        reels.remove(source);
        tables.remove(source);
    }

    /** The container's own time of a source's frame 0, in microseconds; 0 while its headers weren't read. */
    public long firstMicros(Source source) {
        FrameTable table = tables.get(source);
        return table == null ? 0 : table.firstPresentationMicros();
    }

    /** Reads a source's headers, now or again. */
    public void read(Source source) {
        SourceMedia media = source.media();
        if (media.url() == null) {
            source.fail(new MediaFailure.NotThere(media.status()));
            read.accept(source);
            return;
        }
        source.fail(null);
        tasks.of(() -> library.table(media)).onDone(table -> {
            tables.put(source, table);
            reels.put(source, new Reel(source.media(), table));
            source.read(table.facts());
            settle(source);
            read.accept(source);
        }).onFailed(e -> {
            LOG.info("headers of a source can't be read: {}", e.getMessage());
            source.fail(e instanceof MediaException m ? m.failure() : new MediaFailure.Unreadable(""));
            read.accept(source);
        }).in(source).start();
    }

    /** Settles again, after the editor has set something. */
    public void settle(Source source) {
        FrameTable table = tables.get(source);
        Counting counting = Counting.of(source.media(), table == null ? null : table.facts(),
                table == null ? null : table.grid(), settings.apply(source.id()), 0);
        source.count(counting.rate(), counting.grid(), counting.timecode());
    }
}
