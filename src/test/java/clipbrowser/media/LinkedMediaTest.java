package clipbrowser.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clipbrowser.model.MediaFailure;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.model.SourceSettings;
import clipbrowser.testing.TestDemuxers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The frame-numbered media come from packaging/test. */
class LinkedMediaTest {
    private static final Path MEDIA = Path.of("target/test-media");
    private static final SourceMedia SOURCE = new SourceMedia("s", RunStatus.COMPLETE, "https://gone.example/s.mp4",
            null);

    @TempDir
    Path folder;

    private SourceSettings settings = SourceSettings.NONE;
    private boolean reachable = true;
    private final MediaLibrary hosted = new MediaLibrary() {
        @Override
        public MediaBytes open(SourceMedia source, ReadPurpose purpose) throws MediaException {
            if (!reachable) {
                throw new MediaException(new MediaFailure.Gone(404));
            }
            return LocalMedia.open(MEDIA.resolve("h264-25.mp4"));
        }

        @Override
        public FrameTable table(SourceMedia source) throws MediaException {
            try (MediaBytes bytes = open(source)) {
                return TestDemuxers.read(bytes, FrameTable.Effort.WHOLE);
            }
        }
    };
    private final LinkedMedia library = new LinkedMedia(hosted, _ -> settings, TestDemuxers.ALL);

    private static long length(MediaBytes bytes) throws MediaException {
        try (bytes) {
            assertThat(bytes.read(0, ByteBuffer.allocate(8))).isEqualTo(8);
            return bytes.length();
        }
    }

    private Path linked(String from) throws Exception {
        Path file = folder.resolve("original.mp4");
        Files.copy(MEDIA.resolve(from), file, StandardCopyOption.REPLACE_EXISTING);
        settings = SourceSettings.NONE.withFile(file.toString(), 0);
        return file;
    }

    @Test
    void aLinkedFileIsReadOnlyWhereItIsToBePlayed() throws Exception {
        Path file = linked("h264-2997.mp4");
        assertThat(length(library.open(SOURCE))).isEqualTo(Files.size(MEDIA.resolve("h264-25.mp4")));
        settings = settings.withPlaysFile(true);
        assertThat(length(library.open(SOURCE))).isEqualTo(Files.size(file));
        assertThat(library.table(SOURCE).grid().rate().exact()).isEqualTo("30000/1001");
        // What is decided counts the hosted media's frames all the same.
        assertThat(library.counted(SOURCE).grid().rate().exact()).isEqualTo("25");
        assertThat(length(library.open(library.hosted(SOURCE)))).isEqualTo(Files.size(MEDIA.resolve("h264-25.mp4")));
    }

    @Test
    void whereTheFileIsGoneTheHostedMediaIsPlayed() throws Exception {
        Files.delete(linked("h264-2997.mp4"));
        settings = settings.withPlaysFile(true);
        assertThat(length(library.open(SOURCE))).isEqualTo(Files.size(MEDIA.resolve("h264-25.mp4")));
        assertThat(library.table(SOURCE).grid().rate().exact()).isEqualTo("25");
    }

    @Test
    void whereTheHostedMediaIsGoneTheFileCountsUnlessItStartsElsewhere() throws Exception {
        Path file = linked("h264-2997.mp4");
        reachable = false;
        assertThat(library.counted(SOURCE).grid().rate().exact()).isEqualTo("30000/1001");
        settings = settings.withFile(file.toString(), 5);
        assertThatThrownBy(() -> library.counted(SOURCE)).isInstanceOf(MediaException.class);
    }

    @Test
    void aFileThatWasReplacedIsReadAgain() throws Exception {
        Path file = linked("h264-2997.mp4");
        assertThat(library.ofFile(file).grid().rate().exact()).isEqualTo("30000/1001");
        Files.copy(MEDIA.resolve("h264-24.mp4"), file, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(file, FileTime.fromMillis(12_345_000));
        assertThat(library.ofFile(file).grid().rate().exact()).isEqualTo("24");
    }

    @Test
    void onlyTheLibraryNamesFilesThatArentLinked() throws Exception {
        Path file = MEDIA.resolve("h264-24.mp4");
        SourceMedia alone = library.original(file);
        assertThat(length(library.open(alone))).isEqualTo(Files.size(file));
        // A service that guesses such a name gets nothing from this disk.
        reachable = false;
        SourceMedia forged = new SourceMedia("file-" + file, RunStatus.COMPLETE, "https://gone.example/", null);
        assertThatThrownBy(() -> library.open(forged)).isInstanceOf(MediaException.class);
    }
}
