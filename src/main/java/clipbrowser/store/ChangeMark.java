package clipbrowser.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The number of the last change that was written, beside the review file. SQLite leaves out in silence what it can't
 * read at the end of its journal, and a file may be put back from elsewhere: where the file is behind this number,
 * something that was saved is missing. Any thread.
 */
final class ChangeMark {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeMark.class);
    private static final int LONGEST = 20;

    private final Path file;

    /** @param reviews the review file */
    ChangeMark(Path reviews) {
        file = reviews.resolveSibling("reviews.last");
    }

    /** −1 where nothing, or nothing readable, is there. */
    long read() {
        try {
            String text = Files.size(file) > LONGEST ? "" : Files.readString(file, StandardCharsets.US_ASCII).strip();
            return Math.max(0, Long.parseLong(text));
        } catch (NoSuchFileException _) {
            return -1;
        } catch (IOException | NumberFormatException e) {
            LOG.warn("the last change's number can't be read", e);
            return -1;
        }
    }

    /**
     * After the change is on the disk. Not waited for until it is there itself: one that is behind only tells less. A
     * failure stops nothing.
     */
    void write(long change) {
        try {
            boolean made = !Files.exists(file);
            // Always as long, over what is there: a program that is killed in the middle leaves no empty file.
            String digits = Long.toString(change);
            Files.writeString(file, digits + " ".repeat(LONGEST - digits.length()), StandardCharsets.US_ASCII,
                    StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (made) {
                Folders.keepPrivate(file, "rw-------");
            }
        } catch (IOException e) {
            LOG.debug("the last change's number can't be written", e);
        }
    }
}
