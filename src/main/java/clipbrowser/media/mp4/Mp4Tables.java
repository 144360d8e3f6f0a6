package clipbrowser.media.mp4;

import clipbrowser.media.ByteReader;
import clipbrowser.media.LongList;
import clipbrowser.media.MediaException;
import clipbrowser.media.SampleList;
import java.util.Optional;

/** Reads the sample tables of an mp4 track: {@code stts ctts stss stps stsz stz2 stsc stco co64}. */
final class Mp4Tables {
    /** Audio frames of PCM that are taken together as one sample, at most. */
    private static final long PIECE = 1 << 16;

    private Mp4Tables() {}

    /** @param fileLength in bytes: there can't be more samples with content than that */
    static void read(Mp4Track track, SampleList into, long fileLength) throws MediaException {
        Optional<ByteReader> durations = track.table("stts");
        if (durations.isEmpty()) {
            return;
        }
        Sizes sizes = Sizes.of(track);
        if (sizes.count > LongList.MOST || sizes.count > fileLength) {
            throw MediaException.unreadable(sizes.count + " samples in " + fileLength + " bytes");
        }
        Runs duration = new Runs(durations.get());
        Places places = new Places(track);
        if (sizes.each > 0) {
            into.allowance().implied(sizes.count, places.chunksLeft);
        }
        Optional<ByteReader> shifts = track.table("ctts");
        Runs shift = shifts.isPresent() ? new Runs(shifts.get()) : null;
        Keys keys = new Keys(track.table("stss"));
        // QuickTime's partial ones: intra frames of open groups, which a player may start at.
        Keys open = new Keys(track.table("stps"));
        for (long sample = 1; sample <= sizes.count && duration.next(); sample++) {
            // Unsigned in version 0 by the standard, but some writers put negative numbers there.
            int offset = shift != null && shift.next() ? (int) shift.value : 0;
            boolean key = keys.has(sample) | open.has(sample) || !keys.given && !open.given;
            long size = sizes.next();
            long position = places.next(size);
            into.describe(places.description);
            // Unsigned by the standard, but some writers correct a time by a negative duration, as in fragments.
            into.add((int) duration.value, offset, position, size, key);
        }
    }

    /**
     * Reads a sound track. Where each of its samples is one audio frame of PCM, a chunk of them is taken as one sample.
     *
     * @return bytes of an audio frame; 0 where the sound is compressed
     */
    static int readAudio(Mp4Track track, SampleList into, long fileLength) throws MediaException {
        Optional<ByteReader> durations = track.peek("stts");
        Optional<ByteReader> sizes = track.peek("stsz");
        if (durations.isEmpty() || sizes.isEmpty()) {
            return 0;
        }
        Runs duration = new Runs(durations.get());
        long each = sizes.get().skip(4).u32();
        long count = sizes.get().u32();
        if (each == 0 || count < 2 || !duration.next() || duration.value != 1) {
            read(track, into, fileLength);
            return 0;
        }
        // QuickTime often says 1 where it means one audio frame.
        int bytes = (int) (each > 1 ? Math.min(each, 1 << 16) : Math.max(1, track.audioFrameBytes()));
        Places places = new Places(track);
        for (long done = 0; done < count && places.chunk();) {
            // Some writers put all of the sound into one chunk, which is divided: of a truncated file the beginning
            // plays.
            long audioFrames = Math.min(PIECE, Math.min(places.left, count - done));
            if (places.position < 0 || places.position > fileLength - audioFrames * bytes) {
                break;
            }
            into.describe(places.description);
            into.add(audioFrames, 0, places.position, audioFrames * bytes, true);
            done += audioFrames;
            places.left -= audioFrames;
            places.position += audioFrames * bytes;
        }
        return bytes;
    }

    /** Numbers of samples, from 1, ascending. */
    private static final class Keys {
        private final boolean given;
        private final ByteReader table;
        private long left;
        private long next;

        Keys(Optional<ByteReader> table) throws MediaException {
            this.given = table.isPresent();
            this.table = table.orElse(new ByteReader(new byte[8]));
            this.left = this.table.skip(4).u32();
        }

        boolean has(long sample) throws MediaException {
            while (next < sample && left > 0 && table.remaining() >= 4) {
                next = table.u32();
                left--;
            }
            return next == sample;
        }
    }

