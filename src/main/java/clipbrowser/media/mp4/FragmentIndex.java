package clipbrowser.media.mp4;

import clipbrowser.media.Box;
import clipbrowser.media.BufferedSource;
import clipbrowser.media.ByteReader;
import clipbrowser.media.MediaException;
import java.util.Arrays;

/**
 * Where the fragments of a file begin, as its own index says: {@code sidx} at its beginning or {@code mfra} at its end.
 *
 * @param times when the first picture of each is shown, from that of the first one on (writers differ in whether they
 *                  count from the edit list's start), in ticks of {@code timescale}, ascending
 * @param positions where its {@code moof} or what stands before it begins, ascending
 */
record FragmentIndex(long[] times, long[] positions, long timescale) {
    private static final long LARGEST = 32L << 20;
    private static final int FEWEST = 2;

    /**
     * @param position  of the first box after the header
     * @param track     the picture track's number
     * @param timescale the track's
     * @return without places where there is no index, or none that can be used
     */
    static FragmentIndex of(BufferedSource file, long position, long track, long timescale) {
        try {
            FragmentIndex found = segments(file, position, track);
            return (found.known() ? found : fragments(file, track, timescale)).fromFirst();
        } catch (MediaException | ArithmeticException _) {
            // An index that can't be read is none.
            return none(timescale);
        }
    }

    /** Whether there are any. */
    boolean known() {
        return positions.length >= FEWEST;
    }

    /** Whether the first sample of the file lies in the first of them. @param sample its position */
    boolean beginBefore(long sample) {
        return known() && positions[0] < sample;
    }

    private FragmentIndex fromFirst() {
        return new FragmentIndex(Arrays.stream(times).map(time -> time - times[0]).toArray(), positions, timescale);
    }

    private static FragmentIndex none(long timescale) {
        return new FragmentIndex(new long[0], new long[0], timescale);
    }

    private static FragmentIndex segments(BufferedSource file, long position, long track) throws MediaException {
        long at = position;
        for (int boxes = 0; boxes < 64 && at < file.length(); boxes++) {
            Mp4Reader.Top top = Mp4Reader.Top.at(file, at);
            if (top.type().equals("moof") || top.type().equals("mdat")) {
                break;
            }
            if (top.type().equals("sidx") && top.end() - top.body() < LARGEST) {
                ByteReader sidx = file.exactly(top.body(), top.end() - top.body());
                boolean wide = sidx.i32() >>> 24 == 1;
                if (sidx.u32() == track) {
                    return segments(sidx, wide, top.end(), file.length());
                }
            }
            at = top.end();
        }
        return none(1);
    }

    private static FragmentIndex segments(ByteReader sidx, boolean wide, long after, long length)
            throws MediaException {
        long timescale = Math.max(1, sidx.u32());
        long time = wide ? sidx.i64() : sidx.u32();
        long place = Math.addExact(after, wide ? sidx.i64() : sidx.u32());
        int count = sidx.skip(2).u16();
        long[] times = new long[count];
        long[] positions = new long[count];
        for (int i = 0; i < count; i++) {
            long size = sidx.u32();
            // The highest bit: an index of indexes.
            if (size >> 31 != 0 || size == 0 || place < 0 || place >= length || time < 0 || time > 1L << 50) {
                return none(timescale);
            }
            times[i] = time;
            positions[i] = place;
            place += size;
            time += sidx.u32();
            sidx.skip(4);
        }
        return new FragmentIndex(times, positions, timescale);
    }

    private static FragmentIndex fragments(BufferedSource file, long track, long timescale) throws MediaException {
        if (file.length() < 16) {
            return none(timescale);
        }
        ByteReader tail = file.exactly(file.length() - 16, 16);
        if (tail.u32() != 16 || !ByteReader.name(tail.i32()).equals("mfro")) {
            return none(timescale);
        }
        long size = tail.skip(4).u32();
        if (size < 16 || size > LARGEST || size > file.length()) {
            return none(timescale);
        }
        Mp4Reader.Top mfra = Mp4Reader.Top.at(file, file.length() - size);
        if (!mfra.type().equals("mfra")) {
            return none(timescale);
        }
        for (Box box : Box.in(file.exactly(mfra.body(), mfra.end() - mfra.body()))) {
            if (box.type().equals("tfra")) {
                ByteReader tfra = box.body();
                boolean wide = tfra.i32() >>> 24 == 1;
                if (tfra.u32() == track) {
                    return fragments(tfra, wide, timescale, file.length());
                }
            }
        }
        return none(timescale);
    }

    private static FragmentIndex fragments(ByteReader tfra, boolean wide, long timescale, long length)
            throws MediaException {
        int lengths = tfra.i32();
        int rest = (lengths >> 4 & 3) + (lengths >> 2 & 3) + (lengths & 3) + 3;
        long said = tfra.u32();
        int most = (int) Math.min(said, tfra.remaining() / ((wide ? 16 : 8) + rest));
        long[] times = new long[most];
        long[] positions = new long[most];
        int count = 0;
        for (int i = 0; i < most; i++) {
            long time = wide ? tfra.i64() : tfra.u32();
            long place = wide ? tfra.i64() : tfra.u32();
            tfra.skip(rest);
            // Several keyframes of one fragment: the first is its beginning.
            if (time >= 0 && time < 1L << 50 && place > 0 && place < length
                    && (count == 0 || place > positions[count - 1] && time > times[count - 1])) {
                times[count] = time;
                positions[count++] = place;
            }
        }
        return new FragmentIndex(Arrays.copyOf(times, count), Arrays.copyOf(positions, count), timescale);
    }
}
