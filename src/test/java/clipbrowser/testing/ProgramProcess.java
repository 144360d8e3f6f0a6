package clipbrowser.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The real program as a process of its own, its window on the display, worked as from outside. */
public final class ProgramProcess implements AutoCloseable {
    private static final long PATIENCE_S = 60;
    private static final long REST = 400_000_000;
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;
    private final XDisplay display = new XDisplay();
    private final Process process;
    private final Path output;

    /**
     * Starts it from the classes that are tested, its window over the display's 1600 by 1000.
     *
     * @param home      for everything that it keeps
     * @param key       of the service
     * @param arguments as on its command line
     */
    public ProgramProcess(Path home, String key, String... arguments) throws IOException {
        this(home, key, List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Dprism.order=sw",
                "-Dprism.dirtyregioncount=15",
                "-cp", System.getProperty("java.class.path"), "clipbrowser.app.Main"), arguments);
    }

    /** The same with a launcher of one's own. @param launcher its command line, without what comes after it */
    public ProgramProcess(Path home, String key, List<String> launcher, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(launcher);
        command.addAll(List.of(arguments));
        Files.writeString(Files.createDirectories(home.resolve("settings")).resolve("settings.json"),
                "{\"window\": {\"x\": 0, \"y\": 0, \"width\": 1600, \"height\": 1000, \"maximized\": false}}");
        output = Files.createDirectories(home).resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(Map.of("CLIP_BROWSER_HOME", home.toString(), "VIDEO_DEV_API_KEY", key));
        process = builder.start();
    }

    /** Waits for its window to be seen. */
    public long window() {
        await("the window", () -> display.windowOf(process.pid()).isPresent());
        OptionalLong window = display.windowOf(process.pid());
        return window.orElseThrow();
    }

    /** Waits for a frame to be seen, wherever in the window, and keeps an eye on it from then on. */
    public StripOnDisplay picture(int number) {
        window();
        // Not where a label or a list lies under it.
        display.point(1590, 990);
        AtomicReference<@Nullable StripOnDisplay> found = new AtomicReference<>();
        await("frame " + number + " on the display", () -> {
            StripOnDisplay.find(display, WIDTH, HEIGHT, number).ifPresent(found::set);
            return found.get() != null;
        });
        return java.util.Objects.requireNonNull(found.get());
    }

    /** The display, for its keys and pixels. */
    public XDisplay display() {
        return display;
    }

    /** Waits until something holds. @throws AssertionError with what the program said, if it doesn't in a minute */
    public void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new AssertionError("never came: " + what + (process.isAlive() ? "" : ", it ended") + said());
            }
            java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
        }
    }

    /** Waits until it has little left to do but to wait: what it starts with has been loaded and compiled. */
    public void awaitRest() {
        long[] last = {System.nanoTime(), worked()};
        await("rest", () -> {
            long now = System.nanoTime();
            if (now - last[0] < REST) {
                return false;
            }
            long worked = worked();
            boolean rests = (worked - last[1]) * 2 < now - last[0];
            last[0] = now;
            last[1] = worked;
            return rests;
        });
    }

    /** What it holds of the memory now, in kibibytes; with the processes that it has started. */
    public long resident() {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(process.toHandle()), process.descendants())
                .mapToLong(one -> residentOf(one.pid())).sum();
    }

    private static long residentOf(long pid) {
        try (java.util.stream.Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", ""))).sum();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Processor time so far, in nanoseconds. */
    private long worked() {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    /**
     * Closes its window by the cross and waits for the process to end.
     *
     * @return how long that took, in nanoseconds
     */
    public long closeWindow() throws InterruptedException {
        long window = window();
        long began = System.nanoTime();
        display.close(window);
        if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
            throw new AssertionError("it never ended" + said());
        }
        long took = System.nanoTime() - began;
        if (process.exitValue() != 0) {
            throw new AssertionError("it ended with " + process.exitValue() + said());
        }
        return took;
    }

    private String said() {
        try {
            return "; it said: " + Files.readString(output);
        } catch (IOException e) {
            return "; what it said can't be read: " + e;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        display.close();
    }
}
