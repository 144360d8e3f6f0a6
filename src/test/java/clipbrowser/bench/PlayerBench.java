package clipbrowser.bench;

import clipbrowser.media.FrameTable;
import clipbrowser.model.FaultLog;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.player.PlayRange;
import clipbrowser.player.Player;
import clipbrowser.player.audio.AudioOutput;
import clipbrowser.player.decode.OpenedSource;
import clipbrowser.player.frames.PrerollPoint;
import clipbrowser.player.vlc.NumberedMedia;
import clipbrowser.player.vlc.VlcDecoder;
import clipbrowser.testing.RecordingListener;
import clipbrowser.time.FrameRange;
import clipbrowser.time.FrameRate;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * How exact the player is, and how fast: ranges, switches, seeks, CPU, memory. Numbers are read from the pixels that
 * are handed to the window.
 */
public final class PlayerBench {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int RANGES = 200;
    private static final NumberedMedia MEDIA = new NumberedMedia();
    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final List<NumberedMedia.Medium> media = new ArrayList<>();
    /** −1 where there is no mpv. */
    private long mpvMedian = -1;
    private final Window recorder = new Window();
    private final VlcDecoder decoder;
    private Player player;

    private PlayerBench() throws IOException {
        decoder = VlcDecoder.start(MEDIA, FaultLog.ofThread());
        player = new Player(decoder, AudioOutput.none(), recorder, Platform::runLater, FaultLog.ofThread());
    }

    /** Shows what the player shows. */
    private static final class Window implements clipbrowser.player.PlayerListener {
        final RecordingListener seen = new RecordingListener();
        private final ImageView view = new ImageView();
        private volatile @Nullable Player player;

        void open() throws InterruptedException {
            CountDownLatch shown = new CountDownLatch(1);
            Platform.runLater(() -> {
                Stage stage = new Stage();
                view.setFitWidth(WIDTH);
                view.setFitHeight(HEIGHT);
                stage.setScene(new Scene(new StackPane(view), WIDTH, HEIGHT));
                stage.getScene().addPreLayoutPulseListener(() -> {
                    Player at = player;
                    if (at != null) {
                        at.pulse();
                    }
                });
                stage.show();
                shown.countDown();
            });
            shown.await();
        }

        @Override
        public void shown(OpenedSource openedSource, long frame, Image image, boolean missing) {
            seen.shown(openedSource, frame, image, missing);
            view.setImage(image);
        }

        @Override
        public void moves(Motion motion, boolean free) {
            seen.moves(motion, free);
        }

        @Override
        public void began(Object tag) {}

        @Override
        public void played(Object tag) {}

        @Override
        public void over() {
            seen.over();
        }

        @Override
        public void speed(int percent) {}

        @Override
        public void soundLost(boolean lost) {}

        @Override
        public void levels(List<Integer> tenths) {}

        @Override
        public void failed(OpenedSource openedSource, clipbrowser.media.MediaException failure) {
            seen.failed(openedSource, failure);
        }
    }

    /** @param arguments the file to write to */
    public static void main(String[] arguments) throws Exception {
        new PlayerBench().run(Path.of(arguments.length > 0 ? arguments[0] : "target/bench-player.json"));
        System.exit(0);
    }

    private void run(Path to) throws Exception {
        CountDownLatch up = new CountDownLatch(1);
        Platform.startup(up::countDown);
        up.await();
        Platform.setImplicitExit(false);
        recorder.open();
        List<String> refused = new ArrayList<>();
        for (NumberedMedia.Medium medium : NumberedMedia.all()) {
            open();
            try {
                OpenedSource openedSource = openedSource(medium);
                player.seek(openedSource, medium.frames() / 2);
                recorder.seen.await(s -> s.said() == medium.frames() / 2);
                media.add(medium);
            } catch (AssertionError | IOException e) {
                refused.add(medium.file());
            }
        }
        figure("sources", media.size());
        figure("sources that can't be played", refused);
        open();
        ranges();
        switches();
        seeks();
        cpu();
        memory();
        player.close();
        decoder.close();
        Files.writeString(to, JsonMapper.builder().build().writerWithDefaultPrettyPrinter()
                .writeValueAsString(figures));
    }

    /** A player that hasn't seen anything yet. */
    private void open() throws InterruptedException {
        player.close();
        Player made = new Player(decoder, AudioOutput.none(), recorder, Platform::runLater, FaultLog.ofThread());
        player = made;
        recorder.player = made;
        CountDownLatch set = new CountDownLatch(1);
        Platform.runLater(() -> {
            made.pulses(true);
            made.room(WIDTH, HEIGHT);
            set.countDown();
        });
        set.await();
        recorder.seen.forgive();
        recorder.seen.forget();
    }

