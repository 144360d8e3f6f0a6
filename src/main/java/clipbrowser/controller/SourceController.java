package clipbrowser.controller;

import clipbrowser.media.FrameTable;
import clipbrowser.media.MediaException;
import clipbrowser.media.MediaLibrary;
import clipbrowser.model.FileFacts;
import clipbrowser.model.MediaFailure;
import clipbrowser.model.MediaInfo;
import clipbrowser.model.SourceMedia;
import clipbrowser.model.SourceSettings;
import clipbrowser.player.Reel;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRate;
import clipbrowser.time.SourceRate;
import clipbrowser.time.Timecode;
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
    private static final FrameRate FALLBACK = new FrameRate(25, 1);

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
        SourceSettings own = settings.apply(source.id());
        FrameTable table = tables.get(source);
        MediaInfo info = source.media().info();
        FileFacts facts = table == null ? null : table.facts();
        boolean variable = table != null && table.grid() instanceof FrameGrid.Listed;
        SourceRate rate = SourceRate.settle(own.rate(), facts == null ? null : facts.constantRate(), variable, null,
                info == null ? null : info.frameCount(), info == null ? null : info.durationMs(),
                info == null ? null : info.fps());
        FrameGrid grid = table == null
                ? stated(rate, info)
                : own.rate() == null ? table.grid() : new FrameGrid.Even(own.rate(), table.grid().frames());
        source.count(rate, grid, timecode(own, facts, grid == null ? rateOr(rate) : grid.rate()));
    }

    /** A grid from the service's word alone, until the file is read; null where it doesn't say enough. */
    private static @Nullable FrameGrid stated(SourceRate rate, @Nullable MediaInfo info) {
        FrameRate per = rate.rate();
        if (per == null || info == null) {
            return null;
        }
        Long count = info.frameCount();
        Long ms = info.durationMs();
        long frames = count != null && count > 0 ? count : ms != null && ms > 0 ? per.frameAt(ms) : 0;
        return frames > 0 ? new FrameGrid.Even(per, frames) : null;
    }

    private static FrameRate rateOr(SourceRate rate) {
        FrameRate settled = rate.rate();
        return settled == null ? FALLBACK : settled;
    }

    private static Timecode timecode(SourceSettings own, @Nullable FileFacts facts, FrameRate rate) {
        FileFacts.StartTimecode file = facts == null ? null : facts.startTimecode();
        boolean same = file != null && file.rate().nominal() == rate.nominal();
        Boolean dropSet = own.drop();
        boolean drop = dropSet != null ? dropSet : file != null && same && file.drop();
        String label = own.startTimecode();
        long start = label != null
                ? new Timecode(rate, drop, 0).countOf(label).orElse(0L)
                : file == null ? 0 : same ? file.frame() : rate.frameNearest(file.rate().startOf(file.frame()));
        return new Timecode(rate, drop, start);
    }
}
