package clipbrowser.player.vlc.remux;

import clipbrowser.media.MediaException;
import clipbrowser.media.SampleTable;
import clipbrowser.media.SparseBytes;
import clipbrowser.model.MediaFailure;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * An mp4 that exists only while it is read: an index of its own before the untouched bytes of a source. It holds
 * pictures alone, begins at the keyframe that a frame needs, and gives every picture a time that tells which one it
 * is ({@link FrameTimestamps}) and that has nothing to do with the source's. Immutable.
 */
public final class RemuxedVideo {
    /** About so many samples after the one that was asked for; a movie ends before a keyframe. */
    private static final int LONGEST = 2_000;
    /**
     * Samples after the last frame, since a decoder gives pictures out only when later ones have come in: 16 for
     * reordering, as many for threads.
     */
    private static final int PADDING = 32;
    /** The length that a picture is said to have, in microseconds: 25 a second. */
    private static final long ORDINARY = 40_000;

    private final RemuxedFile file;
    private final long[] frames;
    private final FrameTimestamps times;
    private final long from;
    private final long to;
    private final SampleTable samples;
    private final int[] laid;

    private RemuxedVideo(SampleTable samples, int[] laid, int[] rank, long[] frames, long sourceLength, long from,
            long to) {
        this.samples = samples;
        this.laid = laid;
        this.frames = frames;
        this.times = FrameTimestamps.of(frames, !Arrays.equals(rank, IntStream.range(0, rank.length).toArray()));
        this.file = file(samples, laid, rank, times, sourceLength);
        this.from = from;
        this.to = to;
    }

    /**
     * @param from         the first frame that is wanted
     * @param sourceLength in bytes
     * @param bystander    samples that no other needs: those shown before the first wanted frame are left out
     * @throws MediaException unreadable, if the frame's bytes aren't there
     */
    public static RemuxedVideo of(SampleTable samples, long from, long sourceLength, IntPredicate bystander)
            throws MediaException {
        int first = samples.ofFrame(from);
        int key = key(samples, first);
        long to = end(samples, from, first);
        int last = first;
        for (long frame = from; frame < to; frame++) {
            last = Math.max(last, samples.ofFrame(frame));
        }
        int[] laid = new int[last + 1 - key + PADDING];
        int[] placed = new int[last + 1 - key];
        int count = 0;
        for (int sample = key; sample <= last; sample++) {
            if (samples.time(sample) >= samples.time(first) || !bystander.test(sample)) {
                placed[sample - key] = count;
                laid[count++] = sample;
            }
        }
        laid = Arrays.copyOf(laid, count + PADDING);
        pad(samples, last, laid, count);
        check(samples, laid, sourceLength);
        int[] rank = ranks(samples, laid);
        long[] frames = new long[laid.length];
        Arrays.fill(frames, -1);
        for (long frame = from; frame < to; frame++) {
            frames[rank[placed[samples.ofFrame(frame) - key]]] = frame;
        }
        return new RemuxedVideo(samples, laid, rank, frames, sourceLength, from, to);
    }

    /**
     * Some frames only, with what decoding them needs: a movie of glimpses.
     *
     * @param wanted       ascending, each once; at least one
     * @param padding      samples after the last frame: what a decoder keeps back
     * @param sourceLength in bytes
     * @throws MediaException unreadable, if a frame's bytes aren't there
     */
    public static RemuxedVideo ofFrames(SampleTable samples, long[] wanted, int padding, long sourceLength)
            throws MediaException {
        int[] laid = new int[samples.count() + padding];
        int[] places = new int[wanted.length];
        int count = 0;
        int start = 0;
        for (int i = 0; i < wanted.length; i++) {
            int sample = samples.ofFrame(wanted[i]);
            int next = key(samples, sample);
            if (count > 0 && next <= laid[count - 1] + 1) {
                next = laid[count - 1] + 1;
            } else {
                start = count;
            }
            for (; next <= sample; next++) {
                laid[count++] = next;
            }
            places[i] = start + sample - laid[start];
        }
        laid = Arrays.copyOf(laid, count + padding);
        pad(samples, laid[count - 1], laid, count);
        check(samples, laid, sourceLength);
        int[] rank = ranks(samples, laid);
        long[] frames = new long[laid.length];
        Arrays.fill(frames, -1);
        for (int i = 0; i < wanted.length; i++) {
            frames[rank[places[i]]] = wanted[i];
        }
        return new RemuxedVideo(samples, laid, rank, frames, sourceLength, wanted[0], wanted[wanted.length - 1] + 1);
    }

