package clipbrowser.media.mp4;

import clipbrowser.media.Box;
import clipbrowser.media.BufferedSource;
import clipbrowser.media.ByteReader;
import clipbrowser.media.MediaException;
import clipbrowser.media.SampleList;
import clipbrowser.model.MediaFailure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks once over the fragments ({@code moof}) of a file and collects the samples of some of its tracks. */
final class Mp4Fragments {
    private static final int MOST_BOXES = 4_000_000;
    /** Bytes of one fragment's header: a million samples have room in it. */
    private static final long LARGEST = 16L << 20;
    private static final int NOT_A_KEY = 0x10000;
    private static final int DEFAULT_BASE_IS_MOOF = 0x20000;
    private static final Defaults NONE = new Defaults(1, 0, 0, 0);

    /** What a fragment's header may leave out, as {@code trex} announces it. */
    private record Defaults(long description, long duration, long size, int flags) {}

    /**
     * @param audioFrameBytes of all channels of uncompressed sound; 0 for everything else
     * @param needed      whether without it the file is of no use
     */
    private record Collected(SampleList samples, int audioFrameBytes, boolean needed) {}

    private final BufferedSource file;
    private final Map<Long, Defaults> defaults = new HashMap<>();
    private final Map<Long, Collected> tracks = new HashMap<>();
    private long movieDuration;
    /** Where the data of the track before ends, in the fragment that is being read. */
    private long dataEnd;

    /** @param mvex the header's announcement of fragments */
    Mp4Fragments(BufferedSource file, ByteReader mvex) throws MediaException {
        this.file = file;
        for (Box box : Box.in(mvex)) {
            ByteReader body = box.body();
            if (box.type().equals("mehd")) {
                boolean wide = body.i32() >>> 24 == 1;
                movieDuration = Math.clamp(wide ? body.i64() : body.u32(), 0, 1L << 44);
            } else if (box.type().equals("trex")) {
                long track = body.skip(4).u32();
                defaults.put(track, new Defaults(body.u32(), body.u32(), body.u32(), body.i32()));
            }
        }
    }

    /** Collects the samples of pictures from now on. */
    Mp4Fragments collect(long track, SampleList into) {
        tracks.put(track, new Collected(into, 0, true));
        return this;
    }

    /**
     * Collects a sound track's samples from now on, as far as they can be read.
     *
     * @param audioFrameBytes of all channels of uncompressed sound, whose samples are collected in pieces; 0 for all
     *     else
     */
    Mp4Fragments collect(long track, SampleList into, int audioFrameBytes) {
        tracks.putIfAbsent(track, new Collected(into, audioFrameBytes, false));
        return this;
    }

    /** What the header announces, in ticks of the movie; 0 where it doesn't. */
    long duration() {
        return movieDuration;
    }

    /**
     * @param position of the first box after the index
     * @param budget   how many bytes may be walked over
     * @param indexed  whether the length is known from elsewhere
     * @return false if the budget ended the walk
     */
    boolean read(long position, long budget, boolean indexed) throws MediaException {
        // Without an announced length there is nothing to derive one from: then the walk is made whatever it costs.
        long stop = (movieDuration > 0 || indexed) && budget < file.length() - position
                ? position + budget
                : file.length();
        long at = position;
        for (int boxes = 0; boxes < MOST_BOXES && at < stop; boxes++) {
            try {
                Mp4Reader.Top top = Mp4Reader.Top.at(file, at);
                if (top.type().equals("moof")) {
                    fragment(at, top);
                }
                at = top.end();
            } catch (MediaException e) {
                // A recording that was cut off ends in anything: the fragments before are there.
                if (empty() || !(e.failure() instanceof MediaFailure.Unreadable)) {
                    throw e;
                }
                return true;
            }
        }
        return stop == file.length() || empty();
    }

    private boolean empty() {
        return tracks.values().stream().filter(Collected::needed).allMatch(track -> track.samples.size() == 0);
    }

