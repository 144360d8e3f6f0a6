package clipbrowser.controller.run;

import clipbrowser.controller.Tasks;
import clipbrowser.media.FrameTable;
import clipbrowser.media.MediaException;
import clipbrowser.media.MediaLibrary;
import clipbrowser.model.Clip;
import clipbrowser.model.MediaFailure;
import clipbrowser.model.Run;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.model.SourceSettings;
import clipbrowser.model.SourceTiming;
import clipbrowser.model.StoreFailure;
import clipbrowser.player.decode.OpenedSource;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import clipbrowser.store.StoreException;
import clipbrowser.time.FirstFrame;
import clipbrowser.time.FrameGrid;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
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
    private final SourceSettingsStore book;
    private final Session session;
    private final Map<Source, OpenedSource> openedSources = new HashMap<>();
    private final Map<Source, FrameTable> tables = new HashMap<>();
    private final Map<Source, FirstFrame> firsts = new HashMap<>();
    private Consumer<Source> read = _ -> {};
    private Consumer<StoreFailure> trouble = _ -> {};

    /** @param playing the frames of what is played; @param counted the frames that are decided on */
    private record Tables(FrameTable playing, FrameTable counted) {}

    public SourceController(Session session, Tasks tasks, MediaLibrary library, SourceSettingsStore book) {
        this.session = session;
        this.tasks = tasks;
        this.library = library;
        this.book = book;
        session.sources().addListener((ListChangeListener<Source>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(this::forget);
                change.getAddedSubList().forEach(this::meet);
            }
        });
        // How long a source is may be known by its clips alone.
        session.runProperty().subscribe((_, _) -> session.sources().stream().filter(
                s -> s.facts() == null).forEach(this::settle));
    }

    /** Told whenever a source's headers were read, or couldn't be. */
    public void onRead(Consumer<Source> told) {
        read = told;
    }

    /** What can be played of a source; null until its headers were read. */
    @Nullable
    public OpenedSource openedSource(Source source) {
        return openedSources.get(source);
    }

    /** Has a source's headers read before those of others. */
    public void hurry(Source source) {
        if (source.media().url() != null) {
            library.hurry(source.media());
        }
    }

    public Optional<Source> source(OpenedSource openedSource) {
        return openedSources.entrySet().stream().filter(e -> e.getValue().equals(openedSource)).map(Map.Entry::getKey)
                .findFirst();
    }

    private void meet(Source source) {
        settle(source);
        read(source);
        source.mediaProperty().subscribe((before, now) -> {
            OpenedSource openedSource = openedSources.get(source);
            if (openedSource != null && now.url() != null) {
                openedSources.put(source, new OpenedSource(now, openedSource.table()));
            } else if (before.status() != now.status() || before.url() == null && now.url() != null) {
                read(source);
            }
        });
    }

    private void forget(Source source) {
        tasks.cancel(source);
        tasks.cancel(new FirstOf(source));
        openedSources.remove(source);
        tables.remove(source);
        firsts.remove(source);
    }

    /**
     * Where frame 0 lies in the media that exports name: the linked file where there is one. At 0 while it wasn't read.
     */
    public FirstFrame firstFrame(Source source) {
        return firsts.getOrDefault(source, FirstFrame.AT_ZERO);
    }

    private void findFirst(Source source) {
        SourceMedia media = source.media();
        tasks.of(() -> library.exported(media).firstFrame()).onDone(found -> firsts.put(source, found)).onFailed(e -> {
            firsts.remove(source);
            LOG.info("the file that exports name can't be read: {}", e.getMessage());
        }).in(new FirstOf(source)).start();
    }

    /** Names the reading of a source's first frame, of which only the newest counts. */
    private record FirstOf(Source source) {}

    /** Reads a source's headers, now or again. */
    public void read(Source source) {
        source.fail(null);
        readAgain(source);
    }

    /** The same, while what is known of its failure stays to be seen. */
    public void readAgain(Source source) {
        SourceMedia media = source.media();
        boolean linked = book.of(source.id()).file() != null;
        // A source that the service hasn't finished, or has given up, isn't worth a question.
        boolean unfinished = media.status() == RunStatus.PROCESSING || media.status() == RunStatus.ERROR;
        if (!linked && (media.url() == null || unfinished)) {
            source.fail(new MediaFailure.NotThere(media.status()));
            read.accept(source);
            return;
        }
        boolean other = book.of(source.id()).playsFile();
        tasks.of(() -> {
            FrameTable playing = library.table(media);
            return new Tables(playing, other ? library.counted(media) : playing);
        }).onDone(found -> {
            tables.put(source, found.counted);
            openedSources.put(source, new OpenedSource(source.media(), found.playing));
            source.unheard(!found.playing.facts().audio().isEmpty() && !found.playing.audible(0));
            source.read(found.counted.facts());
            SourceSettings set = book.of(source.id());
            FrameGrid own = found.counted.grid();
            if (!own.rate().equals(set.settled()) || own.origin().micros() != set.settledOrigin().micros()) {
                // An export without a window counts by it where it can't read the file.
                keep(source, set.withSettled(own.rate(), own.origin()));
            }
            findFirst(source);
            settle(source);
            read.accept(source);
        }).onFailed(e -> {
            LOG.info("headers of a source can't be read: {}", e.getMessage());
            if (book.of(source.id()).file() != null) {
                findFirst(source);
            }
            source.fail(e instanceof MediaException m ? m.failure() : new MediaFailure.Unexpected());
            read.accept(source);
        }).doing("reading the headers of " + source.id()).in(source).start();
    }

    /** What the editor sets for a source holds at once, here and in every export. */
    public void set(Source source, SourceSettings to) {
        SourceSettings before = book.of(source.id());
        if (!to.equals(before)) {
            keep(source, to);
            settle(source);
            if (!Objects.equals(to.file(), before.file())) {
                findFirst(source);
            }
            boolean playsOther = to.playsFile() != before.playsFile()
                    || to.playsFile() && !Objects.equals(to.file(), before.file());
            if (playsOther || source.failure() != null) {
                read(source);
            }
        }
    }

    /** Told why what was set for a source couldn't be written. */
    public void onTrouble(Consumer<StoreFailure> told) {
        trouble = told;
    }

    private void keep(Source source, SourceSettings to) {
        book.set(source.id(), to);
        tasks.of(() -> {
            book.write(source.id());
            return source.id();
        }).onFailed(e -> {
            LOG.warn("settings of a source weren't written", e);
            trouble.accept(e instanceof StoreException known ? known.failure() : new StoreFailure.Unexpected());
        }).doing("writing the settings of " + source.id()).start();
    }

    /** Settles again, after something has become known. */
    public void settle(Source source) {
        FrameTable table = tables.get(source);
        SourceSettings set = book.of(source.id());
        SourceTiming timing = SourceTiming.of(source.media(), table == null ? null : table.facts(),
                table == null ? null : table.grid(), set, table == null ? furthest(source) : 0);
        source.set(set);
        source.count(timing.rate(), timing.grid(), timing.timecode());
    }

    private long furthest(Source source) {
        Run run = session.run();
        return run == null
                ? 0
                : run.clips().stream().filter(c -> c.source().id().equals(source.id())).map(Clip::endMs).filter(
                        Objects::nonNull).mapToLong(Long::longValue).max().orElse(0);
    }
}