    /** The first frames of some, as many as are decoded in one go without leaving out samples. @param wanted ascending */
    public static long[] together(SampleTable samples, long[] wanted) {
        int last = -1;
        for (int i = 0; i < wanted.length; i++) {
            int sample = samples.ofFrame(wanted[i]);
            if (i > 0 && key(samples, sample) > last + 1) {
                return Arrays.copyOf(wanted, i);
            }
            last = Math.max(last, sample);
        }
        return wanted;
    }

    /** The sample that decoding another one begins at. */
    static int key(SampleTable samples, int sample) {
        int key = sample;
        while (key > 0 && !(samples.key(key) && samples.time(key) <= samples.time(sample))) {
            key--;
        }
        return key;
    }

    private static void check(SampleTable samples, int[] laid, long sourceLength) throws MediaException {
        for (int sample : laid) {
            if (samples.position(sample) < 0
                    || samples.position(sample) + samples.size(sample) > sourceLength) {
                throw new MediaException(new MediaFailure.Unreadable("a frame's bytes are missing"));
            }
        }
    }

    /** Where the frames stop standing in the order of the samples, or a movie is long enough. */
    private static long end(SampleTable samples, long from, int first) {
        long frame = from + 1;
        while (frame < samples.end() && samples.time(samples.ofFrame(frame)) > samples.time(
                samples.ofFrame(frame - 1))) {
            int sample = samples.ofFrame(frame);
            if (sample - first >= LONGEST && samples.key(sample)) {
                break;
            }
            frame++;
        }
        return frame;
    }

    /** Lays samples behind the last: those that follow it, or a stretch that can be decoded by itself. */
    private static void pad(SampleTable samples, int last, int[] laid, int at) {
        int next = last + 1;
        int filled = at;
        while (filled < laid.length) {
            if (next == samples.count()) {
                // The source's first samples, which need none before them. The same keyframe twice in a row would count
                // as one picture, and a later stretch may refer to what isn't there.
                next = 0;
            }
            laid[filled++] = next++;
        }
    }

    /** Each laid sample's place in the order of showing: stretch after stretch of samples in the source's order. */
    private static int[] ranks(SampleTable samples, int[] laid) {
        int[] rank = new int[laid.length];
        for (int start = 0; start < laid.length;) {
            int stop = start + 1;
            while (stop < laid.length && laid[stop] > laid[stop - 1]) {
                stop++;
            }
            long[] times = new long[stop - start];
            for (int i = 0; i < times.length; i++) {
                times[i] = samples.time(laid[start + i]);
            }
            long[] sorted = times.clone();
            Arrays.sort(sorted);
            for (int i = 0; i < times.length; i++) {
                rank[start + i] = start + Arrays.binarySearch(sorted, times[i]);
            }
            start = stop;
        }
        return rank;
    }

    /** The first frame that it is for. */
    public long from() {
        return from;
    }

    /** The frame after the last one that it is for; the source's number of frames, or another movie begins there. */
    public long to() {
        return to;
    }

    /** What a decoder reads. */
    public RemuxedFile file() {
        return file;
    }

    /** The parts of the source that a decoder reads, in no order. */
    public List<SparseBytes.ByteRange> byteRanges() {
        return Arrays.stream(laid).filter(sample -> samples.size(sample) > 0)
                .mapToObj(sample -> new SparseBytes.ByteRange(samples.position(sample),
                        samples.position(sample) + samples.size(sample)))
                .toList();
    }

    /** How many pictures it shows, padding and all. */
    int video() {
        return frames.length;
    }

    /** The frame that a picture shows; −1 for one that isn't wanted. @param picture counted in the order of showing */
    long frame(int picture) {
        return frames[picture];
    }

    /** When its pictures are shown. */
    FrameTimestamps times() {
        return times;
    }

    private static RemuxedFile file(SampleTable samples, int[] laid, int[] rank, FrameTimestamps times,
            long sourceLength) {
        // Nothing may be shown before it is decoded.
        long delay = 0;
        for (int i = 0; i < laid.length; i++) {
            delay = Math.max(delay, times.decoded(i) - times.shown(rank[i]));
        }
        int each = samples.headerLength();
        int[] own = each == 0
                ? new int[0]
                : Arrays.stream(laid).boxed().sorted(Comparator.comparingLong(samples::position)).distinct()
                        .mapToInt(i -> i).toArray();
        long[] places = Arrays.stream(own).mapToLong(samples::position).toArray();
        byte[] inserted = new byte[own.length * each];
        for (int i = 0; i < own.length; i++) {
            System.arraycopy(samples.header(own[i]), 0, inserted, i * each, each);
        }
        long[] positions = new long[laid.length];
        for (int i = 0; i < laid.length; i++) {
            positions[i] = samples.position(laid[i])
                    + (each == 0 ? 0 : RemuxedFile.shift(places, each, samples.position(laid[i])));
        }
        long length = sourceLength + inserted.length;
        byte[] sized = boxes(samples, laid, rank, times, delay, positions, length);
        for (int i = 0; i < laid.length; i++) {
            positions[i] += sized.length;
        }
        return new RemuxedFile(boxes(samples, laid, rank, times, delay, positions, length), sourceLength, places,
                inserted);
    }

