package clipbrowser.controller.review;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.model.StoredReview;
import clipbrowser.store.ReviewStore;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.util.OSInfo;

/** A process that is killed at any moment loses nothing that it had shown. */
class KillTest {
    private static final int KILLS = 200;
    private static final int AT_ONCE = 2;

    @TempDir
    Path temp;

    private record Count(int kills, long shown, int lost) {}

    @Test
    void twoHundredKilledProcessesLoseNothingThatTheyHadShown() throws Exception {
        Path library = library();
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Count>> work = IntStream.range(0, AT_ONCE).<Callable<Count>>mapToObj(
                    i -> () -> kill(temp.resolve("data" + i), library, new Random(i))).toList();
            int kills = 0;
            int lost = 0;
            long shown = 0;
            for (Future<Count> done : workers.invokeAll(work)) {
                kills += done.get().kills;
                lost += done.get().lost;
                shown += done.get().shown;
            }
            System.out.println(kills + " kills, " + shown + " changes shown as saved, " + lost + " lost");
            assertThat(kills).isEqualTo(KILLS);
            assertThat(shown).isGreaterThan(1000);
            assertThat(lost).isZero();
        }
    }

    private static Count kill(Path folder, Path library, Random random) throws Exception {
        int lost = 0;
        long shown = 0;
        for (int i = 0; i < KILLS / AT_ONCE; i++) {
            Process child = start(folder, library);
            Map<String, Long> last = new HashMap<>();
            long[] lines = {0};
            CountDownLatch ready = new CountDownLatch(1);
            Thread reader = Thread.ofVirtual().start(() -> {
                try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
                    for (String line = out.readLine(); line != null; line = out.readLine()) {
                        String[] words = line.split(" ");
                        // The last line may be cut off in the middle; a shorter number is a smaller one.
                        if (words.length == 2 && !words[1].isEmpty()) {
                            last.put(words[0], Long.parseLong(words[1]));
                            lines[0]++;
                        }
                        ready.countDown();
                    }
                } catch (java.io.IOException _) {
                    // The pipe broke with its process.
                }
            });
            // One in five is killed while it starts, recovers the journal and opens the file.
            if (i % 5 != 0) {
                assertThat(ready.await(30, TimeUnit.SECONDS)).isTrue();
                child.waitFor(random.nextInt(120_000), TimeUnit.MICROSECONDS);
            } else {
                child.waitFor(100 + random.nextInt(500), TimeUnit.MILLISECONDS);
            }
            assertThat(child.isAlive()).as("the child runs until it is killed").isTrue();
            child.destroyForcibly().waitFor();
            reader.join();
            shown += lines[0];
            try (ReviewStore store = ReviewStore.open(folder)) {
                assertThat(store.found()).isEmpty();
                Map<String, StoredReview> kept = store.load(KillChild.RUN).clips();
                for (Map.Entry<String, Long> each : last.entrySet()) {
                    StoredReview there = kept.get(each.getKey());
                    if (there == null || Long.parseLong("0" + there.clipReview().title()) < each.getValue()) {
                        lost++;
                    }
                }
            }
        }
        return new Count(KILLS / AT_ONCE, shown, lost);
    }

    private static Process start(Path folder, Path library) throws Exception {
        String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(p -> p.endsWith("classes") || p.contains("sqlite-jdbc") || p.contains("slf4j-api")
                        || p.contains("javafx-base") || p.contains("jackson"))
                .collect(Collectors.joining(File.pathSeparator));
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx96m", "--enable-native-access=ALL-UNNAMED",
                "-Dorg.sqlite.lib.path=" + library, "-cp", path, KillChild.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    /** Unpacked once: killed processes would each leave their own behind. @return its folder */
    private Path library() throws Exception {
        String name = System.mapLibraryName("sqlitejdbc");
        String inside = "/org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/" + name;
        Path folder = Files.createDirectories(temp.resolve("library"));
        try (InputStream bytes = ReviewStore.class.getResourceAsStream(inside)) {
            Files.copy(java.util.Objects.requireNonNull(bytes), folder.resolve(name));
        }
        return folder;
    }
}
