package clipbrowser.controller.run;

import clipbrowser.controller.Tasks;
import clipbrowser.exchange.ExportSource;
import clipbrowser.exchange.MediaDescription;
import clipbrowser.exchange.Originals;
import clipbrowser.exchange.Originals.Candidate;
import clipbrowser.exchange.Originals.Match;
import clipbrowser.media.Demuxers;
import clipbrowser.media.FrameTable;
import clipbrowser.media.LinkedMedia;
import clipbrowser.media.LocalMedia;
import clipbrowser.media.MediaException;
import clipbrowser.model.FileFacts;
import clipbrowser.model.SourceMedia;
import clipbrowser.model.SourceSettings;
import clipbrowser.model.SourceTiming;
import clipbrowser.player.decode.Decoder;
import clipbrowser.player.decode.VideoStream;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import clipbrowser.time.FirstFrame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the files on the editor's disk that sources were made of, and shows whether they are. FX thread. */
public final class OriginalsController {
    private static final Logger LOG = LoggerFactory.getLogger(OriginalsController.class);
    /** In pixels: two of them stand side by side in a panel. */
    private static final int PICTURE_WIDTH = 320;
    private static final int DEEPEST = 6;
    private static final int MOST_FILES = 2000;
    private static final List<String> KINDS = List.of(".mp4", ".m4v", ".mov", ".mkv", ".webm");

    private final Session session;
    private final Tasks tasks;
    private final LinkedMedia library;
    private final Demuxers demuxers;
    private final Supplier<Optional<Decoder>> decoder;
    private final Object looking = new Object();
    private final Object comparing = new Object();
    private final Object searching = new Object();

    /** @param decoder for pictures; empty where there is none on this machine */
    public OriginalsController(Session session, Tasks tasks, LinkedMedia library, Demuxers demuxers,
            Supplier<Optional<Decoder>> decoder) {
        this.demuxers = demuxers;
        this.session = session;
        this.tasks = tasks;
        this.library = library;
        this.decoder = decoder;
    }

    /**
     * One frame of what is hosted beside the one of a file that should be the same.
     *
     * @param hosted null where it can't be shown
     * @param file   null where it can't be shown
     */
    public record Pair(@Nullable Image hosted, @Nullable Image file) {}

    /** Reads a file's headers and holds them against a source; told null where it is no media that can be read. */
    public void look(Source source, Path file, Consumer<@Nullable Match> told) {
        ExportSource as = asExported(source);
        tasks.of(() -> Originals.compare(as, candidate(file, library.ofFile(file)))).onDone(told::accept).onFailed(
                e -> {
                    LOG.info("a linked file can't be read: {}", e.getMessage());
                    told.accept(null);
                }).in(looking).start();
    }

    /** The files below a folder that fit the run's sources best; told an empty map where none does. */
    public void search(Path folder, Consumer<Map<Source, Match>> told) {
        List<Source> all = List.copyOf(session.sources());
        List<ExportSource> as = all.stream().map(OriginalsController::asExported).toList();
        tasks.of(() -> Originals.match(as, candidates(folder))).onDone(found -> {
            Map<Source, Match> bySource = new java.util.LinkedHashMap<>();
            all.stream().filter(s -> found.containsKey(s.id())).forEach(s -> bySource.put(s, found.get(s.id())));
            told.accept(bySource);
        }).onFailed(e -> {
            LOG.info("a folder can't be searched: {}", e.getMessage());
            told.accept(Map.of());
        }).in(searching).start();
    }

    /** @param frame of the source @param offset the file's frame that is the source's frame 0 */
    public void compare(Source source, Path file, long frame, long offset, Consumer<Pair> told) {
        Decoder with = decoder.get().orElse(null);
        if (with == null) {
            told.accept(new Pair(null, null));
            return;
        }
        SourceMedia hosted = source.media();
        tasks.of(() -> new Pair(picture(with, library.hosted(hosted), frame),
                picture(with, library.original(file), frame + offset))).onDone(told)
                .onFailed(_ -> told.accept(new Pair(null, null))).doing("comparing a linked file").in(comparing)
                .start();
    }

    private @Nullable Image picture(Decoder with, SourceMedia of, long frame) throws InterruptedException {
        try {
            FrameTable table = library.table(of);
            if (frame < 0 || frame >= table.grid().frames()) {
                return null;
            }
            FileFacts facts = table.facts();
            long wide = Math.max(1, (long) facts.width() * facts.aspectWidth() / Math.max(1, facts.aspectHeight()));
            int height = (int) Math.clamp((long) PICTURE_WIDTH * facts.height() / wide, 16, 2L * PICTURE_WIDTH);
            try (VideoStream stream = with.video(of, table, frame, new Decoder.Size(PICTURE_WIDTH, height), 1)) {
                clipbrowser.player.decode.DecodedFrame picture = stream.take();
                return picture == null ? null : image(picture);
            }
        } catch (MediaException e) {
            LOG.info("a picture to compare can't be had: {}", e.getMessage());
            return null;
        }
    }

    private static Image image(clipbrowser.player.decode.DecodedFrame picture) {
        WritableImage image = new WritableImage(picture.width(), picture.height());
        image.getPixelWriter().setPixels(0, 0, picture.width(), picture.height(),
                PixelFormat.getByteBgraPreInstance(), picture.pixels(), picture.width() * 4);
        picture.release();
        return image;
    }

    private static ExportSource asExported(Source source) {
        return ExportSource.of(source.media(), new SourceTiming(source.rate(), source.grid(), source.timecode()),
                source.facts(), SourceSettings.NONE, FirstFrame.AT_ZERO, null);
    }

    private static Candidate candidate(Path file, FrameTable table) {
        MediaDescription shown = MediaDescription.ofLinked(table.facts(), table.grid(), SourceSettings.NONE,
                FirstFrame.AT_ZERO);
        return new Candidate(file, table.grid(), shown.width(), shown.height());
    }

    private List<Candidate> candidates(Path folder) throws IOException, InterruptedException {
        List<Candidate> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
            for (Path file : files.filter(OriginalsController::isMedia).limit(MOST_FILES).toList()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                try (LocalMedia bytes = LocalMedia.open(file)) {
                    found.add(candidate(file, demuxers.read(bytes, FrameTable.Effort.HEADERS)));
                } catch (MediaException e) {
                    LOG.debug("{} isn't looked at: {}", file, e.getMessage());
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return found;
    }

    private static boolean isMedia(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return KINDS.stream().anyMatch(name::endsWith) && !name.startsWith(".") && Files.isRegularFile(file);
    }
}
