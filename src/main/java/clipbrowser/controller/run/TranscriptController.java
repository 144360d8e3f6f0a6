package clipbrowser.controller.run;

import clipbrowser.controller.Tasks;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import clipbrowser.store.TranscriptStore;
import clipbrowser.store.TranscriptStore.StoredTranscript;
import clipbrowser.transcript.SourceTranscript;
import clipbrowser.transcript.TranscriptFailure;
import clipbrowser.transcript.TranscriptFile;
import clipbrowser.transcript.UnreadableTranscript;
import clipbrowser.transcript.UnreadableTranscript.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the sources of the run their transcripts: those kept from before, those found beside a linked original (same
 * name), and those that the editor gives. FX thread; files are read elsewhere.
 */
public final class TranscriptController {
    private static final Logger LOG = LoggerFactory.getLogger(TranscriptController.class);
    private static final List<String> ENDINGS = List.of(".srt", ".vtt", ".json");

    private final Tasks tasks;
    private final TranscriptStore store;
    private final String origin;
    private final Session session;
    private final Map<Source, Subscription> watched = new HashMap<>();

    /** Names the work on a source's transcript, of which only the newest counts. */
    private record TranscriptOf(Source source) {}

    /** @param origin the service's */
    public TranscriptController(Session session, Tasks tasks, TranscriptStore store, String origin) {
        this.session = session;
        this.tasks = tasks;
        this.store = store;
        this.origin = origin;
        session.sources().addListener((ListChangeListener<Source>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(this::forget);
                change.getAddedSubList().forEach(this::meet);
            }
        });
    }

    private void meet(Source source) {
        load(source);
        watched.put(source, source.settingsProperty().subscribe((before, now) -> {
            if (!Objects.equals(before.file(), now.file()) && source.transcript() == null) {
                load(source);
            }
        }));
    }

    private void forget(Source source) {
        tasks.cancel(new TranscriptOf(source));
        Subscription of = watched.remove(source);
        if (of != null) {
            of.unsubscribe();
        }
    }

    private void load(Source source) {
        String original = source.settings().file();
        start(source, () -> {
            Optional<StoredTranscript> stored = store.read(origin, source.id());
            if (stored.isPresent()) {
                return stored.get().isNone() ? Optional.empty() : Optional.of(shown(stored.get()));
            }
            return original == null ? Optional.empty() : beside(source.id(), original);
        }, e -> LOG.info("a transcript that was kept can't be read: {}", e.getMessage()));
    }

    private Optional<SourceTranscript> beside(String mediaId, String original)
            throws IOException, InterruptedException {
        Path media;
        try {
            media = Path.of(original);
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
        String base = base(media);
        for (String ending : ENDINGS) {
            Path file = media.resolveSibling(base + ending);
            if (Files.isRegularFile(file)) {
                try {
                    return Optional.of(kept(mediaId, new StoredTranscript(base + ending, 0, content(file))));
                } catch (UnreadableTranscript e) {
                    // A .json beside a video may be anything.
                    LOG.info("a file beside a linked original is no transcript: {}", e.reason());
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a file's name says that it is a transcript and nothing else. */
    public static boolean isNamedTranscript(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".srt") || name.endsWith(".vtt");
    }

    /**
     * The source that a file's name says it belongs to (that of the linked original, or the source's id), else the one
     * on screen; null where there is none.
     */
    public @Nullable Source sourceOf(Path file) {
        String base = base(file);
        List<Source> named = session.sources().stream().filter(source -> {
            String linked = source.settings().file();
            return source.id().equals(base) || linked != null && base(linked).equals(base);
        }).toList();
        return named.size() == 1 ? named.getFirst() : session.source();
    }

    private static String base(String path) {
        try {
            return base(Path.of(path));
        } catch (InvalidPathException _) {
            return "";
        }
    }

    private static String base(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /**
     * Gives a source the transcript in a file, in place of the one it has. A file that can't be used changes nothing.
     */
    public void take(Source source, Path file) {
        take(source, file, source::transcriptFails);
    }

    /** The same, where a file that can't be used is told of instead of being shown at the source. */
    public void take(Source source, Path file, Consumer<TranscriptFailure> failed) {
        String name = String.valueOf(file.getFileName());
        start(source, () -> Optional.of(kept(source.id(), new StoredTranscript(name, 0, content(file)))),
                e -> failed.accept(new TranscriptFailure(name, reason(e))));
    }

    /** Takes the transcript away; none is looked for beside the original any more. */
    public void remove(Source source) {
        change(source, () -> {
            write(source.id(), StoredTranscript.none());
            return Optional.empty();
        });
    }

    /** @param offsetMs milliseconds, at most {@link SourceTranscript#MOST_OFFSET_MS} either way */
    public void shift(Source source, long offsetMs) {
        SourceTranscript now = source.transcript();
        if (now == null || now.offsetMs() == offsetMs) {
            return;
        }
        change(source, () -> {
            StoredTranscript stored = store.read(origin, source.id()).orElseThrow(
                    () -> new UnreadableTranscript(Reason.NOT_KEPT));
            write(source.id(), new StoredTranscript(stored.name(), offsetMs, stored.content()));
            return Optional.of(SourceTranscript.of(now.name(), offsetMs, now.file()));
        });
    }

    private void change(Source source, Callable<Optional<SourceTranscript>> work) {
        SourceTranscript had = source.transcript();
        start(source, work,
                e -> source.transcriptFails(new TranscriptFailure(had == null ? "" : had.name(), reason(e))));
    }

    private void start(Source source, Callable<Optional<SourceTranscript>> work, Consumer<Exception> failed) {
        tasks.of(work).onDone(found -> source.transcript(found.orElse(null))).onFailed(failed)
                .doing("reading a transcript of " + source.id()).in(new TranscriptOf(source)).start();
    }

    private static Reason reason(Exception e) {
        return e instanceof UnreadableTranscript unreadable ? unreadable.reason() : Reason.NO_FILE;
    }

    private static byte[] content(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            // One more than is taken, so that what is too large is seen to be.
            return in.readNBytes(TranscriptFile.MOST_BYTES + 1);
        }
    }

    private static SourceTranscript shown(StoredTranscript stored) throws UnreadableTranscript {
        return SourceTranscript.of(stored.name(), Math.clamp(stored.offsetMs(), -SourceTranscript.MOST_OFFSET_MS,
                SourceTranscript.MOST_OFFSET_MS), TranscriptFile.read(stored.content()));
    }

    private SourceTranscript kept(String mediaId, StoredTranscript read)
            throws InterruptedException, UnreadableTranscript {
        SourceTranscript shown = shown(read);
        write(mediaId, read);
        return shown;
    }

    private void write(String mediaId, StoredTranscript transcript)
            throws InterruptedException, UnreadableTranscript {
        try {
            store.write(origin, mediaId, transcript);
        } catch (IOException e) {
            LOG.warn("a transcript can't be kept", e);
            throw new UnreadableTranscript(Reason.NOT_KEPT);
        }
    }
}