    /** Where samples lie in the file: chunk after chunk, in runs of chunks with equally many samples. */
    private static final class Places {
        private final ByteReader runs;
        private final ByteReader chunks;
        private final boolean wide;
        private long runsLeft;
        private long chunksLeft;
        private long chunk;
        private long nextRun;
        private long each;
        private long nextEach;
        private long description = 1;
        private long nextDescription = 1;
        private long left;
        private long position;

        Places(Mp4Track track) throws MediaException {
            Optional<ByteReader> narrow = track.table("stco");
            wide = narrow.isEmpty();
            chunks = narrow.isPresent() ? narrow.get() : track.table("co64").orElse(new ByteReader(new byte[8]));
            chunksLeft = Math.min(chunks.skip(4).u32(), chunks.remaining() / (wide ? 8 : 4));
            runs = track.table("stsc").orElse(new ByteReader(new byte[8]));
            runsLeft = runs.skip(4).u32();
            run();
            // Whatever the first run says: the first chunk is the first.
            nextRun = nextRun < 0 ? -1 : 1;
        }

        /** The next sample's; −1 where the tables are used up. */
        long next(long size) throws MediaException {
            if (!chunk()) {
                return -1;
            }
            left--;
            long at = position;
            position += size;
            return at < 0 ? -1 : at;
        }

        /** Moves on to the next chunk with samples if this one is used up; false after the last. */
        boolean chunk() throws MediaException {
            while (left == 0) {
                if (chunksLeft == 0 || chunks.remaining() < (wide ? 8 : 4)) {
                    return false;
                }
                chunksLeft--;
                position = wide ? chunks.i64() : chunks.u32();
                chunk++;
                if (chunk == nextRun) {
                    each = nextEach;
                    description = nextDescription;
                    run();
                }
                left = each;
            }
            return true;
        }

        private void run() throws MediaException {
            if (runsLeft == 0 || runs.remaining() < 12) {
                nextRun = -1;
                return;
            }
            runsLeft--;
            nextRun = runs.u32();
            nextEach = runs.u32();
            nextDescription = runs.u32();
        }
    }

    /** Pairs of a count and a value, as {@code stts} and {@code ctts} hold them. */
    private static final class Runs {
        private final ByteReader table;
        private long entries;
        private long left;
        private long value;

        Runs(ByteReader table) throws MediaException {
            this.table = table;
            this.entries = table.skip(4).u32();
        }

        /** Moves to the next sample's value; false where the table is used up. */
        boolean next() throws MediaException {
            while (left == 0) {
                if (entries == 0 || table.remaining() < 8) {
                    return false;
                }
                entries--;
                left = table.u32();
                value = table.u32();
            }
            left--;
            return true;
        }
    }

    /** Sample sizes in bytes: one for all, or one each in 32 bits ({@code stsz}) or fewer ({@code stz2}). */
    private static final class Sizes {
        private final ByteReader table;
        private final int bits;
        private final long each;
        private final long count;
        private int pending = -1;

        private Sizes(ByteReader table, int bits, long each, long count) {
            this.table = table;
            this.bits = bits;
            this.each = each;
            this.count = count;
        }

        static Sizes of(Mp4Track track) throws MediaException {
            Optional<ByteReader> full = track.table("stsz");
            if (full.isPresent()) {
                ByteReader table = full.get().skip(4);
                long each = table.u32();
                long count = table.u32();
                return new Sizes(table, 32, each, each > 0 ? count : Math.min(count, table.remaining() / 4));
            }
            Optional<ByteReader> compact = track.table("stz2");
            if (compact.isEmpty()) {
                throw MediaException.unreadable("no stsz");
            }
            ByteReader table = compact.get().skip(7);
            int bits = table.u8();
            if (bits != 4 && bits != 8 && bits != 16) {
                throw MediaException.unreadable("sample sizes of " + bits + " bits");
            }
            return new Sizes(table, bits, 0, Math.min(table.u32(), table.remaining() * 8L / bits));
        }

        long next() throws MediaException {
            if (each > 0) {
                return each;
            }
            return switch (bits) {
                case 32 -> table.u32();
                case 16 -> table.u16();
                case 8 -> table.u8();
                default -> nibble();
            };
        }

        private int nibble() throws MediaException {
            if (pending >= 0) {
                int low = pending;
                pending = -1;
                return low;
            }
            int pair = table.u8();
            pending = pair & 15;
            return pair >> 4;
        }
    }
}
