package clipbrowser.player.vlc.remux;

import clipbrowser.media.MediaException;
import clipbrowser.media.SampleTable;
import clipbrowser.media.SparseBytes;
import clipbrowser.model.MediaFailure;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * An mp4 that exists only while it is read: an index of ours before the unchanged bytes of a source. It has one video
 * track, begins at the keyframe before the wanted frame, and gives every picture a time that tells which one it is
 * ({@link FrameTimestamps}), unrelated to the source's times. Immutable.
 */
public final class RemuxedVideo {
    /** After this many frames it ends before the next keyframe. */
    private static final int LONG = 1_500;
    /**
     * The most frames: their composition offsets, as large as {@link FrameTimestamps} makes them, just fit into the 31
     * bits that VLC has for them.
     */
    private static final int LONGEST = 2_000;
    /**
     * Samples after the last frame, since a decoder gives pictures out only when later ones have come in: 16 for
     * reordering, as many for threads.
     */
    private static final int PADDING = 32;
    /** Each picture's nominal duration, in microseconds: 25 a second. */
    private static final long ORDINARY = 40_000;

    private final RemuxedFile file;
    private final long[] frames;
    private final FrameTimestamps times;
    private final long from;
    private final long to;
    private final SampleTable samples;
    private final int[] laid;
    private final byte[] description;

    private RemuxedVideo(LaidSamples all, int[] rank, long[] frames, long from, long to, byte[] description) {
        this.description = description;
        this.samples = all.samples();
        this.laid = all.all();
        this.frames = frames;
        this.times = FrameTimestamps.of(frames, !Arrays.equals(rank, IntStream.range(0, rank.length).toArray()));
        this.file = file(all, rank);
        this.from = from;
        this.to = to;
    }

    /**
     * @param from         the first frame that is wanted; its bytes are there ({@link #there})
     * @param sourceLength in bytes
     * @param bystander    says of a sample whether it is disposable (no other needs it): those shown before the first
     *                     wanted frame are left out
     * @param alone        whether it ends after that frame, without padding that was never decoded: a broken sample
     *                     after it could spoil it
     * @throws MediaException unreadable, if decoding would have to begin too far away
     */
    public static RemuxedVideo of(SampleTable samples, long from, long sourceLength, IntPredicate bystander,
            boolean alone) throws MediaException {
        int first = samples.ofFrame(from);
        int key = key(samples, first);
        long to = alone ? from + 1 : end(samples, from, first, key);
        int last = first;
        for (long frame = from; frame < to; frame++) {
            last = Math.max(last, samples.ofFrame(frame));
        }
        LaidSamples laid = new LaidSamples(samples, sourceLength, last + 1L - key);
        int[] placed = new int[last + 1 - key];
        for (int sample = key; sample <= last; sample++) {
            boolean wanted = laid.there(sample)
                    && (samples.time(sample) >= samples.time(first) || !bystander.test(sample));
            placed[sample - key] = wanted ? laid.add(sample) : -1;
        }
        int[] places = new int[(int) (to - from)];
        for (long frame = from; frame < to; frame++) {
            places[(int) (frame - from)] = placed[samples.ofFrame(frame) - key];
        }
        return of(laid, alone && last > key ? key : last + 1, PADDING, places, LongStream.range(from, to).toArray(),
                to);
    }

    /**
     * Some frames only, with what decoding them needs: for thumbnails.
     *
     * @param wanted       ascending, each once; at least one; the bytes of one are there ({@link #there})
     * @param padding      samples after the last frame: what a decoder keeps back
     * @param sourceLength in bytes
     * @param bystander    says of a sample whether it is disposable (no other needs it): those that aren't wanted
     *                     themselves are left out
     * @throws MediaException unreadable, if decoding would have to begin too far away
     */
    public static RemuxedVideo ofFrames(SampleTable samples, long[] wanted, int padding, long sourceLength,
            IntPredicate bystander) throws MediaException {
        BitSet asked = new BitSet(samples.count());
        LongStream.of(wanted).forEach(frame -> asked.set(samples.ofFrame(frame)));
        LaidSamples laid = new LaidSamples(samples, sourceLength, wanted.length);
        int[] places = new int[wanted.length];
        int[] placed = new int[samples.count()];
        int begun = 0;
        int last = -1;
        for (int i = 0; i < wanted.length; i++) {
            int sample = samples.ofFrame(wanted[i]);
            int next = key(samples, sample);
            boolean onward = last >= begun && next <= last + 1 && sample >= begun;
            if (onward) {
                next = last + 1;
            } else {
                begun = next;
            }
            for (; next <= sample; next++) {
                boolean needed = laid.there(next) && (asked.get(next) || !bystander.test(next));
                placed[next] = needed ? laid.add(next) : -1;
            }
            last = onward ? Math.max(last, sample) : sample;
            places[i] = placed[sample];
        }
        return of(laid, laid.last() + 1, padding, places, wanted, wanted[wanted.length - 1] + 1);
    }

