package clipbrowser.store;

import clipbrowser.model.RunKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The newest answer about each run, packed, one file each: for the time without network. They can be fetched again, so
 * they lie with the caches, and those that weren't used for longest go when there is no room. Blocks; any thread.
 */
public final class AnswerFiles {
    /** Bytes of all of them together: some thousands of runs. */
    public static final long MOST = 128L << 20;
    /** Of one answer, unpacked; the service's are bounded by as much. */
    private static final int LARGEST = 64 << 20;
    private static final String NAME = "answer";

    private final BlobCache files;
    private final Clock clock;

    /** @param folder for these alone; made where it isn't there, and may be deleted at any time */
    public AnswerFiles(Path folder, Clock clock) {
        this(folder, MOST, clock);
    }

    AnswerFiles(Path folder, long most, Clock clock) {
        files = new BlobCache(folder, most);
        this.clock = clock;
    }

    /** An answer as it came. @param at when it was kept */
    public record KeptAnswer(byte[] raw, Instant at) {}

    /** Keeps a run's newest answer instead of the one before. Failing to costs only opening it without network. */
    public void keep(RunKey key, byte[] raw) {
        put(key, clock.millis(), packed(raw));
    }

    /** @param packed as {@link #packed} made it */
    void put(RunKey key, long atMs, byte[] packed) {
        files.put(name(key), NAME, ByteBuffer.allocate(Long.BYTES + packed.length).putLong(atMs).put(packed).array());
    }

    /** The last answer that was kept of a run; empty where there is none, or it can't be read. */
    public Optional<KeptAnswer> last(RunKey key) {
        byte[] content = files.get(name(key), NAME);
        if (content == null || content.length < Long.BYTES) {
            return Optional.empty();
        }
        ByteBuffer at = ByteBuffer.wrap(content);
        Instant kept = Instant.ofEpochMilli(at.getLong());
        try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(content, Long.BYTES, at.remaining()))) {
            byte[] raw = zip.readNBytes(LARGEST + 1);
            return raw.length > LARGEST ? Optional.empty() : Optional.of(new KeptAnswer(raw, kept));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** An answer of 20,000 clips shrinks to a twentieth. */
    static byte[] packed(byte[] raw) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A run's id may be anything; its file's name may not. */
    private static String name(RunKey key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest((key.origin() + "\n" + key.runId()).getBytes(
                    StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
