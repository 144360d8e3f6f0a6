package clipbrowser.controller.thumbnails;

import clipbrowser.time.MediaTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The peaks of one sound track, as far as they are known: the loudest sample of each bucket of 2.5 ms, and above that
 * levels of longer parts, so that any zoom is drawn from few values. Any thread.
 */
final class PeakPyramid {
    /** A bucket, in nanoseconds. */
    static final long BUCKET = 2_500_000;
    /** Buckets of a chunk: 10.24 s. */
    static final int CHUNK = 4_096;
    /** Each level's parts are so many of the one below. */
    private static final int STEP = 8;
    private static final int LEVELS = 5;

    /** By level; 0 for what isn't known, else 1 and a loudness of up to 254. */
    private record Chunk(byte[][] levels, int[] known) {
        static Chunk empty() {
            byte[][] levels = new byte[LEVELS][];
            for (int level = 0, size = CHUNK; level < LEVELS; level++, size /= STEP) {
                levels[level] = new byte[size];
            }
            return new Chunk(levels, new int[1]);
        }

        void set(int bucket, int loudness) {
            byte value = (byte) (1 + loudness);
            known[0] += levels[0][bucket] == 0 ? 1 : 0;
            for (int level = 0, at = bucket; level < LEVELS; level++, at /= STEP) {
                if ((levels[level][at] & 255) < (value & 255)) {
                    levels[level][at] = value;
                }
            }
        }
    }

    private final Map<Integer, Chunk> chunks = new HashMap<>();

    /** The bucket that a time lies in. */
    static long bucket(MediaTime time) {
        return Math.floorDiv(time.nanos(), BUCKET);
    }

    /** @param loudness 0 to 254 */
    synchronized void set(long bucket, int loudness) {
        chunks.computeIfAbsent((int) (bucket / CHUNK), _ -> Chunk.empty()).set((int) (bucket % CHUNK), loudness);
    }

    /** Whether every bucket of a chunk is known. */
    synchronized boolean whole(int chunk) {
        Chunk found = chunks.get(chunk);
        return found != null && found.known[0] == CHUNK;
    }

    /** A whole chunk's loudness by bucket; null unless it is whole. */
    synchronized byte @Nullable [] written(int chunk) {
        Chunk found = chunks.get(chunk);
        if (found == null || found.known[0] < CHUNK) {
            return null;
        }
        return found.levels[0].clone();
    }

    /** What {@link #written} gave; anything else is left alone. @return whether it was taken */
    synchronized boolean read(int chunk, byte[] written) {
        if (written.length != CHUNK) {
            return false;
        }
        for (byte value : written) {
            if (value == 0) {
                return false;
            }
        }
        Chunk found = chunks.computeIfAbsent(chunk, _ -> Chunk.empty());
        for (int i = 0; i < CHUNK; i++) {
            found.set(i, (written[i] & 255) - 1);
        }
        return true;
    }

    /** The first bucket from one on that isn't known; {@code to} if all before it are. */
    synchronized long unknown(long from, long to) {
        for (long bucket = from; bucket < to;) {
            Chunk chunk = chunks.get((int) (bucket / CHUNK));
            if (chunk == null) {
                return bucket;
            }
            if (chunk.known[0] == CHUNK) {
                bucket = (bucket / CHUNK + 1) * CHUNK;
            } else if (chunk.levels[0][(int) (bucket % CHUNK)] == 0) {
                return bucket;
            } else {
                bucket++;
            }
        }
        return to;
    }

    /** The first bucket from one on that is known; {@code to} if none before it is. */
    synchronized long known(long from, long to) {
        long bucket = from;
        while (bucket < to && at(0, bucket) < 0) {
            bucket = chunks.containsKey((int) (bucket / CHUNK)) ? bucket + 1 : (bucket / CHUNK + 1) * CHUNK;
        }
        return Math.min(bucket, to);
    }

    /** The loudest of each of equal parts of a time, 0 to 255; −1 where it isn't known. */
    synchronized int[] peaks(MediaTime from, MediaTime to, int parts) {
        long start = from.nanos();
        long span = Math.max(1, to.nanos() - start);
        int level = 0;
        long size = BUCKET;
        while (level + 1 < LEVELS && size * STEP * 2 <= span / parts) {
            level++;
            size *= STEP;
        }
        int[] peaks = new int[parts];
        for (int i = 0; i < parts; i++) {
            long first = Math.floorDiv(start + span * i / parts, size);
            long last = Math.max(first, Math.floorDiv(start + span * (i + 1) / parts - 1, size));
            int loudest = -1;
            for (long at = Math.max(0, first); at <= last; at++) {
                loudest = Math.max(loudest, at(level, at));
            }
            peaks[i] = loudest < 0 ? -1 : loudest * 255 / 254;
        }
        return peaks;
    }

    /** One bucket's loudness, 0 to 254; −1 where it isn't known. */
    synchronized int at(long bucket) {
        return at(0, bucket);
    }

    private int at(int level, long place) {
        int size = CHUNK >> 3 * level;
        Chunk chunk = chunks.get((int) (place / size));
        return chunk == null ? -1 : (chunk.levels[level][(int) (place % size)] & 255) - 1;
    }

    /** In memory, about, in bytes. */
    synchronized long size() {
        return chunks.size() * (long) (CHUNK + CHUNK / 6);
    }
}
