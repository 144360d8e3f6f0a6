package clipbrowser.bench;

import java.awt.AWTException;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How long from the start of the process to its window, and to the first picture of the demo's clip. An empty JavaFX
 * window stands beside it. Milliseconds; seen from outside, on the screen itself: the first pixel that is not the bare
 * screen's black is the window, brightness in its middle is the picture. Arguments: a file for JSON, if wanted.
 *
 * <p> What is measured is the installed program, as the desktop starts it and with the demo's run, if there is one
 * (CLIP_BROWSER, else /opt/clip-browser, else the image that packaging/build made), and the program as packaging/run
 * starts it without any cache of classes.
 */
public final class StartBench {
    private static final int ROUNDS = 7;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);
    /** What a decoded picture may take after the window; the demo's server and media are on this machine. */
    private static final long PICTURE_PATIENCE = TimeUnit.SECONDS.toNanos(6);
    private static final int BRIGHT = 80;
    /** Between two looks: more of them would take a good part of the two cores that are measured. */
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(4);

    private final Robot robot;
    private final Path home;

    private StartBench(Path home) throws AWTException {
        this.home = home;
        robot = new Robot();
    }

    public static void main(String[] args) throws Exception {
        Path home = Files.createTempDirectory("start-bench");
        StartBench bench = new StartBench(home);
        Map<String, List<String>> programs = programs();
        Map<String, List<Seen>> seen = new LinkedHashMap<>();
        // The first round only warms the disk's cache.
        for (int round = -1; round < ROUNDS; round++) {
            for (Map.Entry<String, List<String>> program : programs.entrySet()) {
                Seen one = bench.start(program.getValue());
                if (round >= 0) {
                    seen.computeIfAbsent(program.getKey(), _ -> new ArrayList<>()).add(one);
                }
            }
        }
        StringBuilder json = new StringBuilder("{\"bench\":\"start\",\"rounds\":" + ROUNDS);
        System.out.printf("| %-28s | %-26s | %-26s |%n", "start, ms", "to the window", "to the first picture");
        seen.forEach((name, all) -> {
            Figures window = Figures.of(all.stream().mapToDouble(Seen::window).toArray());
            Figures picture = Figures.of(all.stream().mapToDouble(Seen::picture).toArray());
            System.out.printf("| %-28s | %-26s | %-26s |%n", name, window, picture);
            json.append(",\"").append(name.replaceAll("[^A-Za-z]+", "_")).append("\":{\"window\":")
                    .append(window.json())
                    .append(",\"picture\":").append(picture.json()).append('}');
        });
        if (args.length > 0) {
            Files.writeString(Path.of(args[0]), json.append("}\n"));
        }
    }

    private static Map<String, List<String>> programs() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Map<String, List<String>> programs = new LinkedHashMap<>();
        programs.put("empty JavaFX window", List.of(java, "--enable-native-access=ALL-UNNAMED", "-Dprism.order="
                + System.getProperty("prism.order", "es2,sw"), "-cp", System.getProperty("java.class.path"),
                EmptyWindow.Main.class.getName()));
        List<Path> places = new ArrayList<>();
        String named = System.getenv("CLIP_BROWSER");
        if (named != null) {
            places.add(Path.of(named));
        }
        places.add(Path.of("/opt/clip-browser/bin/clip-browser"));
        places.add(Path.of("target/image/clip-browser/bin/clip-browser"));
        places.stream().filter(Files::isExecutable).findFirst()
                .map(p -> p.toAbsolutePath().toString()).ifPresent(p -> {
                    programs.put("installed", List.of(p));
                    programs.put("installed, the demo's run", List.of(p, "--demo"));
                });
        String modules = System.getProperty("clipbrowser.modules");
        if (modules != null) {
            List<String> command = new ArrayList<>(List.of(java));
            Files.readAllLines(Path.of("packaging/java-options")).stream()
                    .filter(l -> !l.isBlank() && !l.startsWith("#")).forEach(command::add);
            command.addAll(List.of("-Dclipbrowser.demo=" + System.getProperty("clipbrowser.demo", "assets/demo"),
                    "--module-path", modules, "--module", "clipbrowser/clipbrowser.app.Main", "--demo"));
            programs.put("from the tree without cache", command);
        }
        return programs;
    }

    private Seen start(List<String> command) throws IOException, InterruptedException {
        await(() -> !lit(), PATIENCE);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(home.resolve("output.txt").toFile());
        builder.environment().put("CLIP_BROWSER_HOME", home.resolve("home").toString());
        long began = System.nanoTime();
        Process process = builder.start();
        try {
            double window = await(this::lit, PATIENCE) ? (System.nanoTime() - began) / 1e6 : Double.NaN;
            boolean shows = command.contains("--demo") && await(this::pictured, PICTURE_PATIENCE);
            return new Seen(window, shows ? (System.nanoTime() - began) / 1e6 : Double.NaN);
        } finally {
            process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    /** Something is painted in the middle of the screen, which is black while nothing is there. */
    private boolean lit() {
        return (robot.getPixelColor(800, 500).getRGB() & 0xffffff) != 0;
    }

    /** The surround of the picture is nearly black: brightness over a fifth of the viewer's middle is a picture. */
    private boolean pictured() {
        BufferedImage part = robot.createScreenCapture(new Rectangle(900, 200, 320, 160));
        int bright = 0;
        for (int y = 0; y < part.getHeight(); y += 8) {
            for (int x = 0; x < part.getWidth(); x += 8) {
                int rgb = part.getRGB(x, y);
                if (Math.max(rgb >> 16 & 255, Math.max(rgb >> 8 & 255, rgb & 255)) > BRIGHT) {
                    bright++;
                }
            }
        }
        return bright * 5 > 40 * 20;
    }

    private static boolean await(java.util.function.BooleanSupplier condition, long nanos) {
        long until = System.nanoTime() + nanos;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                return false;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(LOOK);
        }
        return true;
    }

    /** Milliseconds; NaN for what did not come. */
    private record Seen(double window, double picture) {}

    /** Of several rounds; NaN if one of them has none. */
    private record Figures(double median, double least, double most) {
        static Figures of(double[] all) {
            double[] sorted = all.clone();
            Arrays.sort(sorted);
            double most = sorted[sorted.length - 1];
            return Double.isNaN(most)
                    ? new Figures(most, most, most)
                    : new Figures(sorted[sorted.length / 2], sorted[0], most);
        }

        String json() {
            return Double.isNaN(median)
                    ? "null"
                    : String.format(Locale.ROOT, "{\"median_ms\":%.0f,\"least_ms\":%.0f,\"most_ms\":%.0f}", median,
                            least,
                            most);
        }

        @Override
        public String toString() {
            return Double.isNaN(median)
                    ? "none"
                    : String.format(Locale.ROOT, "%.0f (%.0f to %.0f)", median, least, most);
        }
    }
}
