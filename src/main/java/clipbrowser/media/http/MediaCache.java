package clipbrowser.media.http;

import clipbrowser.media.MediaFingerprint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Blocks of hosted media: the most recently used ones in memory, more on disk. Losing any of them costs a download. Any
 * thread.
 */
public final class MediaCache implements AutoCloseable {
    /** Bytes of a block; the last of a source is shorter. */
    static final int BLOCK = 256 * 1024;
    /** The limits that the program uses, in bytes. */
    public static final long MEMORY_BYTES = 32L << 20;
    public static final long DISK_BYTES = 4L << 30;

    private static final Logger LOG = LoggerFactory.getLogger(MediaCache.class);

    private record Key(String source, long block) {}

    private final long memoryBytes;
    private final @Nullable DiskCache disk;
    private final Map<Key, byte[]> memory = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<String, Blocks> open = new java.util.HashMap<>();
    private long held;

    private MediaCache(long memoryBytes, @Nullable DiskCache disk) {
        this.memoryBytes = memoryBytes;
        this.disk = disk;
    }

    /** In memory alone. */
    public static MediaCache inMemory(long memoryBytes) {
        return new MediaCache(memoryBytes, null);
    }

    /**
     * In memory and on disk. A folder that can't be used is done without.
     *
     * @param folder     for this cache alone; it is made if it isn't there, and may be deleted at any time
     * @param diskBytes  how much may lie there; what was used longest ago goes first
     */
    public static MediaCache onDisk(Path folder, long memoryBytes, long diskBytes) {
        try {
            return new MediaCache(memoryBytes, new DiskCache(folder, diskBytes));
        } catch (IOException e) {
            LOG.warn("no cache on disk: {}", e.getClass().getSimpleName());
            return inMemory(memoryBytes);
        }
    }

    /** The blocks of one source. */
    Blocks of(MediaFingerprint fingerprint) {
        synchronized (memory) {
            return open.computeIfAbsent(fingerprint.digest(), digest -> new Blocks(digest, fingerprint.length(),
                    disk == null ? null : disk.open(digest, fingerprint.length())));
        }
    }

    @Override
    public void close() {
        synchronized (memory) {
            memory.clear();
            open.clear();
            held = 0;
        }
        if (disk != null) {
            disk.close();
        }
    }

    /** One source's part of the cache. */
    final class Blocks {
        private final String digest;
        private final long length;
        private final @Nullable DiskBlocks stored;

        private Blocks(String digest, long length, @Nullable DiskBlocks stored) {
            this.digest = digest;
            this.length = length;
            this.stored = stored;
        }

        long count() {
            return (length + BLOCK - 1) / BLOCK;
        }

        /** In bytes. */
        int lengthOf(long block) {
            return (int) Math.min(BLOCK, length - block * BLOCK);
        }

        /** The bytes of a block, not to be changed; null where they aren't held. */
        byte @Nullable [] get(long block) {
            synchronized (memory) {
                byte[] found = memory.get(new Key(digest, block));
                if (found != null) {
                    return found;
                }
            }
            byte[] read = stored == null ? null : stored.read(block, lengthOf(block));
            if (read != null) {
                remember(block, read);
            }
            return read;
        }

        boolean has(long block) {
            synchronized (memory) {
                if (memory.containsKey(new Key(digest, block))) {
                    return true;
                }
            }
            return stored != null && stored.has(block);
        }

        /** Whether some bytes are held. @param position of the first, in bytes from the start of the file */
        boolean hasAll(long position, long count) {
            long last = (position + count - 1) / BLOCK;
            for (long block = position / BLOCK; block <= last; block++) {
                if (block < 0 || block >= count() || !has(block)) {
                    return false;
                }
            }
            return true;
        }

        /** The blocks that are held, in order. */
        long[] held() {
            LongStream onDisk = stored == null ? LongStream.empty() : LongStream.of(stored.held());
            synchronized (memory) {
                return LongStream.concat(onDisk, memory.keySet().stream().filter(key -> key.source().equals(digest))
                        .mapToLong(Key::block)).sorted().distinct().toArray();
            }
        }

        /** @param bytes the whole block; the cache's own from now on */
        void put(long block, byte[] bytes) {
            remember(block, bytes);
            if (stored != null && disk != null && !stored.has(block) && disk.makeRoom(digest, bytes.length)
                    && stored.write(block, bytes)) {
                disk.wrote(digest, bytes.length);
            }
        }

        /** Forgets everything: the bytes turned out not to be the source's. */
        void drop() {
            synchronized (memory) {
                memory.entrySet().removeIf(entry -> {
                    boolean mine = entry.getKey().source().equals(digest);
                    held -= mine ? entry.getValue().length : 0;
                    return mine;
                });
                open.remove(digest);
            }
            if (disk != null) {
                disk.delete(digest);
            }
        }

        /** How much of the source is held on disk, or in memory where there is no disk, in thousandths. */
        long permille() {
            if (stored != null) {
                return count() == 0 ? 1000 : stored.count() * 1000L / count();
            }
            synchronized (memory) {
                long mine = memory.keySet().stream().filter(key -> key.source().equals(digest)).count();
                return count() == 0 ? 1000 : mine * 1000 / count();
            }
        }

        private void remember(long block, byte[] bytes) {
            synchronized (memory) {
                byte[] before = memory.put(new Key(digest, block), bytes);
                held += bytes.length - (before == null ? 0 : before.length);
                var oldest = memory.entrySet().iterator();
                while (held > memoryBytes && oldest.hasNext()) {
                    held -= oldest.next().getValue().length;
                    oldest.remove();
                }
            }
        }
    }
}
