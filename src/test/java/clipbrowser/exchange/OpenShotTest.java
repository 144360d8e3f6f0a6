package clipbrowser.exchange;

import static clipbrowser.exchange.Samples.clip;
import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.media.FrameTable;
import clipbrowser.media.LocalMedia;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.model.SourceSettings;
import clipbrowser.model.SourceTiming;
import clipbrowser.testing.TestDemuxers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * OpenShot's importers of Final Cut Pro 7 XML and of EDL put our clips where they were decided. packaging/test installs
 * OpenShot; its importers run without its window, and open the media.
 */
@Timeout(120)
class OpenShotTest {
    /** Where OpenShot looks for media. */
    @TempDir
    Path home;

    private ExportSource source(String name) throws Exception {
        Path file = Files.copy(Path.of("target/test-media", name), home.resolve(name));
        FrameTable table;
        try (LocalMedia media = LocalMedia.open(file)) {
            table = TestDemuxers.read(media, FrameTable.Effort.WHOLE);
        }
        SourceMedia hosted = new SourceMedia(name, RunStatus.COMPLETE, null, null);
        SourceSettings linked = SourceSettings.NONE.withFile(file.toString(), 0);
        return ExportSource.of(hosted, SourceTiming.of(hosted, table.facts(), table.grid(), linked, 0), table.facts(),
                linked, table.firstFrame(),
                MediaDescription.ofLinked(table.facts(), table.grid(), linked, table.firstFrame()));
    }

    /** What it puts on its timeline: "title: in–out at place", in frames. */
    private List<String> imported(ExportFormat format, ExportOptions options, ExportClip... clips) throws Exception {
        ExportPlan plan = ExportPlan.of(Samples.run(options, List.of(clips)), format);
        ExportOutcome.Done done = (ExportOutcome.Done) Exporter.write(plan, home, false);
        Path file = done.files().getFirst().file();
        Path script = Path.of("src/test/resources/openshot/import.py").toAbsolutePath();
        ProcessBuilder python = new ProcessBuilder("/usr/bin/python3", script.toString(), file.toString(), "25");
        python.environment().putAll(Map.of("HOME", home.toString(), "QT_QPA_PLATFORM", "offscreen"));
        Path out = home.resolve("out");
        Path err = home.resolve("err");
        int code = python.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
        assertThat(code).as(Files.readString(err)).isZero();
        String json = Files.readAllLines(out).getLast();
        List<String> found = new ArrayList<>();
        for (JsonNode clip : new JsonMapper().readTree(json)) {
            assertThat(Path.of(clip.get("path").asString())).exists();
            found.add("%s: %d–%d at %d".formatted(clip.get("title").asString(), frames(clip.get("start")),
                    frames(clip.get("end")), frames(clip.get("position"))));
        }
        return found;
    }

    private static long frames(JsonNode seconds) {
        double frames = seconds.asDouble() * 25;
        assertThat(frames).as("a whole frame").isCloseTo(Math.rint(frames), org.assertj.core.data.Offset.offset(1e-6));
        return Math.round(frames);
    }

    private static ExportOptions stringOut(ExportOptions.Reels reels) {
        return SystemsTest.options(ExportOptions.Which.KEPT, ExportOptions.Arrangement.STRINGOUT, 0, reels,
                ExportOptions.Target.ANY);
    }

    /** Of each source one: OpenShot passes over clips whose file was described before, as the format has it. */
    @Test
    void readsTheStringOutOfFinalCutPro7() throws Exception {
        assertThat(imported(new Xmeml(), stringOut(ExportOptions.Reels.SHORT), clip("first", 1, source("h264-25.mp4"),
                10, 60), clip("second", 2, source("h265.mp4"), 100, 101))).containsExactly("first: 10–60 at 0",
                        "second: 100–101 at 50");
    }

    /** It names clips by their files, and puts them where the list's own hour begins. */
    @Test
    void readsTheListOfEdits() throws Exception {
        ExportSource source = source("h264-25.mp4");
        long hour = 60 * 60 * 25;
        assertThat(imported(new Edl(), stringOut(ExportOptions.Reels.AX), clip("first", 1, source, 10, 60), clip(
                "second", 2, source, 100, 101))).containsExactly("h264-25.mp4: 10–60 at " + hour,
                        "h264-25.mp4: 100–101 at " + (hour + 50));
    }
}
