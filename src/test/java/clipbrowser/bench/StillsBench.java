package clipbrowser.bench;

import clipbrowser.controller.Tasks;
import clipbrowser.controller.thumbnails.Previews;
import clipbrowser.media.FrameTable;
import clipbrowser.media.LocalMedia;
import clipbrowser.media.MediaBytes;
import clipbrowser.media.MediaException;
import clipbrowser.media.MediaLibrary;
import clipbrowser.media.ReadPurpose;
import clipbrowser.model.FaultLog;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.player.PlayRange;
import clipbrowser.player.Player;
import clipbrowser.player.audio.AudioOutput;
import clipbrowser.player.decode.OpenedSource;
import clipbrowser.player.vlc.NumberedMedia;
import clipbrowser.player.vlc.VlcDecoder;
import clipbrowser.player.vlc.VlcPreviewDecoder;
import clipbrowser.session.Playback;
import clipbrowser.session.Source;
import clipbrowser.session.Thumbnails;
import clipbrowser.session.Waveforms;
import clipbrowser.testing.Pump;
import clipbrowser.testing.RecordingListener;
import clipbrowser.testing.TestDemuxers;
import clipbrowser.time.FrameRange;
import clipbrowser.time.FrameRate;
import clipbrowser.time.SourceRate;
import clipbrowser.time.Timecode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import javafx.application.Platform;
import tools.jackson.databind.json.JsonMapper;

/**
 * How soon stills, filmstrip and waveforms are there, on the demo's source, and what making them does to playing.
 * Arguments: a file for JSON, if wanted. Milliseconds.
 */
public final class StillsBench {
    private static final Path DEMO = Path.of(System.getProperty("clipbrowser.demo", "assets/demo"));
    private static final long[] PAGE = {52, 108, 162, 262, 312, 368, 422, 464, 531, 572, 618, 672};
    private static final int TILES = 20;

    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final DemoFiles library = new DemoFiles();

    /** The demo's files and the numbered media, by name. */
    private static final class DemoFiles implements MediaLibrary {
        private final Map<String, FrameTable> tables = new ConcurrentHashMap<>();

        @Override
        public MediaBytes open(SourceMedia source, ReadPurpose purpose) throws MediaException {
            Path demo = DEMO.resolve(source.id());
            return LocalMedia.open(Files.exists(demo) ? demo : NumberedMedia.FOLDER.resolve(source.id()));
        }

        @Override
        public FrameTable table(SourceMedia source) throws MediaException {
            FrameTable known = tables.get(source.id());
            if (known == null) {
                try (MediaBytes bytes = open(source)) {
                    known = TestDemuxers.read(bytes, FrameTable.Effort.WHOLE);
                }
                tables.put(source.id(), known);
            }
            return known;
        }

        @Override
        public Optional<String> fingerprint(SourceMedia source) {
            return Optional.of(source.id().replaceAll("[^0-9a-z]", "-"));
        }
    }

    private StillsBench() {}

    /** @param arguments the file to write to */
    public static void main(String[] arguments) throws Exception {
        CountDownLatch up = new CountDownLatch(1);
        Platform.startup(up::countDown);
        up.await();
        StillsBench bench = new StillsBench();
        for (String run : new String[]{"first opening", "second opening"}) {
            bench.looks(run);
        }
        bench.playing();
        if (arguments.length > 0) {
            Files.writeString(Path.of(arguments[0]), JsonMapper.builder().build().writerWithDefaultPrettyPrinter()
                    .writeValueAsString(bench.figures));
        }
        System.exit(0);
    }

    private final Path cache = folder();

