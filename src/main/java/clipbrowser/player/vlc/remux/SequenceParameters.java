package clipbrowser.player.vlc.remux;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * H.264's sequence parameter set (7.3.2.1), as far as the depth of reordering needs it. Apple's encoders don't write
 * that depth, and libavcodec then guesses it from the first pictures: where their order counts by one it takes the
 * first as not reordered, hands the second one out too early and loses those between. Immutable.
 */
final class SequenceParameters {
    /** What a decoder holds at most, H.264 A.3.1. */
    private static final int MOST_FRAMES = 16;
    private final byte[] content;
    /** Bits before the flag that says whether there is further information (VUI). */
    private int beforeInformation;
    private boolean information;
    /** Bits before the flag that says whether buffering is bounded: it is the last part of the information. */
    private int beforeBounds;
    private boolean bounded;
    private long references;
    private long reordered;
    private long buffered;

    private SequenceParameters(byte[] content) {
        this.content = content;
    }

    /**
     * The same parameters with at least that depth of reordering named.
     *
     * @param unit  with its header, as the stream has it
     * @param depth how many frames may be decoded before an earlier one is shown
     * @return the unit itself where it names as much already, or isn't understood
     */
    static byte[] withReorderDepth(byte[] unit, int depth) {
        SequenceParameters known = new SequenceParameters(unescaped(unit));
        return depth > MOST_FRAMES || !known.read() || known.bounded && known.reordered >= depth
                ? unit
                : escaped(known.bounded(depth));
    }

    private byte[] bounded(int depth) {
        BitWriter out = new BitWriter();
        if (information) {
            out.copy(content, beforeBounds);
        } else {
            // Nothing is said of aspect, overscan, colours, chroma's place, timing, buffers and fields.
            out.copy(content, beforeInformation).bits(1, 1).bits(0, 8);
        }
        // Vectors may point outside; sizes are unbounded; vectors are as long as they may be.
        out.bits(1, 1).bits(1, 1).golomb(0).golomb(0).golomb(16).golomb(16);
        return out.golomb(depth).golomb(Math.max(depth, Math.max(references, buffered))).ended();
    }

    /** @return whether it was understood */
    private boolean read() {
        BitReader in = new BitReader(content);
        if (content.length < 5 || (in.bits(8) & 31) != 7) {
            return false;
        }
        int profile = (int) in.bits(8);
        in.skip(16);
        in.golomb();
        switch (profile) {
            case 44, 83, 86, 100, 110, 118, 122, 128, 134, 135, 138, 139, 244 -> high(in);
            default -> {
                // Baseline, Main and Extended have no such fields.
            }
        }
        in.golomb();
        order(in);
        references = in.golomb();
        in.skip(1);
        in.golomb();
        in.golomb();
        if (!in.flag()) {
            in.skip(1);
        }
        in.skip(1);
        if (in.flag()) {
            for (int edge = 0; edge < 4; edge++) {
                in.golomb();
            }
        }
        beforeInformation = in.position();
        information = in.flag();
        if (information) {
            information(in);
        }
        return !in.exhausted() && references <= MOST_FRAMES && reordered <= MOST_FRAMES && buffered <= MOST_FRAMES;
    }

    private static void high(BitReader in) {
        long chroma = in.golomb();
        if (chroma == 3) {
            in.skip(1);
        }
        in.golomb();
        in.golomb();
        in.skip(1);
        if (in.flag()) {
            for (int list = 0; list < (chroma == 3 ? 12 : 8); list++) {
                if (in.flag()) {
                    scaling(in, list < 6 ? 16 : 64);
                }
            }
        }
    }

    private static void scaling(BitReader in, int size) {
        long last = 8;
        long next = 8;
        for (int i = 0; i < size; i++) {
            if (next != 0) {
                next = last + in.signedGolomb() & 255;
            }
            last = next == 0 ? last : next;
        }
    }

    private static void order(BitReader in) {
        long type = in.golomb();
        if (type == 0) {
            in.golomb();
        } else if (type == 1) {
            in.skip(1);
            in.golomb();
            in.golomb();
            long cycle = in.golomb();
            for (long i = 0; i < cycle && !in.exhausted(); i++) {
                in.golomb();
            }
        }
    }

    private void information(BitReader in) {
        // 255 stands for an aspect that is written out.
        if (in.flag() && in.bits(8) == 255) {
            in.skip(32);
        }
        if (in.flag()) {
            in.skip(1);
        }
        if (in.flag()) {
            in.skip(4);
            if (in.flag()) {
                in.skip(24);
            }
        }
        if (in.flag()) {
            in.golomb();
            in.golomb();
        }
        if (in.flag()) {
            in.skip(65);
        }
        boolean first = buffer(in);
        if (buffer(in) | first) {
            in.skip(1);
        }
        in.skip(1);
        beforeBounds = in.position();
        bounded = in.flag();
        if (bounded) {
            in.skip(1);
            for (int i = 0; i < 4; i++) {
                in.golomb();
            }
            reordered = in.golomb();
            buffered = in.golomb();
        }
    }

    /** A hypothetical decoder's buffer, H.264 E.1.2. @return whether one is described */
    private static boolean buffer(BitReader in) {
        boolean there = in.flag();
        if (there) {
            long count = in.golomb() + 1;
            in.skip(8);
            for (long i = 0; i < count && !in.exhausted(); i++) {
                in.golomb();
                in.golomb();
                in.skip(1);
            }
            in.skip(20);
        }
        return there;
    }

    /** Without the bytes that keep start codes out. */
    static byte[] unescaped(byte[] unit) {
        byte[] plain = new byte[unit.length];
        int count = 0;
        int zeros = 0;
        for (byte next : unit) {
            if (zeros >= 2 && next == 3) {
                zeros = 0;
                continue;
            }
            plain[count++] = next;
            zeros = next == 0 ? zeros + 1 : 0;
        }
        return Arrays.copyOf(plain, count);
    }

    /** With a byte of 3 wherever two zeros would make a start code with what follows. */
    static byte[] escaped(byte[] plain) {
        ByteArrayOutputStream unit = new ByteArrayOutputStream();
        int zeros = 0;
        for (byte next : plain) {
            if (zeros >= 2 && (next & 255) <= 3) {
                unit.write(3);
                zeros = 0;
            }
            unit.write(next);
            zeros = next == 0 ? zeros + 1 : 0;
        }
        return unit.toByteArray();
    }
}