    private static OpenedSource openedSource(NumberedMedia.Medium medium) throws IOException {
        return new OpenedSource(medium.source(), MEDIA.table(medium.source()));
    }

    private void figure(String name, Object value) {
        figures.put(name, value);
        System.out.printf("%-44s %s%n", name, value);
    }

    /** With what was aimed at beside it: a miss is said. */
    private void figure(String name, Object value, String target, boolean met) {
        figures.put(name, value);
        figures.put(name + ": target", target + (met ? ", met" : ", missed"));
        System.out.printf("%-44s %s   (target %s%s)%n", name, value, target, met ? "" : ": MISSED");
    }

    private static long of(Map<String, Object> spread, String name) {
        return spread.get(name) instanceof Long known ? known : Long.MAX_VALUE;
    }

    private static Map<String, Object> spread(List<Long> nanos) {
        Collections.sort(nanos);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("median_ms", nanos.get(nanos.size() / 2) / 1_000_000);
        all.put("p95_ms", nanos.get(Math.min(nanos.size() - 1, nanos.size() * 95 / 100)) / 1_000_000);
        all.put("most_ms", nanos.getLast() / 1_000_000);
        all.put("count", nanos.size());
        return all;
    }

    private void ranges() throws Exception {
        Random random = new Random(3);
        int exact = 0;
        int outside = 0;
        int untrue = 0;
        long due = 0;
        long shown = 0;
        for (int i = 0; i < RANGES; i++) {
            NumberedMedia.Medium medium = media.get(i % media.size());
            long in = random.nextLong(medium.frames() - 1);
            long out = Math.min(medium.frames(), in + 2 + random.nextInt(30));
            recorder.seen.forget();
            player.show(new PlayRange(openedSource(medium), new FrameRange(in, out), i));
            try {
                recorder.seen.await(s -> s.said() == in);
                player.toggle();
                recorder.seen.awaitOver(20);
            } catch (AssertionError e) {
                System.out.println(medium + " " + in + " to " + out + ": " + e.getMessage());
                open();
                continue;
            }
            List<RecordingListener.Seen> seen = recorder.seen.seen();
            List<Long> numbers = seen.stream().map(s -> s.number().orElse(-1) - (long) medium.firstNumber()).toList();
            outside += (int) numbers.stream().filter(n -> n < in || n >= out).count();
            untrue += (int) seen.stream().filter(s -> s.number().orElse(-1) - (long) medium.firstNumber() != s.said())
                    .count();
            if (numbers.getFirst() == in && numbers.getLast() == out - 1) {
                exact++;
            } else {
                System.out.println(medium + " " + in + " to " + out + " showed " + numbers);
            }
            due += out - in;
            shown += numbers.stream().distinct().count();
        }
        figure("ranges exact at both ends", exact + " of " + RANGES, "all", exact == RANGES);
        figure("frames shown outside of the range", outside, "0", outside == 0);
        figure("frames named wrongly", untrue, "0", untrue == 0);
        figure("frames of these ranges that were dropped", due - shown + " of " + due);
    }

