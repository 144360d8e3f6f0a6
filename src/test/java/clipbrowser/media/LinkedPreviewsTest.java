package clipbrowser.media;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.model.SourceSettings;
import clipbrowser.testing.TestDemuxers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of a source's pictures is named by the bytes they are read from: the hosted ones, or a file's. */
@SuppressWarnings("NullAway.Init")
class LinkedPreviewsTest {
    private static final SourceMedia SOURCE = new SourceMedia("m", RunStatus.COMPLETE, "https://storage.example/m.mp4",
            null);
    @TempDir
    Path folder;

    private static final MediaLibrary HOSTED = new MediaLibrary() {
        @Override
        public MediaBytes open(SourceMedia source, ReadPurpose purpose) throws MediaException {
            throw MediaException.unreadable("hosted");
        }

        @Override
        public FrameTable table(SourceMedia source) throws MediaException {
            throw MediaException.unreadable("hosted");
        }

        @Override
        public Optional<String> fingerprint(SourceMedia source) {
            return Optional.of("hosted-" + source.id());
        }

        @Override
        public long missing(SourceMedia source, long from, long to) {
            return to - from;
        }
    };

    private static LinkedMedia library(SourceSettings settings) {
        return new LinkedMedia(HOSTED, _ -> settings, TestDemuxers.ALL);
    }

    @Test
    void whatIsHostedIsAskedOfTheHost() {
        LinkedMedia library = library(SourceSettings.NONE);
        assertThat(library.fingerprint(SOURCE)).hasValue("hosted-m");
        assertThat(library.missing(SOURCE, 10, 30)).isEqualTo(20);
        assertThat(library.fingerprint(library.hosted(SOURCE))).hasValue("hosted-m");
    }

    @Test
    void aFileThatIsPlayedHasItsOwnNameUntilItChanges() throws IOException {
        Path file = Files.write(folder.resolve("original.mov"), new byte[100]);
        LinkedMedia library = library(new SourceSettings(null, null, null, file.toString(), 0, true, null));
        String named = library.fingerprint(SOURCE).orElseThrow();
        assertThat(named).matches("[0-9a-f]{32}");
        assertThat(library.missing(SOURCE, 10, 30)).isZero();
        assertThat(library.fingerprint(SOURCE)).hasValue(named);
        Files.write(file, new byte[101]);
        assertThat(library.fingerprint(SOURCE).orElseThrow()).isNotEqualTo(named);
        Files.delete(file);
        assertThat(library.fingerprint(SOURCE)).as("the disk it is on isn't there").hasValue("hosted-m");
        assertThat(library.missing(SOURCE, 10, 30)).isEqualTo(20);
    }
}