    /**
     * @param next   the sample that the padding begins with
     * @param places where each frame's sample was laid, −1 where it wasn't
     * @param to     the frame after the last
     */
    private static RemuxedVideo of(LaidSamples laid, int next, int padding, int[] places, long[] wanted, long to)
            throws MediaException {
        SampleDescription description = new SampleDescription(laid.samples().description());
        if (!description.complete()) {
            throw new MediaException(new MediaFailure.Unreadable("the pictures aren't described"));
        }
        laid.pad(next, padding);
        int[] rank = laid.ranks();
        long[] frames = new long[rank.length];
        Arrays.fill(frames, -1);
        for (int i = 0; i < wanted.length; i++) {
            if (places[i] >= 0) {
                frames[rank[places[i]]] = wanted[i];
            }
        }
        return new RemuxedVideo(laid, rank, frames, wanted[0], to, description.laid(depth(rank)));
    }

    /** The first frame from one on whose bytes are there; {@link SampleTable#end} if there is none. */
    public static long there(SampleTable samples, long from, long sourceLength) {
        long frame = from;
        while (frame < samples.end() && !LaidSamples.there(samples, samples.ofFrame(frame), sourceLength)) {
            frame++;
        }
        return frame;
    }

    /** As many of the first wanted frames as are decoded together without skipping samples. @param wanted ascending */
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

    /** The exclusive end: where frames stop following the samples' order, or there are enough. */
    private static long end(SampleTable samples, long from, int first, int key) {
        long frame = from + 1;
        while (frame < samples.end() && frame - from < LONGEST) {
            int sample = samples.ofFrame(frame);
            if (sample < key || sample - key >= LaidSamples.MOST / 2 && sample > first
                    || samples.time(sample) <= samples.time(samples.ofFrame(frame - 1))
                    || frame - from >= LONG && samples.key(sample)) {
                break;
            }
            frame++;
        }
        return frame;
    }

    /** The first wanted frame. */
    public long from() {
        return from;
    }

    /** The end of the wanted frames, exclusive; there the next remuxed video begins, if the source goes on. */
    public long to() {
        return to;
    }

    /** What a decoder reads. */
    public RemuxedFile file() {
        return file;
    }

    /** The byte ranges of the source that a decoder reads, unordered. */
    public List<SparseBytes.ByteRange> byteRanges() {
        return Arrays.stream(laid)
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

    private RemuxedFile file(LaidSamples all, int[] rank) {
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
        long length = all.sourceLength() + inserted.length;
        byte[] sized = boxes(rank, delay, positions, length);
        for (int i = 0; i < laid.length; i++) {
            positions[i] += sized.length;
        }
        return new RemuxedFile(boxes(rank, delay, positions, length), all.sourceLength(),
                places, inserted);
    }

    private byte[] boxes(int[] rank, long delay, long[] positions, long length) {
        long end = times.decoded(laid.length) + delay;
        SampleDescription video = new SampleDescription(description);
        Mp4Writer out = new Mp4Writer();
        out.box("ftyp", type -> type.text("isom").u32(512).text("isomiso2mp41"));
        out.box("moov", moov -> {
            moov.box("mvhd", header -> header.clock(1_000_000, end).u32(0x10000).u32(0x1000000).zeros(8)
                    .matrix().zeros(24).u32(2));
            moov.box("trak", trak -> {
                trak.box("tkhd", header -> header.u32(0x1000003).zeros(16).u32(1).zeros(4).u64(end)
                        .zeros(16).matrix().u32((long) video.width() << 16)
                        .u32((long) video.height() << 16));
                trak.box("mdia", mdia -> {
                    // VLC takes the rate of pictures from here, and keeps no order of showing below 6 a second.
                    mdia.box("mdhd", header -> header.clock(1_000_000, laid.length * ORDINARY).u32(0x55C40000));
                    mdia.box("hdlr", handler -> handler.zeros(8).text("vide").zeros(13));
                    mdia.box("minf", minf -> {
                        minf.box("vmhd", header -> header.u32(1).zeros(8));
                        minf.box("dinf", dinf -> dinf.box("dref",
                                dref -> dref.u32(0).u32(1).box("url ", url -> url.u32(1))));
                        minf.box("stbl", stbl -> tables(stbl, rank, delay, positions));
                    });
                });
            });
        });
        // 64 bits, from here over all of the source.
        return out.u32(1).text("mdat").u64(16 + length).bytes();
    }

    /**
     * The reorder depth: the most samples that come before one in decoding order and after it in presentation order.
     */
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

    private void tables(Mp4Writer stbl, int[] rank, long delay, long[] positions) {
        int count = laid.length;
        stbl.box("stsd", stsd -> stsd.raw(description));
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
