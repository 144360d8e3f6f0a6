package clipbrowser.controller.thumbnails;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.controller.Tasks;
import clipbrowser.media.FrameTable;
import clipbrowser.media.MediaException;
import clipbrowser.media.MediaLibrary;
import clipbrowser.media.ReadPurpose;
import clipbrowser.model.FaultLog;
import clipbrowser.player.decode.PreviewDecoder;
import clipbrowser.player.vlc.NumberedMedia;
import clipbrowser.player.vlc.VlcPreviewDecoder;
import clipbrowser.session.Source;
import clipbrowser.session.Thumbnails;
import clipbrowser.session.Thumbnails.Thumbnail;
import clipbrowser.store.BlobCache;
import clipbrowser.testing.NumberStrip;
import clipbrowser.testing.Pump;
import clipbrowser.time.FrameRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javafx.scene.image.Image;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the real libVLC on numbered media: what is handed over is the frame that was asked for. */
@Timeout(120)
@SuppressWarnings("NullAway.Init")
class ThumbnailsControllerTest {
    private static VlcPreviewDecoder vlc;
    @TempDir
    Path cache;
    private final Pump fx = new Pump();
    private final AtomicInteger decoded = new AtomicInteger();
    private final List<ThumbnailsController> open = new ArrayList<>();
    private final Library library = new Library();

    /** Numbered media whose bytes have a name. */
    private static final class Library implements MediaLibrary {
        private final NumberedMedia numbered = new NumberedMedia();

        @Override
        public clipbrowser.media.MediaBytes open(clipbrowser.model.SourceMedia source, ReadPurpose purpose)
                throws MediaException {
            return numbered.open(source, purpose);
        }

        @Override
        public FrameTable table(clipbrowser.model.SourceMedia source) throws MediaException {
            return numbered.table(source);
        }

        @Override
        public Optional<String> fingerprint(clipbrowser.model.SourceMedia source) {
            return Optional.of(source.id().replace('.', '-'));
        }
    }

    @BeforeAll
    static void start() throws IOException {
        vlc = VlcPreviewDecoder.start(new NumberedMedia(), FaultLog.ofThread());
    }

    @AfterAll
    static void stop() {
        vlc.close();
    }

    @AfterEach
    void close() {
        open.forEach(ThumbnailsController::close);
    }

    private ThumbnailsController controller() {
        return controller(new LazyPreviewDecoder(() -> counting(vlc)), 32L << 20);
    }

    /** @param most bytes in memory */
    private ThumbnailsController controller(LazyPreviewDecoder previewDecoder, long most) {
        ThumbnailsController made = new ThumbnailsController(tasks(), library, previewDecoder, new BackgroundThrottle(),
                new BlobCache(cache.resolve("stills"), 32L << 20), most);
        // As fine as the numbers in the pixels need.
        made.density(3);
        open.add(made);
        return made;
    }

    private Tasks tasks() {
        return new Tasks(Runnable::run, fx, FaultLog.ofThread());
    }

    private PreviewDecoder counting(PreviewDecoder real) {
        return new PreviewDecoder() {
            @Override
            public void video(clipbrowser.model.SourceMedia source, FrameTable table, long[] frames,
                    clipbrowser.player.decode.Decoder.Size size, Throttle throttle, Frames to)
                    throws MediaException, InterruptedException {
                decoded.addAndGet(frames.length);
                real.video(source, table, frames, size, throttle, to);
            }

            @Override
            public void audio(clipbrowser.model.SourceMedia source, FrameTable table, int track,
                    clipbrowser.time.MediaTime from, clipbrowser.time.MediaTime until, Throttle throttle, AudioSink to)
                    throws MediaException, InterruptedException {
                real.audio(source, table, track, from, until, throttle, to);
            }

            @Override
            public void close() {}
        };
    }

    private Source source(String file) throws IOException {
        Source source = new Source(NumberedMedia.named(file).source());
        source.read(library.table(source.media()).facts());
        return source;
    }

    private Image await(Thumbnails.Place place, Source source, long frame) {
        fx.until(() -> place.of(source, frame) instanceof Thumbnail.There);
        return ((Thumbnail.There) place.of(source, frame)).image();
    }

    private static int number(Image image) {
        return NumberStrip.read((int) image.getWidth(), (int) image.getHeight(), (x, y) -> {
            int argb = image.getPixelReader().getArgb(x, y);
            return ((argb >> 16 & 255) + (argb >> 8 & 255) + (argb & 255)) / 3;
        }).orElse(-1);
    }

    @Test
    void aStillIsTheVeryFrame() throws Exception {
        ThumbnailsController stills = controller();
        for (String file : List.of("h264-2997.mp4", "h265.mp4", "vp9.webm", "opengop.mp4", "vfr.mp4")) {
            Source source = source(file);
            Thumbnails.Place place = stills.place();
            long[] frames = {3, 77, 78, 150, 199};
            LongStream.of(frames).forEach(frame -> place.of(source, frame));
            for (long frame : frames) {
                Image image = await(place, source, frame);
                assertThat(number(image)).as("%s %d", file, frame).isEqualTo((int) frame);
                assertThat(image.getHeight()).isEqualTo(144);
            }
        }
    }

