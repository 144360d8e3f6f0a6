package clipbrowser.store;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A cache on disk for small things that can be made again, such as thumbnails and waveforms, a file each. Damaged files
 * count as missing; the least recently used ones are deleted when the limit is reached. Any thread; blocks.
 */
public final class BlobCache {
    private static final Logger LOG = LoggerFactory.getLogger(BlobCache.class);
    private static final Pattern NAME = Pattern.compile("[0-9a-z-]{1,64}");
    private static final String SUFFIX = ".piece";
    private static final int MARK = 0x43425031;
    private static final int HEAD = 8;
    /** Bytes that a file takes, at least. */
    private static final int BLOCK = 4096;
    /** A file's time of last use is updated no more often than this. */
    private static final Duration NOTED = Duration.ofHours(12);

    private final Path folder;
    private final long most;
    private long held = -1;

    private record Held(Path file, FileTime used, long bytes) {}

    /**
     * @param folder for these alone; made if it isn't there, and may be deleted at any time
     * @param most   bytes that may lie there
     */
    public BlobCache(Path folder, long most) {
        this.folder = folder;
        this.most = most;
    }

    /** @param of what it is of, such as a source's identity @return null where it isn't there or is damaged */
    public byte @Nullable [] get(String of, String name) {
        Path file = file(of, name);
        try {
            if (Files.size(file) > most) {
                throw new IOException("too large");
            }
            ByteBuffer read = ByteBuffer.wrap(Files.readAllBytes(file));
            if (read.remaining() >= HEAD && read.getInt() == MARK) {
                int sum = read.getInt();
                byte[] content = new byte[read.remaining()];
                read.get(content);
                if (sum(content) == sum) {
                    note(file);
                    return content;
                }
            }
            LOG.info("a damaged piece is made anew");
            Files.deleteIfExists(file);
        } catch (NoSuchFileException _) {
            return null;
        } catch (IOException e) {
            LOG.debug("a piece can't be read", e);
        }
        return null;
    }

    /**
     * A piece's place on the disk, of which only what is looked at is read; nothing is checked, so {@link #get} comes
     * first.
     */
    public Optional<MemorySegment> map(String of, String name) {
        try (FileChannel file = FileChannel.open(file(of, name), StandardOpenOption.READ)) {
            MemorySegment all = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size(), Arena.ofAuto());
            return all.byteSize() < HEAD ? Optional.empty() : Optional.of(all.asSlice(HEAD));
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("a piece can't be mapped", e);
            return Optional.empty();
        }
    }

    /** Stores a piece, replacing an older one. A failure is ignored: the piece can be made again. */
    public synchronized void put(String of, String name, byte[] content) {
        Path file = file(of, name);
        try {
            if (held < 0) {
                held = all().stream().mapToLong(Held::bytes).sum();
            }
            if (held + content.length > most) {
                sweep();
            }
            Path parent = file.resolveSibling("");
            if (!Files.isDirectory(parent)) {
                Files.createDirectories(parent);
                Folders.keepPrivate(folder, "rwx------");
            }
            Path part = Files.createTempFile(parent, "", ".part");
            try {
                Files.write(part, ByteBuffer.allocate(HEAD + content.length).putInt(MARK).putInt(sum(content))
                        .put(content).array());
                move(part, file);
            } finally {
                Files.deleteIfExists(part);
            }
            held += taken(HEAD + content.length);
        } catch (IOException e) {
            LOG.debug("a piece can't be kept", e);
        }
    }

    private static void move(Path part, Path file) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Deletes what was used longest ago until a fifth is free. */
    private void sweep() throws IOException {
        List<Held> all = all();
        all.sort(Comparator.comparing(Held::used));
        held = all.stream().mapToLong(Held::bytes).sum();
        for (Held oldest : all) {
            if (held <= most / 5 * 4) {
                break;
            }
            Files.deleteIfExists(oldest.file);
            held -= oldest.bytes;
        }
    }

    private List<Held> all() throws IOException {
        List<Held> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                found.add(new Held(file, attributes.lastModifiedTime(), taken(attributes.size())));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private static void note(Path file) throws IOException {
        Instant now = Instant.now();
        if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(NOTED))) {
            Files.setLastModifiedTime(file, FileTime.from(now));
        }
    }

    private static long taken(long bytes) {
        return (bytes + BLOCK - 1) / BLOCK * BLOCK;
    }

    private Path file(String of, String name) {
        if (!NAME.matcher(of).matches() || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(of + " " + name);
        }
        return folder.resolve(of).resolve(name + SUFFIX);
    }

    private static int sum(byte[] content) {
        CRC32C crc = new CRC32C();
        crc.update(content);
        return (int) crc.getValue();
    }
}