    private static byte[] boxes(SampleTable samples, int[] laid, int[] rank, FrameTimestamps times, long delay,
            long[] positions, long length) {
        long end = times.decoded(laid.length) + delay;
        SampleDescription description = new SampleDescription(samples.description());
        Mp4Writer out = new Mp4Writer();
        out.box("ftyp", type -> type.text("isom").u32(512).text("isomiso2mp41"));
        out.box("moov", moov -> {
            moov.box("mvhd", header -> header.clock(1_000_000, end).u32(0x10000).u32(0x1000000).zeros(8)
                    .matrix().zeros(24).u32(2));
            moov.box("trak", trak -> {
                trak.box("tkhd", header -> header.u32(0x1000003).zeros(16).u32(1).zeros(4).u64(end)
                        .zeros(16).matrix().u32((long) description.width() << 16)
                        .u32((long) description.height() << 16));
                trak.box("mdia", mdia -> {
                    // VLC takes the rate of pictures from here, and keeps no order of showing below 6 a second.
                    mdia.box("mdhd", header -> header.clock(1_000_000, laid.length * ORDINARY).u32(0x55C40000));
                    mdia.box("hdlr", handler -> handler.zeros(8).text("vide").zeros(13));
                    mdia.box("minf", minf -> {
                        minf.box("vmhd", header -> header.u32(1).zeros(8));
                        minf.box("dinf", dinf -> dinf.box("dref",
                                dref -> dref.u32(0).u32(1).box("url ", url -> url.u32(1))));
                        minf.box("stbl", stbl -> tables(stbl, samples, laid, rank, times, delay, positions));
                    });
                });
            });
        });
        // 64 bits, from here over all of the source.
        return out.u32(1).text("mdat").u64(16 + length).bytes();
    }

    /** How many samples come before one in decoding and after it in showing, at most. */
    private static int depth(int[] rank) {
        int depth = 0;
        for (int i = 1; i < rank.length; i++) {
            int later = 0;
            // No codec reorders over more than 16 frames.
            for (int j = Math.max(0, i - 32); j < i; j++) {
                later += rank[j] > rank[i] ? 1 : 0;
            }
            depth = Math.max(depth, later);
        }
        return depth;
    }

    private static void tables(Mp4Writer stbl, SampleTable samples, int[] laid, int[] rank, FrameTimestamps times,
            long delay,
            long[] positions) {
        int count = laid.length;
        stbl.box("stsd", stsd -> stsd.raw(new SampleDescription(samples.description()).laid(depth(rank))));
        stbl.box("stts", stts -> {
            stts.u32(0).u32(count);
            for (int i = 0; i < count; i++) {
                stts.u32(1).u32(times.decoded(i + 1) - times.decoded(i));
            }
        });
        stbl.box("ctts", ctts -> {
            ctts.u32(0).u32(count);
            for (int i = 0; i < count; i++) {
                ctts.u32(1).u32(delay + times.shown(rank[i]) - times.decoded(i));
            }
        });
        stbl.box("stss", stss -> {
            int keys = 0;
            for (int sample : laid) {
                keys += samples.key(sample) ? 1 : 0;
            }
            stss.u32(0).u32(keys);
            for (int i = 0; i < count; i++) {
                if (samples.key(laid[i])) {
                    stss.u32(i + 1L);
                }
            }
        });
        stbl.box("stsz", stsz -> {
            stsz.u32(0).u32(0).u32(count);
            for (int sample : laid) {
                stsz.u32(samples.size(sample) + samples.headerLength());
            }
        });
        stbl.box("stsc", stsc -> stsc.u32(0).u32(1).u32(1).u32(1).u32(1));
        stbl.box("co64", co64 -> {
            co64.u32(0).u32(count);
            for (long position : positions) {
                co64.u64(position);
            }
        });
    }
}
