package clipbrowser.bench;

import clipbrowser.app.WholeWindow;
import clipbrowser.testing.FaultyServer;
import clipbrowser.testing.RunJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;

/**
 * How long the real window takes from asking for a run of 1,000 and 5,000 clips until its list is there, and its worst
 * frame while the list is scrolled and the timeline zoomed and panned. Arguments: a file for JSON, if wanted.
 *
 * <p>
 * The source is an hour long and can't be had, so that nothing but list and timeline is measured. The first round is
 * left out: the program's own code is compiled in it.
 */
public final class WindowBench {
    private static final int FRAMES = 240;
    private static final int ROUNDS = 3;
    private static final long HOUR = 3_600_000;

    private final Scene scene;
    private final StringBuilder json;

    private WindowBench(Scene scene, StringBuilder json) {
        this.scene = scene;
        this.json = json;
    }

    public static void main(String[] args) throws Exception {
        CompletableFuture<Void> started = new CompletableFuture<>();
        Platform.startup(() -> started.complete(null));
        started.get();
        Platform.setImplicitExit(false);
        StringBuilder json = new StringBuilder("{\"bench\":\"window\"");
        System.out.println("| clips | asked to list shown | | median frame | worst frame | over 34 ms |");
        for (int clips : new int[]{1000, 5000}) {
            for (int round = 0; round < ROUNDS; round++) {
                measure(clips, round == ROUNDS - 1 ? json : new StringBuilder(), round == ROUNDS - 1);
            }
        }
        Platform.exit();
        if (args.length > 0) {
            Files.writeString(Path.of(args[0]), json.append("}\n"));
        }
        System.exit(0);
    }

    private static void measure(int clips, StringBuilder json, boolean told) throws Exception {
        Path home = Files.createTempDirectory("window-bench");
        try (FaultyServer server = new FaultyServer()) {
            server.run("large", large(clips));
            CompletableFuture<Stage> opened = new CompletableFuture<>();
            CompletableFuture<WholeWindow> program = new CompletableFuture<>();
            onFx(() -> {
                Stage stage = new Stage();
                program.complete(new WholeWindow(stage, "large", server.apiUrl(), FaultyServer.KEY, home));
                opened.complete(stage);
            });
            Stage stage = opened.get();
            try (WholeWindow window = program.get()) {
                WindowBench bench = new WindowBench(stage.getScene(), json);
                // The window itself is painted before anything is asked for.
                bench.frames(30, _ -> {}, () -> false);
                long began = System.nanoTime();
                onFx(window::begin);
                bench.frames(3000, _ -> {}, bench::listed);
                double listed = (System.nanoTime() - began) / 1e6;
                bench.frames(60, _ -> {}, () -> false);
                String first = String.format(Locale.ROOT, "| %d | %.0f ms |", clips, listed);
                json.append(String.format(Locale.ROOT, ",\"clips_%d\":{\"listed_ms\":%.0f", clips, listed));
                for (String line : List.of(bench.scrollTheList(), bench.zoomTheTimeline(), bench.panTheTimeline())) {
                    if (told) {
                        System.out.println(first + line);
                    }
                    first = "| | |";
                }
                json.append('}');
            }
            onFx(stage::hide);
        }
    }

    private static String large(int count) {
        Random random = new Random(7);
        String source = RunJson.source("hour", "{media}/absent.mp4").replace("\"duration_ms\": 12000",
                "\"duration_ms\": " + HOUR).replace("\"frame_count\": 300", "\"frame_count\": 90000");
        List<String> clips = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long in = i * (HOUR - 20_000) / count / 40 * 40;
            clips.add(RunJson.clip("clip%05d".formatted(i), in, in + 40L * (25 + random.nextInt(400)), source));
        }
        return RunJson.run("complete", clips);
    }

    private boolean listed() {
        return scene.getRoot().lookupAll(".row-title").stream()
                .anyMatch(node -> node instanceof Label label && label.getText().startsWith("clip0"));
    }

    private String scrollTheList() throws Exception {
        Node list = scene.lookup("#clip-list");
        return line("scroll the list", frames(FRAMES, frame -> Event.fireEvent(
                scene.lookup(".clip-list .sheet") == null ? list : scene.lookup(".clip-list .sheet"),
                scroll(200, 300, frame < FRAMES / 2 ? -400 : 400)), () -> false));
    }

    private String zoomTheTimeline() throws Exception {
        Node surface = scene.lookup("#timeline-surface");
        return line("zoom the timeline", frames(FRAMES,
                frame -> Event.fireEvent(surface, scroll(700, 90, frame % 60 < 30 ? 40 : -40)), () -> false));
    }

    private String panTheTimeline() throws Exception {
        Node surface = scene.lookup("#timeline-surface");
        frames(12, _ -> Event.fireEvent(surface, scroll(700, 90, 40)), () -> false);
        onFx(() -> Event.fireEvent(surface, mouse(MouseEvent.MOUSE_PRESSED, 700)));
        String line = line("pan the timeline", frames(FRAMES, frame -> Event.fireEvent(surface,
                mouse(MouseEvent.MOUSE_DRAGGED, 700 + 600 * Math.sin(frame / 20.0))), () -> false));
        onFx(() -> Event.fireEvent(surface, mouse(MouseEvent.MOUSE_RELEASED, 700)));
        return line;
    }

    private static ScrollEvent scroll(double x, double y, double by) {
        return new ScrollEvent(ScrollEvent.SCROLL, x, y, x, y, false, false, false, false, false, false, 0, by, 0, by,
                ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0,
                new PickResult(null, x, y));
    }

    private static MouseEvent mouse(javafx.event.EventType<MouseEvent> type, double x) {
        return new MouseEvent(type, x, 90, x, 90, MouseButton.MIDDLE, 1, false, false, false, false, false, true,
                false, false, false, false, new PickResult(null, x, 90));
    }

    private String line(String what, double[] frames) {
        double[] sorted = frames.clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        double worst = sorted[sorted.length - 1];
        long late = Arrays.stream(frames).filter(ms -> ms > 34).count();
        json.append(String.format(Locale.ROOT, ",\"%s\":{\"median_ms\":%.1f,\"worst_ms\":%.1f,\"late\":%d}",
                what.replace(' ', '_'), median, worst, late));
        return String.format(Locale.ROOT, " %s | %.1f ms | %.1f ms | %d of %d |", what, median, worst, late,
                frames.length);
    }

    /** Does something in each frame; gives the times from each frame to the next in milliseconds. */
    private double[] frames(int count, IntConsumer each, BooleanSupplier over) throws Exception {
        CompletableFuture<double[]> done = new CompletableFuture<>();
        onFx(() -> new AnimationTimer() {
            private final List<Double> times = new ArrayList<>();
            private long last;
            private int frame;

            @Override
            public void handle(long now) {
                long at = System.nanoTime();
                if (last != 0) {
                    times.add((at - last) / 1e6);
                }
                last = at;
                if (frame >= count || over.getAsBoolean()) {
                    stop();
                    done.complete(times.stream().mapToDouble(Double::doubleValue).toArray());
                } else {
                    each.accept(frame++);
                }
            }
        }.start());
        return done.get(120, TimeUnit.SECONDS);
    }

    /** What may fail. */
    @FunctionalInterface
    private interface Doing {
        void run() throws Exception;
    }

    private static void onFx(Doing doing) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                doing.run();
                done.complete(null);
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        done.get(60, TimeUnit.SECONDS);
    }
}