    @Test
    void aSecondOpeningHasThemFromTheDisk() throws Exception {
        Source source = source("h264-25.mp4");
        await(controller().place(), source, 120);
        assertThat(decoded).hasValue(1);
        fx.until(() -> files() == 1);
        Image again = await(controller().place(), source, 120);
        assertThat(number(again)).isEqualTo(120);
        assertThat(decoded).as("decoded no second time").hasValue(1);
    }

    @Test
    void whatIsDamagedOnTheDiskIsMadeAnew() throws Exception {
        Source source = source("h264-25.mp4");
        await(controller().place(), source, 60);
        fx.until(() -> files() == 1);
        try (Stream<Path> files = Files.walk(cache)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 0x55;
                Files.write(file, bytes);
            }
        }
        assertThat(number(await(controller().place(), source, 60))).isEqualTo(60);
        assertThat(decoded).hasValue(2);
    }

    private long files() {
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(file -> file.toString().endsWith(".piece")).count();
        } catch (IOException | java.io.UncheckedIOException _) {
            return -1;
        }
    }

    @Test
    void whatNobodyLooksAtAnyMoreIsNotMade() throws Exception {
        ThumbnailsController stills = controller();
        Source source = source("h264-5994.mp4");
        Thumbnails.Place seen = stills.place();
        await(seen, source, 0);
        Thumbnails.Place gone = stills.place();
        for (long frame = 0; frame < 480; frame++) {
            gone.of(source, frame);
        }
        gone.anew();
        assertThat(number(await(seen, source, 5))).isEqualTo(5);
        long other = 333;
        assertThat(number(await(seen, source, other))).isEqualTo((int) other);
        assertThat(decoded).as("of 480").hasValueLessThan(150);
    }

    @Test
    void memoryIsBounded() throws Exception {
        long each = 4L * 144 * 256;
        ThumbnailsController stills = controller(new LazyPreviewDecoder(() -> counting(vlc)), 5 * each + each / 2);
        Source source = source("h264-25.mp4");
        Thumbnails.Place place = stills.place();
        await(place, source, 0);
        for (long frame = 0; frame < 20; frame++) {
            place.of(source, frame);
        }
        long[] largest = {0};
        fx.until(() -> {
            largest[0] = Math.max(largest[0], stills.heldBytes());
            return files() == 20;
        });
        fx.turn(100);
        assertThat(stills.heldBytes()).isEqualTo(5 * each);
        assertThat(largest[0]).isLessThanOrEqualTo(5 * each);
        // What had to go comes back from the disk.
        assertThat(number(await(stills.place(), source, 0))).isZero();
        assertThat(decoded).hasValue(20);
    }

    @Test
    void aTileIsAFrameOfItsPartOfTheSource() throws Exception {
        ThumbnailsController stills = controller();
        Source source = source("h264-25.mp4");
        Thumbnails.Place place = stills.place();
        for (long in = 0; in < 300; in += 30) {
            FrameRange tile = new FrameRange(in, in + 30);
            fx.until(() -> place.within(source, tile) instanceof Thumbnail.There);
            assertThat(number(((Thumbnail.There) place.within(source, tile)).image())).isBetween((int) tile.in(),
                    (int) tile.last());
        }
    }

    @Test
    void tilesPreferKeyframesAndStayTheSameWhileZoomingALittle() throws Exception {
        FrameTable table = library.table(NumberedMedia.named("opengop.mp4").source());
        for (long in = 0; in + 100 < 288; in += 7) {
            assertThat(table.isKeyframe(ThumbnailsController.best(table, new FrameRange(in, in + 100)))).isTrue();
        }
        FrameTable sparse = library.table(NumberedMedia.named("h264-25.mp4").source());
        long seen = LongStream.range(0, 16).map(shift -> ThumbnailsController.best(sparse,
                new FrameRange(101 + shift, 133 + shift))).distinct().count();
        assertThat(seen).isLessThanOrEqualTo(3);
    }

    @Test
    void aTurnedPictureStandsUpright() throws Exception {
        ThumbnailsController stills = controller();
        Source source = source("rotated.mp4");
        Image image = await(stills.place(), source, 30);
        assertThat(image.getHeight()).isGreaterThan(image.getWidth());
    }

    @Test
    void withoutAPlayerThereIsNoneAndNothingHangs() throws Exception {
        ThumbnailsController stills = controller(new LazyPreviewDecoder(() -> {
            throw new IllegalStateException("no libVLC");
        }), 1 << 20);
        Source source = source("h264-25.mp4");
        Thumbnails.Place place = stills.place();
        fx.until(() -> place.of(source, 9) instanceof Thumbnail.None);
    }

    @Test
    void aSourceThatFailsHasNone() throws Exception {
        ThumbnailsController stills = controller();
        Source source = new Source(NumberedMedia.named("h264-25.mp4").source());
        Thumbnails.Place place = stills.place();
        assertThat(place.of(source, 1)).isInstanceOf(Thumbnail.Coming.class);
        long before = stills.arrivedProperty().get();
        source.fail(new clipbrowser.model.MediaFailure.NotMedia());
        assertThat(stills.arrivedProperty().get()).as("told to look again").isGreaterThan(before);
        assertThat(place.of(source, 1)).isInstanceOf(Thumbnail.None.class);
        source.read(library.table(source.media()).facts());
        assertThat(number(await(place, source, 1))).isEqualTo(1);
    }
}
