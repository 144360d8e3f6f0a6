package clipbrowser.media.http;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of cached blocks, two files a source. The least recently used sources are deleted when the limit is
 * reached or less than {@link #RESERVE} of the disk is free. Any thread.
 */
final class DiskCache {
    /** Bytes of the disk that stay free, for decisions, their backups and exports. */
    static final long RESERVE = 512L << 20;
    private static final Logger LOG = LoggerFactory.getLogger(DiskCache.class);
    private static final String BLOCKS = ".blocks";
    private static final String INDEX = ".index";

    private final Path folder;
    private final long limit;
    private final LongSupplier free;
    private final Map<String, DiskBlocks> open = new HashMap<>();
    /** Bytes by source, the one that was used longest ago first. */
    private final Map<String, Long> sizes = new LinkedHashMap<>(16, 0.75f, true);

    /** @param limit in bytes; another program instance beside this one counts for itself */
    DiskCache(Path folder, long limit) throws IOException {
        this(folder, limit, () -> usable(folder));
    }

    /** @param free how many bytes the disk can still take, {@link Long#MAX_VALUE} where it doesn't say */
    DiskCache(Path folder, long limit, LongSupplier free) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.limit = limit;
        this.free = free;
        reserve(folder, "rwx------");
        Map<Path, FileTime> used = new HashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + BLOCKS)) {
            for (Path file : files) {
                used.put(file, Files.getLastModifiedTime(file));
            }
        }
        for (Path file : used.entrySet().stream().sorted(Map.Entry.comparingByValue()).map(Map.Entry::getKey)
                .toList()) {
            String digest = file.getFileName().toString().replace(BLOCKS, "");
            Path index = file(digest, INDEX);
            // Sparse: what is counted is what the index says is there, at most a block each.
            long blocks = Files.exists(index) ? Files.size(index) / DiskBlocks.ENTRY : 0;
            sizes.put(digest, Math.min(Files.size(file), blocks * MediaCache.BLOCK));
        }
    }

    private static long usable(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException _) {
            return Long.MAX_VALUE;
        }
    }

    /** A source's blocks; null where the files can't be opened. */
    synchronized @Nullable DiskBlocks open(String digest, long length) {
        DiskBlocks known = open.get(digest);
        if (known != null) {
            return known;
        }
        long count = (length + MediaCache.BLOCK - 1) / MediaCache.BLOCK;
        // A map of 16 million blocks, 4 TB: beyond that is no video.
        if (count > 1 << 24) {
            return null;
        }
        try {
            Path blocks = own(file(digest, BLOCKS));
            DiskBlocks opened = DiskBlocks.open(blocks, own(file(digest, INDEX)), (int) count);
            Files.setLastModifiedTime(blocks, FileTime.from(java.time.Instant.now()));
            open.put(digest, opened);
            sizes.put(digest, (long) opened.count() * MediaCache.BLOCK);
            return opened;
        } catch (IOException e) {
            LOG.warn("no blocks of a source on disk: {}", e.getClass().getSimpleName());
            return null;
        }
    }

    /** Makes room for so many more bytes by deleting sources that aren't in use. @return whether there is room */
    synchronized boolean makeRoom(String digest, int bytes) {
        long all = sizes.values().stream().mapToLong(Long::longValue).sum();
        while (all + bytes > limit || free.getAsLong() < RESERVE + bytes) {
            String oldest = sizes.keySet().stream().filter(other -> !open.containsKey(other)).findFirst().orElse(null);
            if (oldest == null) {
                return false;
            }
            all -= sizes.getOrDefault(oldest, 0L);
            delete(oldest);
        }
        return true;
    }

    /** So many bytes more of a source were written. */
    synchronized void wrote(String digest, int bytes) {
        sizes.merge(digest, (long) bytes, Long::sum);
    }

    synchronized void delete(String digest) {
        DiskBlocks blocks = open.remove(digest);
        if (blocks != null) {
            blocks.close();
        }
        sizes.remove(digest);
        try {
            // The index first: blocks without one count for nothing.
            Files.deleteIfExists(file(digest, INDEX));
            Files.deleteIfExists(file(digest, BLOCKS));
        } catch (IOException _) {
            // Someone else has them open; the next start counts them.
        }
    }

    synchronized void close() {
        open.values().forEach(DiskBlocks::close);
        open.clear();
    }

    private Path file(String digest, String suffix) {
        return folder.resolve(digest + suffix);
    }

    private static Path own(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file);
            reserve(file, "rw-------");
        }
        return file;
    }

    private static void reserve(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
