package clipbrowser.cli;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.model.ClipReview;
import clipbrowser.model.Decision;
import clipbrowser.model.RunKey;
import clipbrowser.store.Folders;
import clipbrowser.testing.TestDemuxers;
import clipbrowser.time.FrameRange;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code clip-browser import}, on a saved answer whose media can't be had. */
class ImportCommandTest {
    private static final String API = "http://127.0.0.1:9/v1";

    @TempDir
    Path home;
    private Folders folders;
    private Path answer;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void answer() throws Exception {
        folders = Folders.of("Linux", Map.of(Folders.HOME, home.resolve("home").toString()), home);
        answer = Files.writeString(home.resolve("run.json"), """
                {"status":"complete","run_id":"saved","clips":[
                 {"clip_id":"x","start_time_ms":1000,"end_time_ms":2000,"source_media":{"status":"complete",
                  "media_id":"m","media_url":"http://127.0.0.1:9/m.mp4","media_info":{"fps":25,"frame_count":300}}},
                 {"clip_id":"y","start_time_ms":3000,"end_time_ms":4000,"source_media":{"status":"complete",
                  "media_id":"m","media_url":"http://127.0.0.1:9/m.mp4","media_info":{"fps":25,"frame_count":300}}}]}
                """);
    }

    private int run(Object command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--from", answer.toString(), "--api-url", API));
        return new picocli.CommandLine(command).setParameterExceptionHandler(CommandLine::complain).setOut(
                new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(all.toArray(String[]::new));
    }

    private int take(String... arguments) {
        return run(new ImportCommand(folders, Map.of(), TestDemuxers.ALL), arguments);
    }

    private Map<String, ClipReview> saved() throws Exception {
        return SavedReview.read(folders.data(), new RunKey("http://127.0.0.1:9", "saved")).clipReviews();
    }

    private String decisions(String text) throws Exception {
        return Files.writeString(home.resolve("d.json"), text).toString();
    }

    @Test
    void whatIsTakenOverIsExported() throws Exception {
        String file = decisions("""
                {"run_id":"saved","clips":[{"clip_id":"x","decision":"keep","in_frame":30,"out_frame":60,"title":"T"},
                 {"clip_id":"y","decision":"reject"},{"clip_id":"z","decision":"keep"}]}""");
        assertThat(take(file)).as(err.toString()).isZero();
        assertThat(err.toString()).contains("not in this run: z");
        ClipReview x = Objects.requireNonNull(saved().get("x"));
        assertThat(x.decision()).isEqualTo(Decision.KEEP);
        assertThat(Objects.requireNonNull(x.trim()).range()).isEqualTo(new FrameRange(30, 60));
        Path output = home.resolve("out");
        assertThat(run(new ExportCommand(folders, Map.of(), TestDemuxers.ALL), "--format", "edl", "--output",
                output.toString()))
                .isZero();
        assertThat(Files.readString(output.resolve("saved_m_edl.edl"))).contains(
                "00:00:01:05 00:00:02:10 01:00:00:00 01:00:01:05").contains("* COMMENT: T");
        // Once more: nothing new, nothing lost.
        assertThat(take(file)).isZero();
        assertThat(out.toString()).contains("Already so: 2");
    }

    @Test
    void contradictionsAreNamedAndChosen() throws Exception {
        assertThat(take(decisions("[{\"clip_id\":\"x\",\"decision\":\"keep\"}]"))).isZero();
        String other = decisions(
                "[{\"clip_id\":\"x\",\"decision\":\"reject\"},{\"clip_id\":\"y\",\"decision\":\"keep\"}]");
        assertThat(take(other)).isEqualTo(1);
        assertThat(err.toString()).contains("x: here kept; in the file rejected").contains("--conflicts");
        assertThat(saved()).containsOnlyKeys("x");
        assertThat(take(other, "--conflicts", "here")).isZero();
        assertThat(Objects.requireNonNull(saved().get("x")).decision()).isEqualTo(Decision.KEEP);
        assertThat(Objects.requireNonNull(saved().get("y")).decision()).isEqualTo(Decision.KEEP);
        assertThat(take(other, "--conflicts", "file")).isZero();
        assertThat(Objects.requireNonNull(saved().get("x")).decision()).isEqualTo(Decision.REJECT);
    }

    @Test
    void whatCannotBeReadIsASentence() throws Exception {
        assertThat(take(home.resolve("none.json").toString())).isEqualTo(1);
        assertThat(take(decisions("{\"a\":1}"))).isEqualTo(1);
        assertThat(take(decisions("{\"run_id\":\"other\",\"clips\":[]}"), "--conflicts", "both")).isEqualTo(2);
        assertThat(take(decisions("{\"run_id\":\"other\",\"clips\":[{\"clip_id\":\"x\",\"decision\":\"keep\"}]}")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("run other").doesNotContain("Exception");
        assertThat(saved()).isEmpty();
    }

    @Test
    void aDeviceOrAFileWithoutEndIsASentence() throws Exception {
        assertThat(take("/dev/zero")).isEqualTo(1);
        String saved = answer.toString();
        answer = Path.of("/dev/zero");
        assertThat(take(decisions("[{\"clip_id\":\"x\",\"decision\":\"keep\"}]"))).isEqualTo(1);
        answer = Path.of(saved);
        assertThat(err.toString().lines()).hasSize(2);
        assertThat(err.toString()).doesNotContain("Exception").doesNotContain("\tat ");
    }

    @Test
    void aFolderThatCannotBeWrittenIsASentence() throws Exception {
        Files.writeString(home.resolve("home"), "a file where the folder should be");
        assertThat(take(decisions("[{\"clip_id\":\"x\",\"decision\":\"keep\"}]"))).isEqualTo(1);
        assertThat(err.toString()).contains(folders.data().toString()).doesNotContain("Exception");
    }

    @Test
    void noEscapeOfAFileReachesTheTerminal() throws Exception {
        assertThat(take(decisions("[{\"key\":\"z\\u001b[31m\\u009b2J\\u202e\",\"decision\":\"keep\"},"
                + "{\"clip_id\":\"x\",\"decision\":\"keep\",\"title\":\"\\u001b]0;t\\u0007\"}]"))).isZero();
        assertThat(take(decisions("[{\"clip_id\":\"x\",\"decision\":\"reject\",\"note\":\"\\u001b[2J\"}]")))
                .isEqualTo(1);
        assertThat(take(decisions("{\"run_id\":\"\\u001b[2J\",\"clips\":[{\"clip_id\":\"x\",\"decision\":\"keep\"}]}")))
                .isEqualTo(1);
        assertThat(take("x.json", "--conflicts", "\u001b[2J")).isEqualTo(2);
        assertThat(err.toString()).contains("not in this run: z").contains("title");
        assertThat(
                (err.toString() + out).codePoints().filter(c -> Character.isISOControl(c) && c != '\n' || c == 0x202e))
                .isEmpty();
    }
}
