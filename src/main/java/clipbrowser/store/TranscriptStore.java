package clipbrowser.store;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Copies of the transcripts that sources have, so that a file that is moved loses nothing: a file for each source, with
 * name, offset and content, readable for this user alone. Blocks; any thread.
 */
public final class TranscriptStore {
    private static final String FOLDER = "transcripts";
    private static final int MAGIC = 0x43425431;
    private final Path folder;
    private final int mostBytes;

    /**
     * @param data      where reviews are kept
     * @param mostBytes that a transcript may have
     */
    public TranscriptStore(Path data, int mostBytes) {
        this.folder = data.resolve(FOLDER);
        this.mostBytes = mostBytes;
    }

    /** What is kept for a source. */
    public static final class StoredTranscript {
        private final String name;
        private final long offsetMs;
        private final byte[] content;

        /**
         * @param name    of the file, without its folder
         * @param content the file's bytes; none where the editor took the transcript away, and wants none found
         */
        public StoredTranscript(String name, long offsetMs, byte[] content) {
            this.name = name;
            this.offsetMs = offsetMs;
            this.content = content.clone();
        }

        /** That the editor wants none. */
        public static StoredTranscript none() {
            return new StoredTranscript("", 0, new byte[0]);
        }

        public boolean isNone() {
            return content.length == 0;
        }

        public String name() {
            return name;
        }

        /** In milliseconds. */
        public long offsetMs() {
            return offsetMs;
        }

        public byte[] content() {
            return content.clone();
        }
    }

    /**
     * What is kept for a source; empty where nothing was yet, or what was can't be understood.
     *
     * @param origin  the service's
     * @param mediaId the source's id there
     */
    public synchronized Optional<StoredTranscript> read(String origin, String mediaId) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file(origin, mediaId)))) {
            if (in.readInt() != MAGIC) {
                return Optional.empty();
            }
            String name = in.readUTF();
            long offset = in.readLong();
            byte[] content = in.readNBytes(mostBytes + 1);
            return content.length > mostBytes
                    ? Optional.empty()
                    : Optional.of(new StoredTranscript(name, offset, content));
        } catch (NoSuchFileException | java.io.EOFException | java.io.UTFDataFormatException _) {
            return Optional.empty();
        }
    }

    /**
     * Keeps it in place of what was kept for the source: whole, or not at all.
     *
     * @throws InterruptedException if the thread was interrupted before anything was written: newer work may have come
     */
    public synchronized void write(String origin, String mediaId, StoredTranscript transcript)
            throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            Folders.keepPrivate(folder, "rwx------");
        }
        Path file = file(origin, mediaId);
        Path temporary = Files.createTempFile(folder, "transcript", ".tmp");
        try {
            try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(temporary))) {
                out.writeInt(MAGIC);
                String name = transcript.name();
                out.writeUTF(name.length() > 1000 ? name.substring(name.length() - 1000) : name);
                out.writeLong(transcript.offsetMs());
                out.write(transcript.content);
            }
            try {
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException _) {
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private Path file(String origin, String mediaId) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(origin.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return folder.resolve(
                    HexFormat.of().formatHex(digest.digest(mediaId.getBytes(StandardCharsets.UTF_8))) + ".transcript");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
