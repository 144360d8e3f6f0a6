package clipbrowser.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import clipbrowser.time.Timecode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Names of files and reels: each once, however many are alike. */
class NamesTest {
    private static List<String> names(List<String> wanted) {
        FileNames names = new FileNames();
        return wanted.stream().map(names::unique).toList();
    }

    private static List<String> reels(List<String> files) {
        Timecode timecode = Timecode.of(Samples.R25);
        List<ExportSource> sources = IntStream.range(0, files.size()).mapToObj(i -> new ExportSource("s" + i,
                "https://x.org/" + i + "/" + files.get(i), null, null, timecode, Samples.picture(0, 0, 0, null,
                        timecode)))
                .toList();
        return List.copyOf(Reels.of(sources, ExportOptions.Reels.SHORT).values());
    }

    @Test
    void equalNamesAreNumberedAndNumbersThatAreTakenLeftOut() {
        assertThat(names(List.of("a", "a_3", "A", "a", "a", "a_3"))).containsExactly("a", "a_3", "A_2", "a_4", "a_5",
                "a_3_2");
    }

    @Test
    void equalReelsAreNumberedWithinEightLetters() {
        assertThat(reels(List.of("tape.mp4", "tape.mov", "TAPE2.mp4", "tape.mkv", "abcdefghij.mp4", "abcdefghik.mp4")))
                .containsExactly("TAPE", "TAPE2", "TAPE22", "TAPE3", "ABCDEFGH", "ABCDEFG2");
    }

    @Test
    void thousandsOfEqualNamesAreGivenAtOnce() {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            List<String> names = names(IntStream.range(0, 100_000).mapToObj(i -> i % 2 == 0 ? "clip" : "clip_" + i)
                    .toList());
            assertThat(new HashSet<>(names)).hasSize(100_000);
            Set<String> reels = new HashSet<>(reels(IntStream.range(0, 50_000).mapToObj(i -> i % 3 == 0
                    ? "abcdefg" + i + ".mp4"
                    : "abcdefghijk.mp4").toList()));
            assertThat(reels).hasSize(50_000).allMatch(reel -> reel.matches("[A-Z0-9]{1,8}"));
        });
    }
}