    /** One fragment's samples. @param at where it begins in the file */
    void fragment(long at, Mp4Reader.Top top) throws MediaException {
        long size = top.end() - top.body();
        if (size > LARGEST) {
            throw MediaException.unreadable("fragment header of " + size + " bytes");
        }
        dataEnd = at;
        for (Box box : Box.in(file.exactly(top.body(), size))) {
            if (box.type().equals("traf")) {
                track(Box.in(box.body()), at, top.end());
            }
        }
    }

    /**
     * @param fragment where it begins in the file
     * @param end      where it ends, and the box with the data mostly begins
     */
    private void track(List<Box> boxes, long fragment, long end) throws MediaException {
        ByteReader header = Box.demand(boxes, "tfhd");
        int flags = header.i32();
        long number = header.u32();
        Defaults announced = defaults.getOrDefault(number, NONE);
        // What names no place lies behind the data of the track before.
        long base = (flags & 1) != 0
                ? header.i64()
                : (flags & DEFAULT_BASE_IS_MOOF) != 0 ? fragment : dataEnd;
        Defaults usual = new Defaults((flags & 2) != 0 ? header.u32() : announced.description,
                (flags & 8) != 0 ? header.u32() : announced.duration,
                (flags & 0x10) != 0 ? header.u32() : announced.size,
                (flags & 0x20) != 0 ? header.i32() : announced.flags);
        // Without any place at all it is the first byte of data.
        if (base != fragment) {
            dataEnd = base;
        } else if (dataEnd == fragment) {
            dataEnd = end + 8;
        }
        Collected track = tracks.get(number);
        try {
            runs(boxes, base, usual, track);
        } catch (MediaException e) {
            if (track == null || track.needed) {
                throw e;
            }
            tracks.remove(number);
        }
    }

    private void runs(List<Box> boxes, long base, Defaults usual, @Nullable Collected track) throws MediaException {
        if (track != null) {
            track.samples.describe(usual.description);
        }
        for (Box box : boxes) {
            if (box.type().equals("tfdt") && track != null) {
                boolean wide = box.body().i32() >>> 24 == 1;
                track.samples.jump(wide ? box.body().i64() : box.body().u32());
            } else if (box.type().equals("trun")) {
                dataEnd = run(box.body(), base, usual, track);
            }
        }
    }

    /** @return where its data ends */
    private long run(ByteReader trun, long base, Defaults usual, @Nullable Collected track) throws MediaException {
        int has = trun.i32();
        long count = trun.u32();
        long position = (has & 1) != 0 ? base + trun.i32() : dataEnd;
        int firstFlags = (has & 4) != 0 ? trun.i32() : usual.flags;
        int each = 4 * Integer.bitCount(has & 0xF00);
        if (each > 0 && count > trun.remaining() / each || count > file.length()) {
            throw MediaException.unreadable("fragment of " + count + " samples");
        }
        if (each == 0) {
            long all = Math.multiplyExact(count, usual.size);
            if (track == null) {
                return position + all;
            }
            if (track.audioFrameBytes > 0 && usual.duration == 1 && count > 0) {
                track.samples.add(count, 0, position < 0 ? -1 : position, count * track.audioFrameBytes, true);
                return position + all;
            }
            track.samples.allowance().implied(count, 1);
        }
        for (long i = 0; i < count; i++) {
            long duration = (has & 0x100) != 0 ? trun.u32() : usual.duration;
            long size = (has & 0x200) != 0 ? trun.u32() : usual.size;
            int flags = (has & 0x400) != 0 ? trun.i32() : i == 0 ? firstFlags : usual.flags;
            int offset = (has & 0x800) != 0 ? trun.i32() : 0;
            if (track != null) {
                track.samples.add((int) duration, offset, position < 0 ? -1 : position, size,
                        (flags & NOT_A_KEY) == 0);
            }
            position += size;
        }
        return position;
    }
}
