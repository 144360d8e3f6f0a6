package clipbrowser.cli;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.demo.DemoServer;
import clipbrowser.model.ClipChange;
import clipbrowser.model.Decision;
import clipbrowser.model.FieldChange;
import clipbrowser.model.Proposal;
import clipbrowser.model.RunKey;
import clipbrowser.model.Transaction;
import clipbrowser.model.Trim;
import clipbrowser.store.Folders;
import clipbrowser.store.ReviewStore;
import clipbrowser.testing.TestDemuxers;
import clipbrowser.time.FrameRange;
import clipbrowser.time.FrameRate;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code clip-browser export}, against the demo's server, with decisions on the disk. */
class ExportCommandTest {
    private static DemoServer server;

    @TempDir
    Path home;
    private Folders folders;
    private Path output;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void serve() throws Exception {
        server = DemoServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void folders() {
        folders = Folders.of("Linux", Map.of(Folders.HOME, home.resolve("home").toString()), home);
        output = home.resolve("output");
    }

    private int export(String... arguments) {
        return export(Map.of(Start.KEY_VARIABLE, server.key()), arguments);
    }

    private int export(Map<String, String> environment, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--api-url", server.apiUrl()));
        return new picocli.CommandLine(new ExportCommand(folders, environment, TestDemuxers.ALL))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true)).execute(all.toArray(String[]::new));
    }

    private void say(String clip, FieldChange... said) throws Exception {
        URI api = URI.create(server.apiUrl());
        folders.make();
        try (ReviewStore store = ReviewStore.open(folders.data())) {
            List<ClipChange> remarks = Stream.of(said)
                    .map(s -> new ClipChange(clip, new Proposal(clip, 1667L, 4917L, "bbb_excerpt"), s)).toList();
            store.write(new RunKey(api.getScheme() + "://" + api.getAuthority(), "demo"),
                    List.of(new Transaction(remarks,
                            new Transaction.History.Unchanged())));
        }
    }

    private List<Path> files() throws Exception {
        if (!Files.exists(output)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(output)) {
            return files.sorted().toList();
        }
    }

    @Test
    void namesItsFormats() {
        assertThat(export("--format", "list")).isZero();
        assertThat(out.toString().lines().map(l -> l.split(" ")[0])).containsExactly("edl", "edl-markers", "fcpxml",
                "xmeml", "otio", "ale", "llc", "csv", "json", "ffmpeg", "webvtt", "files");
    }

    @Test
    void writesKeptClipsWithTheirTrims() throws Exception {
        say("a41f", new FieldChange.Decided(Decision.KEEP),
                new FieldChange.Trimmed(new Trim(new FrameRange(50, 100), new FrameRate(
                        24, 1))),
                new FieldChange.Titled("The | best"));
        assertThat(export("demo", "--format", "edl", "--output", output.toString())).isZero();
        assertThat(files()).hasSize(1);
        assertThat(Files.readString(files().getFirst())).contains(
                "00:00:02:02 00:00:04:04 01:00:00:00 01:00:02:02").contains("* COMMENT: The | best");
        assertThat(out.toString()).contains(files().getFirst().toString());
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void jsonHoldsEveryClipOfTheRun() throws Exception {
        say("a41f", new FieldChange.Decided(Decision.KEEP));
        say("a42c", new FieldChange.Decided(Decision.REJECT));
        assertThat(export("demo", "--format", "json", "--output", output.toString())).isZero();
        JsonNode run = new JsonMapper().readTree(Files.readString(files().getFirst()));
        JsonNode served = new JsonMapper().readTree(Files.readString(Path.of("assets/demo/run.json")));
        assertThat(run.path("clips")).hasSize(served.path("clips").size());
        JsonNode kept = run.path("clips").values().stream().filter(c -> c.path("clip_id").asString("").equals(
                "a41f")).findFirst().orElseThrow();
        assertThat(kept.path("decision").asString()).isEqualTo("keep");
        // 1667 ms and 4917 ms at 24 frames a second.
        assertThat(kept.path("in_frame").asLong()).isEqualTo(40);
        assertThat(kept.path("out_frame").asLong()).isEqualTo(118);
    }

    @Test
    void everyFormatWritesAllClips() {
        for (String format : List.of("edl", "edl-markers", "fcpxml", "xmeml", "otio", "ale", "llc", "csv", "json",
                "ffmpeg", "webvtt")) {
            assertThat(export("demo", "--format", format, "--output", output.toString(), "--which", "all", "--handles",
                    "12")).as(format + err).isZero();
        }
    }

    @Test
    void nothingKeptIsASentenceAndNoFile() throws Exception {
        assertThat(export("demo", "--format", "fcpxml", "--output", output.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("No clip is kept");
        assertThat(files()).isEmpty();
    }

    @Test
    void nothingIsOverwrittenUnlessForced() throws Exception {
        String[] all = {"demo", "--format", "csv", "--output", output.toString(), "--which", "all"};
        assertThat(export(all)).isZero();
        Files.writeString(files().getFirst(), "mine");
        assertThat(export(all)).isEqualTo(1);
        assertThat(files().getFirst()).hasContent("mine");
        assertThat(export(Stream.concat(Stream.of(all), Stream.of("--force")).toArray(String[]::new))).isZero();
        assertThat(Files.readString(files().getFirst())).startsWith("clip_id,");
    }

    @Test
    void aSavedAnswerNeedsNoKeyAndUnreachableMediaAreCountedByItsNumbers() throws Exception {
        Path saved = Files.writeString(home.resolve("run.json"), """
                {"status":"complete","run_id":"saved","clips":[
                 {"clip_id":"x","start_time_ms":1000,"end_time_ms":2000,"source_media":{"status":"complete",
                  "media_id":"m","media_url":"https://nowhere.invalid/m.mp4",
                  "media_info":{"fps":29.97,"duration_ms":10010,"frame_count":300}}}]}
                """);
        assertThat(export(Map.of(), "--from", saved.toString(), "--format", "edl", "--output", output.toString(),
                "--which", "all", "--drop-frame")).as(err.toString()).isZero();
        assertThat(err.toString()).contains("Warning").contains("m");
        assertThat(Files.readString(files().getFirst())).contains("FCM: DROP FRAME").contains(
                "00:00:01;00 00:00:02;00 01:00:00;00 01:00:01;00");
    }

    @Test
    void keptClipsBecomeFilesThatWereCheckedThroughTheHostedBytes() throws Exception {
        say("a41f", new FieldChange.Decided(Decision.KEEP),
                new FieldChange.Trimmed(new Trim(new FrameRange(50, 62), new FrameRate(
                        24, 1))),
                new FieldChange.Titled("The best"));
        Map<String, String> environment = Map.of(Start.KEY_VARIABLE, server.key(), "PATH", System.getenv("PATH"));
        assertThat(export(environment, "demo", "--format", "files", "--preset", "review", "--output",
                output.toString())).as(err.toString()).isZero();
        assertThat(files()).containsExactly(output.resolve("The best.mp4"));
        assertThat(out.toString()).contains("12 frames");
        assertThat(export(environment, "demo", "--format", "files", "--output", output.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("There already");
    }

    @Test
    void withoutFfmpegTheScriptIsWrittenInstead() throws Exception {
        say("a41f", new FieldChange.Decided(Decision.KEEP));
        assertThat(export("demo", "--format", "files", "--output", output.toString())).isZero();
        assertThat(files()).singleElement().satisfies(f -> assertThat(f.toString()).endsWith(".sh"));
        assertThat(err.toString()).contains("ffmpeg isn't installed");
    }

    /** Answers of the service on which exports fell short. */
    private static String handed(String name) throws Exception {
        return Path.of(java.util.Objects.requireNonNull(ExportCommandTest.class.getResource(name)).toURI()).toString();
    }

    @Test
    void linksOfSoundSkipTheMuteClipBeforeThem() throws Exception {
        assertThat(export(Map.of(), "--from", handed("mixsound-run.json"), "--format", "xmeml", "--as", "stringout",
                "--output", output.toString(), "--which", "all")).as(err.toString()).isZero();
        assertThat(Files.readString(files().getFirst()).replaceAll("\\s+", "")).contains(
                "<mediatype>audio</mediatype><trackindex>1</trackindex><clipindex>1</clipindex>").contains(
                        "<mediatype>video</mediatype><trackindex>1</trackindex><clipindex>2</clipindex>")
                .doesNotContain("<mediatype>audio</mediatype><trackindex>1</trackindex><clipindex>2</clipindex>")
                .doesNotContain("<bin>");
        assertThat(err.toString()).contains("offline");
    }

    @Test
    void aFileNameIsNeverAPath() throws Exception {
        assertThat(export(Map.of(), "--from", handed("slash-run.json"), "--format", "llc", "--output",
                output.toString(), "--which", "all")).as(err.toString()).isZero();
        assertThat(Files.readString(files().getFirst())).contains("\"mediaFileName\" : \"x.mp4\"");
    }

    @Test
    void whereNoneCanBeExportedEachIsNamed() throws Exception {
        Path saved = Files.writeString(home.resolve("run.json"),
                """
                        {"status":"complete","run_id":"saved","clips":[
                         {"clip_id":"backwards","start_time_ms":3000,"end_time_ms":2000,"source_media":{"status":"complete",
                          "media_id":"m","media_url":"https://nowhere.invalid/m.mp4","media_info":{"fps":25,"frame_count":300}}}]}
                        """);
        assertThat(export("--from", saved.toString(), "--format", "xmeml", "--output", output.toString(), "--which",
                "all")).isEqualTo(2);
        assertThat(err.toString()).contains("backwards");
        assertThat(files()).isEmpty();
    }

    @Test
    void aRunThatCannotBeHadIsOne() throws Exception {
        assertThat(export(Map.of(), "demo", "--format", "edl", "--output", output.toString())).isEqualTo(1);
        assertThat(export(Map.of(Start.KEY_VARIABLE, "wrong"), "demo", "--format", "edl", "--output",
                output.toString())).isEqualTo(1);
        assertThat(export("nosuchrun", "--format", "edl", "--output", output.toString())).isEqualTo(1);
        assertThat(err.toString()).doesNotContain(server.key()).doesNotContain("Exception");
        assertThat(files()).isEmpty();
    }

    @Test
    void aWrongCommandIsTwoAndASentence() {
        assertThat(export("demo", "--format", "avi", "--output", output.toString())).isEqualTo(2);
        assertThat(export("demo", "--format", "edl")).isEqualTo(2);
        assertThat(export("--format", "edl", "--output", output.toString())).isEqualTo(2);
        assertThat(export("demo", "--format", "edl", "--output", output.toString(), "--which", "some")).isEqualTo(2);
        assertThat(export("demo", "--format", "edl", "--output", output.toString(), "--handles", "-1")).isEqualTo(2);
        assertThat(export("demo", "--format", "edl", "--output", output.toString(), "--rate", "fast")).isEqualTo(2);
        assertThat(err.toString()).contains("No such format: avi").doesNotContain("Exception");
    }

    @Test
    void aSequenceOfEachClipHasTheHandlesOfTheSettingsAndTheOthersHaveNone() throws Exception {
        say("a41f", new FieldChange.Decided(Decision.KEEP));
        // 40 to 118 of 720 frames at 24, with a second to each side.
        assertThat(export("demo", "--format", "xmeml", "--output", output.toString())).isZero();
        assertThat(Files.readString(files().getFirst())).contains("<in>16</in>", "<out>142</out>", "<in>24</in>",
                "<out>102</out>");
        assertThat(export("demo", "--format", "xmeml", "--output", output.toString(), "--as", "stringout",
                "--force")).isZero();
        assertThat(Files.readString(files().getFirst())).contains("<in>40</in>", "<out>118</out>").doesNotContain(
                "<in>24</in>");
        Files.createDirectories(folders.settings());
        Files.writeString(folders.settings().resolve("settings.json"), "{\"handle_frames\":6}");
        assertThat(export("demo", "--format", "fcpxml", "--output", output.toString())).isZero();
        assertThat(Files.readString(files().getFirst())).contains("start=\"34/24s\" duration=\"90/24s\"",
                "value=\"In\"",
                "value=\"Out\"");
        assertThat(export("demo", "--format", "fcpxml", "--output", output.toString(), "--handles", "0",
                "--force")).isZero();
        assertThat(Files.readString(files().getFirst())).contains("start=\"40/24s\" duration=\"78/24s\"")
                .doesNotContain(
                        "marker");
    }

    @Test
    void aRateThatNoSourceHasIsASentence() {
        for (String rate : List.of("9223372036854775807/1", "1/9223372036854775807", "0", "-25", "1e9")) {
            assertThat(export("demo", "--format", "csv", "--output", output.toString(), "--rate", rate)).isEqualTo(2);
        }
        assertThat(err.toString()).contains("Not a frame rate: 9223372036854775807/1").doesNotContain("\tat ");
    }

    @Test
    void oddSourcesTakeNoOtherAlong() throws Exception {
        for (String name : List.of("counted", "counted2", "poison", "hugeexp", "url-with-newline")) {
            Path saved = home.resolve(name + ".json");
            try (java.io.InputStream in = java.util.Objects.requireNonNull(getClass().getResourceAsStream(
                    "/cases/runs/" + name + ".json"))) {
                Files.writeString(saved, new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).replace(
                        "@BASE@", "http://127.0.0.1:9").replace("https://h.example", "http://127.0.0.1:9"));
            }
            for (String format : List.of("json", "ffmpeg", "edl")) {
                assertThat(export("--from", saved.toString(), "--format", format, "--which", "all", "--output",
                        output.resolve(name).toString())).as(name + " " + format + "\n" + err).isZero();
            }
        }
        assertThat(err.toString()).doesNotContain("\tat ").doesNotContain("Exception");
    }
}
