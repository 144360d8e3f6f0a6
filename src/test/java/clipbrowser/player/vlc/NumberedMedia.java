package clipbrowser.player.vlc;

import clipbrowser.media.FrameTable;
import clipbrowser.media.LocalMedia;
import clipbrowser.media.MediaBytes;
import clipbrowser.media.MediaException;
import clipbrowser.media.MediaLibrary;
import clipbrowser.media.ReadPurpose;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.testing.TestDemuxers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The numbered test media of packaging/media/make-test-media as a library; a source's id is its file's name. */
public final class NumberedMedia implements MediaLibrary {
    public static final Path FOLDER = Path.of(System.getProperty("clipbrowser.testmedia", "target/test-media"));

    /** A line of index.tsv. */
    public record Medium(String file, long frames, int firstNumber, String flags) {
        public SourceMedia source() {
            return new SourceMedia(file, RunStatus.COMPLETE, null, null);
        }

        @Override
        public String toString() {
            return file;
        }
    }

    private final Map<String, FrameTable> tables = new ConcurrentHashMap<>();

    public static List<Medium> all() throws IOException {
        return Files.readAllLines(FOLDER.resolve("index.tsv")).stream().skip(1).map(line -> line.split("\t"))
                .map(f -> new Medium(f[0], Long.parseLong(f[5]), Integer.parseInt(f[6]), f[7])).toList();
    }

    public static Medium named(String file) throws IOException {
        return all().stream().filter(m -> m.file.equals(file)).findFirst().orElseThrow();
    }

    @Override
    public MediaBytes open(SourceMedia source, ReadPurpose purpose) throws MediaException {
        return LocalMedia.open(FOLDER.resolve(source.id()));
    }

    @Override
    public FrameTable table(SourceMedia source) throws MediaException {
        FrameTable known = tables.get(source.id());
        if (known == null) {
            try (MediaBytes bytes = open(source)) {
                known = TestDemuxers.read(bytes, FrameTable.Effort.WHOLE);
            }
            tables.put(source.id(), known);
        }
        return known;
    }
}
