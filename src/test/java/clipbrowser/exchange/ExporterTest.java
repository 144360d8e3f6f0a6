package clipbrowser.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.time.FrameGrid;
import clipbrowser.time.Timecode;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExporterTest {
    @TempDir
    Path folder;

    private static ExportPlan plan(String format, String url) {
        FrameGrid grid = new FrameGrid.Even(Samples.R25, 5000);
        Timecode timecode = Timecode.of(Samples.R25);
        ExportSource source = new ExportSource("s", url, null, grid, timecode, Samples.picture(1920, 1080, 2, grid,
                timecode));
        ExportOptions all = Samples.options(ExportOptions.Which.ALL, ExportOptions.Arrangement.SEQUENCES, 0);
        return ExportPlan.of(Samples.run(all, List.of(Samples.clip("a", 1, source, 10, 20))),
                ExportFormats.named(format)
                        .orElseThrow());
    }

    private static Path written(ExportOutcome outcome) {
        assertThat(outcome).isInstanceOf(ExportOutcome.Done.class);
        return ((ExportOutcome.Done) outcome).files().getFirst().file();
    }

    @Test
    void filesHaveTheModesThatThisUserGivesToFiles() throws Exception {
        Path other = Files.createFile(folder.resolve("other"));
        Set<PosixFilePermission> usual = Files.getPosixFilePermissions(other);
        Path json = written(Exporter.write(plan("json", "https://x.org/s.mp4"), folder, false));
        assertThat(Files.getPosixFilePermissions(json)).isEqualTo(usual);
        Path script = written(Exporter.write(plan("ffmpeg", "https://x.org/s.mp4"), folder, false));
        assertThat(Files.getPosixFilePermissions(script)).contains(PosixFilePermission.OWNER_EXECUTE)
                .containsAll(usual);
        assertThat(Files.getPosixFilePermissions(script).contains(PosixFilePermission.OTHERS_EXECUTE)).isEqualTo(
                usual.contains(PosixFilePermission.OTHERS_READ));
    }

    @Test
    void whereModesCannotBeSetTheFileIsWrittenAllTheSame() throws Exception {
        URI zip = URI.create("jar:" + folder.resolve("share.zip").toUri());
        try (FileSystem share = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Path script = written(Exporter.write(plan("ffmpeg", "https://x.org/s.mp4"), share.getPath("/cuts"), false));
            assertThat(Files.readString(script)).contains("ffmpeg");
        }
    }

    @Test
    void aCancelledExportLeavesNothingBehind() throws Exception {
        Thread.currentThread().interrupt();
        ExportOutcome outcome = Exporter.write(plan("csv", "https://x.org/s.mp4"), folder, false);
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        assertThat(outcome).isInstanceOf(ExportOutcome.Failed.class);
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"https://x.org/s.mp4?X-Amz-Algorithm=A&X-Amz-Signature=SECRET, https://x.org/s.mp4",
            "https://x.org/s.mp4?Expires=1&Key-Pair-Id=SECRET, https://x.org/s.mp4",
            "https://x.org/s.mp4?sv=1&sig=SECRET, https://x.org/s.mp4",
            "https://x.org/s.mp4?token=SECRET, https://x.org/s.mp4",
            "https://x.org/s.mp4?v=2, https://x.org/s.mp4?v=2"})
    void tablesHoldNoSignature(String url, String kept) throws Exception {
        for (String format : List.of("json", "csv")) {
            String text = Files.readString(written(Exporter.write(plan(format, url), folder, true)));
            assertThat(text).doesNotContain("SECRET").contains(Objects.requireNonNull(kept));
        }
        assertThat(Files.readString(written(Exporter.write(plan("ffmpeg", url), folder, true)))).as("what must open it")
                .contains(url);
    }
}
