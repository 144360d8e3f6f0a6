package clipbrowser.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    private final List<Start> opened = new ArrayList<>();
    private final List<LogLevel> levels = new ArrayList<>();
    private final StringWriter err = new StringWriter();
    private final StringWriter out = new StringWriter();

    private int run(String... arguments) {
        return CommandLine.with("0.1.0", start -> {
            opened.add(start);
            return 0;
        }, levels::add).setErr(new PrintWriter(err, true))
                .setOut(new PrintWriter(out, true)).execute(arguments);
    }

    @Test
    void opensTheStartPageARunOrTheDemo() {
        assertThat(run()).isZero();
        assertThat(run("run_1", "--api-url", "http://127.0.0.1:8080/v1")).isZero();
        assertThat(run("--demo")).isZero();
        assertThat(run("")).isZero();
        assertThat(opened).containsExactly(new Start(null, "https://api.video.dev/v1", false),
                new Start("run_1", "http://127.0.0.1:8080/v1", false),
                new Start(null, "https://api.video.dev/v1", true),
                new Start(null, "https://api.video.dev/v1", false));
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--demo run_1", "--demo --api-url http://127.0.0.1:1", "--nonsense", "run_1 run_2",
            "run_1 --api-url http://example.com/v1", "run_1 --api-url ftp://example.com", "run_1 --api-url nonsense",
            "--from /no/such/file", "run_1 --from pom.xml",
            "run_1 --api-url https://someone:secret@example.com/v1", "run_1 --api-url"})
    void aWrongCommandIsOneSentenceAndCode2(String command) {
        assertThat(run(command.split(" "))).isEqualTo(2);
        assertThat(opened).isEmpty();
        assertThat(err.toString().lines()).hasSize(2);
        assertThat(err.toString()).contains("--help").doesNotContain("secret").doesNotContain("Exception");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void theLogTellsAsMuchAsIsAskedFor() {
        assertThat(run("--demo", "--log-level", "debug")).isZero();
        assertThat(run("--log-level=WARN", "run_1")).isZero();
        assertThat(levels).containsExactly(LogLevel.DEBUG, LogLevel.WARN);
        assertThat(run("--demo", "--log-level", "loud")).isEqualTo(2);
        assertThat(err.toString()).contains("loud", "DEBUG");
    }

    @Test
    void helpNamesTheVariablesAndTheExitCodes() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("VIDEO_DEV_API_KEY", "CLIP_BROWSER_HOME", "Exit codes", "--api-url");
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).contains("Clip Browser ");
    }
}
