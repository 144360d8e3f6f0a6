package clipbrowser.media;

import java.util.List;

/** Walks over the fragments ({@code moof}) of a file and collects one track's samples. */
final class Mp4Fragments {
    private static final int MOST_BOXES = 4_000_000;
    private static final long LARGEST = 64L << 20;
    private static final int NOT_A_KEY = 0x10000;

    private final ByteWindow file;
    private final long trackId;
    private long movieDuration;
    private long defaultDuration;
    private long defaultSize;
    private int defaultFlags;
    /** Where a run of samples begins that doesn't say where. */
    private long runEnd;

    /** @param mvex the header's announcement of fragments */
    Mp4Fragments(ByteWindow file, long trackId, Cursor mvex) throws MediaException {
        this.file = file;
        this.trackId = trackId;
        for (Box box : Box.in(mvex)) {
            Cursor body = box.body();
            if (box.type().equals("mehd")) {
                boolean wide = body.i32() >>> 24 == 1;
                movieDuration = Math.clamp(wide ? body.i64() : body.u32(), 0, 1L << 44);
            } else if (box.type().equals("trex") && body.skip(4).u32() == trackId) {
                defaultDuration = body.skip(4).u32();
                defaultSize = body.u32();
                defaultFlags = body.i32();
            }
        }
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
    boolean read(long position, long budget, boolean indexed, SampleTimes into) throws MediaException {
        // Without an announced length there is nothing to derive one from: then the walk is made whatever it costs.
        long stop = (movieDuration > 0 || indexed) && budget < file.length() - position
                ? position + budget
                : file.length();
        long at = position;
        for (int boxes = 0; boxes < MOST_BOXES && at < stop; boxes++) {
            Mp4Reader.Top top = Mp4Reader.Top.at(file, at);
            if (top.type().equals("moof")) {
                fragment(at, top, into);
            }
            at = top.end();
        }
        return stop == file.length() || into.size() == 0;
    }

    /** One fragment's samples. @param at where it begins in the file */
    void fragment(long at, Mp4Reader.Top top, SampleTimes into) throws MediaException {
        long size = top.end() - top.body();
        if (size > LARGEST) {
            throw MediaException.unreadable("fragment header of " + size + " bytes");
        }
        runEnd = at;
        for (Box box : Box.in(file.exactly(top.body(), size))) {
            if (box.type().equals("traf")) {
                track(Box.in(box.body()), at, into);
            }
        }
    }

    /** @param fragment where it begins in the file */
    private void track(List<Box> boxes, long fragment, SampleTimes into) throws MediaException {
        Cursor header = Box.demand(boxes, "tfhd");
        int flags = header.i32();
        if (header.u32() != trackId) {
            return;
        }
        long base = (flags & 1) != 0 ? header.i64() : fragment;
        header.skip((flags & 2) != 0 ? 4 : 0);
        long duration = (flags & 8) != 0 ? header.u32() : defaultDuration;
        long size = (flags & 0x10) != 0 ? header.u32() : defaultSize;
        int sampleFlags = (flags & 0x20) != 0 ? header.i32() : defaultFlags;
        for (Box box : boxes) {
            if (box.type().equals("tfdt")) {
                boolean wide = box.body().i32() >>> 24 == 1;
                into.jump(wide ? box.body().i64() : box.body().u32());
            } else if (box.type().equals("trun")) {
                run(box.body(), base, duration, size, sampleFlags, into);
            }
        }
    }

    private void run(Cursor trun, long base, long duration, long size, int flags, SampleTimes into)
            throws MediaException {
        int has = trun.i32();
        long count = trun.u32();
        long position = (has & 1) != 0 ? base + trun.i32() : runEnd;
        int firstFlags = (has & 4) != 0 ? trun.i32() : flags;
        int each = 4 * Integer.bitCount(has & 0xF00);
        if (count > LongList.MOST || each > 0 && count > trun.remaining() / each || count > file.length()) {
            throw MediaException.unreadable("fragment of " + count + " samples");
        }
        for (long i = 0; i < count; i++) {
            long sampleDuration = (has & 0x100) != 0 ? trun.u32() : duration;
            long sampleSize = (has & 0x200) != 0 ? trun.u32() : size;
            int sampleFlags = (has & 0x400) != 0 ? trun.i32() : i == 0 ? firstFlags : flags;
            int offset = (has & 0x800) != 0 ? trun.i32() : 0;
            into.add(sampleDuration, offset, position < 0 ? -1 : position, sampleSize,
                    (sampleFlags & NOT_A_KEY) == 0);
            position += sampleSize;
        }
        runEnd = position;
    }
}
