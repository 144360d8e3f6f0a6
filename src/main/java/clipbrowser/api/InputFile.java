package clipbrowser.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file that somebody named, read whole. What its folder says of its size is not believed: it may be a device. */
public final class InputFile {
    private InputFile() {}

    /** Empty where there is more than the largest answer has; blocks. @throws IOException if it can't be read */
    public static Optional<byte[]> read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] all = in.readNBytes(RunReader.LARGEST + 1);
            return all.length > RunReader.LARGEST ? Optional.empty() : Optional.of(all);
        }
    }
}