    private static Path folder() {
        try {
            return Files.createTempDirectory("stills-bench");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void figure(String name, Object value) {
        figures.put(name, value);
        System.out.printf("%-56s %s%n", name, value);
    }

    private Source source(String file) throws MediaException {
        Source source = new Source(new SourceMedia(file, RunStatus.COMPLETE, null, null));
        FrameTable table = library.table(source.media());
        source.count(SourceRate.unknown(), table.grid(), Timecode.of(new FrameRate(24, 1)));
        source.read(table.facts());
        return source;
    }

    private static boolean there(Thumbnails.Thumbnail still) {
        return still instanceof Thumbnails.Thumbnail.There;
    }

    private static long since(long began) {
        return (System.nanoTime() - began) / 1_000_000;
    }

    private Previews previews(Pump fx, Playback playback) {
        return new Previews(new Tasks(Runnable::run, fx, FaultLog.ofThread()), library,
                () -> VlcPreviewDecoder.start(library, FaultLog.ofThread()), cache, playback);
    }

    private void looks(String run) throws Exception {
        Pump fx = new Pump();
        Source source = source("bbb_excerpt.mp4");
        FrameRange clip = new FrameRange(410 - 72, 492 + 72);
        FrameRange whole = new FrameRange(0, 720);
        try (Previews previews = previews(fx, new Playback())) {
            Thumbnails.Place place = previews.stills().place();
            long began = System.nanoTime();
            fx.until(() -> there(place.of(source, PAGE[0])));
            figure(run + ": first still of a list, libVLC's start within", since(began));
            began = System.nanoTime();
            fx.until(() -> Arrays.stream(PAGE).filter(f -> there(place.of(source, f))).count() == PAGE.length);
            figure(run + ": a page of 12", since(began));
            began = System.nanoTime();
            fx.until(() -> LongStream.range(0, TILES).filter(tile -> there(place.within(source,
                    new FrameRange(tile * 36, tile * 36 + 36)))).count() == TILES);
            figure(run + ": a filmstrip of 20 tiles", since(began));
            Waveforms waves = previews.waveforms();
            began = System.nanoTime();
            fx.until(() -> Arrays.stream(waves.peaks(source, clip, 900, Waveforms.Place.CLIP)).allMatch(p -> p >= 0));
            figure(run + ": a clip's sound, 9.4 s with handles", since(began));
            began = System.nanoTime();
            fx.until(() -> Arrays.stream(waves.peaks(source, whole, 1500, Waveforms.Place.TIMELINE))
                    .allMatch(p -> p >= 0));
            figure(run + ": the rest of 30 s of sound", since(began));
        }
    }

    /** Plays eight seconds at 59.94, with stills and sound being made of another source all the while, and without. */
    private void playing() throws Exception {
        for (boolean busy : new boolean[]{false, true, false, true}) {
            try (VlcDecoder decoder = VlcDecoder.start(library, FaultLog.ofThread())) {
                RecordingListener recorder = new RecordingListener();
                Player player = new Player(decoder, AudioOutput.none(), recorder, Platform::runLater,
                        FaultLog.ofThread());
                Source source = source("h264-5994.mp4");
                long frames = library.table(source.media()).grid().frames();
                OpenedSource openedSource = new OpenedSource(source.media(), library.table(source.media()));
                Playback playback = new Playback();
                AtomicBoolean over = new AtomicBoolean();
                AtomicInteger made = new AtomicInteger();
                Future<?> making = null;
                ExecutorService beside = Executors.newSingleThreadExecutor();
                if (busy) {
                    making = beside.submit(() -> make(playback, over, made));
                }
                onFx(() -> player.room(1280, 720));
                onFx(() -> player.show(new PlayRange(openedSource, new FrameRange(0, frames), "bench")));
                recorder.await(seen -> seen.said() == 0);
                recorder.forget();
                playback.state(Playback.State.PLAYING);
                onFx(player::toggle);
                recorder.awaitOver(60);
                over.set(true);
                long shown = recorder.seen().stream().map(RecordingListener.Seen::said).distinct().count();
                String round = figures.containsKey("frames dropped of 480 with stills made beside it") ? ", again" : "";
                if (making != null) {
                    making.get();
                    figure("stills made meanwhile" + round, made.get());
                }
                figure("frames dropped of " + frames + (busy ? " with stills made beside it" : " by itself") + round,
                        frames - shown);
                beside.shutdown();
                onFx(player::close);
            }
        }
    }

    private static void onFx(Runnable work) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(() -> {
            work.run();
            done.countDown();
        });
        done.await();
    }

    private void make(Playback playback, AtomicBoolean over, AtomicInteger made) {
        try {
            Pump fx = new Pump();
            Path own = folder();
            Source source = source("bbb_excerpt.mp4");
            try (Previews previews = new Previews(new Tasks(Runnable::run, fx, FaultLog.ofThread()), library,
                    () -> VlcPreviewDecoder.start(library, FaultLog.ofThread()), own, playback)) {
                Thumbnails.Place place = previews.stills().place();
                for (long frame = 0; frame < 720 && !over.get(); frame += 7) {
                    long wanted = frame;
                    fx.until(() -> over.get() || there(place.of(source, wanted)));
                    made.incrementAndGet();
                    place.anew();
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