    private void switches() throws Exception {
        Random random = new Random(5);
        List<Long> waiting = new ArrayList<>();
        List<Long> seeking = new ArrayList<>();
        boolean mpv = MpvSeeks.isThere();
        List<PrerollPoint> prerolls = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            NumberedMedia.Medium medium = media.get(random.nextInt(media.size()));
            prerolls.add(new PrerollPoint(openedSource(medium), random.nextLong(medium.frames() - 10)));
        }
        for (int i = 0; i + 2 < prerolls.size(); i++) {
            PrerollPoint preroll = prerolls.get(i);
            recorder.seen.forget();
            long began = System.nanoTime();
            player.show(new PlayRange(preroll.openedSource(), new FrameRange(preroll.frame(), preroll.frame() + 5), i));
            player.expect(List.of(prerolls.get(i + 1), prerolls.get(i + 2)));
            RecordingListener.Seen first = recorder.seen
                    .await(s -> s.openedSource().equals(preroll.openedSource()) && s.said() == preroll.frame());
            if (i > 0) {
                waiting.add(first.at() - began);
            }
            // A reviewer looks at a clip for a while.
            TimeUnit.MILLISECONDS.sleep(900);
        }
        Map<String, Object> next = spread(waiting);
        figure("next clip, key to picture", next, "median 50 ms, p95 120 ms",
                of(next, "median_ms") <= 50 && of(next, "p95_ms") <= 120);
        if (mpv) {
            for (NumberedMedia.Medium medium : media) {
                try (MpvSeeks other = new MpvSeeks(NumberedMedia.FOLDER.resolve(medium.file()))) {
                    for (int i = 0; i < 5; i++) {
                        seeking.add(other.seek(
                                openedSource(medium).grid().startOf(random.nextLong(medium.frames() - 1)).micros()));
                    }
                }
            }
            Map<String, Object> others = spread(seeking);
            mpvMedian = of(others, "median_ms");
            figure("mpv, exact seek on the same files", others);
        }
    }

    private void seeks() throws Exception {
        Random random = new Random(9);
        List<Long> all = new ArrayList<>();
        for (NumberedMedia.Medium medium : media) {
            OpenedSource openedSource = openedSource(medium);
            player.seek(openedSource, 0);
            recorder.seen.await(s -> s.openedSource().equals(openedSource));
            for (int i = 0; i < 5; i++) {
                long frame = random.nextLong(medium.frames());
                recorder.seen.forget();
                long began = System.nanoTime();
                player.seek(openedSource, frame);
                all.add(recorder.seen.await(s -> s.said() == frame && s.openedSource().equals(openedSource)).at()
                        - began);
            }
        }
        Map<String, Object> spread = spread(all);
        if (mpvMedian < 0) {
            figure("seek to any frame", spread);
        } else {
            figure("seek to any frame", spread, "median no longer than mpv's",
                    of(spread, "median_ms") <= mpvMedian);
        }
    }

    private void cpu() throws Exception {
        Path file = Path.of("target/made-media/bench-1080p60.mp4");
        Files.createDirectories(file.getParent());
        if (!Files.exists(file)) {
            new ProcessBuilder("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc2=s=1920x1080:r=60", "-t", "12",
                    "-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-y", file.toString()).inheritIO()
                    .start().waitFor();
        }
        SourceMedia source = new SourceMedia(file.toAbsolutePath().toString(), RunStatus.COMPLETE, null, null);
        FrameTable table = MEDIA.table(source);
        OpenedSource openedSource = new OpenedSource(source, table);
        recorder.seen.forget();
        player.show(new PlayRange(openedSource, new FrameRange(0, 600), "cpu"));
        recorder.seen.await(s -> s.openedSource().equals(openedSource));
        TimeUnit.MILLISECONDS.sleep(1000);
        recorder.seen.forget();
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long began = System.nanoTime();
        player.toggle();
        recorder.seen.awaitOver(40);
        long took = System.nanoTime() - began;
        long cores = (system.getProcessCpuTime() - cpu) * 100 / took;
        figure("frames dropped of 600", 599 - recorder.seen.seen().size());
        figure("ten seconds took, ms", took / 1_000_000);
        if (MpvSeeks.isThere()) {
            Process other = new ProcessBuilder("bash", "-c",
                    "TIMEFORMAT='%U %S %R'; time mpv --no-config --really-quiet --ao=null --vo=x11 --geometry="
                            + WIDTH + "x" + HEIGHT + " --length=10 " + file)
                    .redirectErrorStream(true).start();
            String told = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            other.waitFor();
            String last = told.lines().toList().getLast();
            String[] seconds = last.split(" ");
            double others = (Double.parseDouble(seconds[0]) + Double.parseDouble(seconds[1])) * 100
                    / Double.parseDouble(seconds[2]);
            figure("mpv, x11: user, system, real seconds", last);
            figure("1080p60 into 1280 by 720: cores, hundredths", cores,
                    "at most 1.6 times mpv's " + Math.round(others), cores <= others * 1.6);
        } else {
            figure("1080p60 into 1280 by 720: cores, hundredths", cores);
        }
    }

    private void memory() throws Exception {
        Random random = new Random(11);
        List<Long> rss = new ArrayList<>();
        FrameRate any = new FrameRate(25, 1);
        for (int i = 1; i <= 500; i++) {
            NumberedMedia.Medium medium = media.get(random.nextInt(media.size()));
            OpenedSource openedSource = openedSource(medium);
            long in = random.nextLong(medium.frames() - 10);
            recorder.seen.forget();
            player.show(new PlayRange(openedSource, new FrameRange(in, in + 5), any.label() + i));
            recorder.seen.await(s -> s.openedSource().equals(openedSource) && s.said() == in);
            if (i % 100 == 0) {
                System.gc();
                rss.add(Files.readAllLines(Path.of("/proc/self/status")).stream().filter(l -> l.startsWith("VmRSS"))
                        .map(l -> Long.parseLong(l.replaceAll("\\D", "")) / 1024).findFirst().orElse(0L));
            }
        }
        figure("MB resident after 100 … 500 switches", rss, "no growth over the last 300",
                rss.getLast() <= rss.get(1) + rss.get(1) / 20);
    }
}
