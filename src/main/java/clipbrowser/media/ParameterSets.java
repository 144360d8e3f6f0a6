package clipbrowser.media;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parameter sets of H.264 or H.265, out of a set-up record ({@code avcC}, {@code hvcC}) or out of a sample.
 *
 * @param units         NAL units without start codes or lengths, in the order of their kinds
 * @param lengthBytes   of the length before each unit in a sample
 */
record ParameterSets(boolean h265, List<byte[]> units, int lengthBytes) {
    /** How a sample's units are told apart. */
    enum Framing {
        /** A length before each. */
        LENGTHS,
        /** Start codes, ITU-T H.264 annex B. */
        START_CODES,
        /** One length before all of them, and start codes between. */
        START_CODES_IN_ONE
    }

    private static final int H264_SEQUENCE = 7;
    private static final int H265_SEQUENCE = 33;

    /** @return without units where there are none, or the record can't be read */
    static ParameterSets ofSetup(boolean h265, byte[] setup) {
        List<byte[]> units = new ArrayList<>();
        int lengthBytes = 4;
        try {
            ByteReader record = new ByteReader(setup);
            if (h265) {
                lengthBytes = (record.skip(21).u8() & 3) + 1;
                for (int arrays = record.u8(); arrays > 0; arrays--) {
                    units(record.skip(1).u16(), record, units);
                }
            } else {
                lengthBytes = (record.skip(4).u8() & 3) + 1;
                units(record.u8() & 31, record, units);
                units(record.u8(), record, units);
            }
        } catch (MediaException _) {
            // As far as it goes.
        }
        return new ParameterSets(h265, units, lengthBytes);
    }

    private static void units(int count, ByteReader from, List<byte[]> into) throws MediaException {
        for (int i = 0; i < count; i++) {
            byte[] unit = from.slice(from.u16()).copy();
            if (unit.length > 0) {
                into.add(unit);
            }
        }
    }

    /** @param sample the first bytes of one @param size all of its bytes */
    static Framing framing(byte[] sample, long size, int lengthBytes) {
        long at = 0;
        boolean one = true;
        while (at + lengthBytes < sample.length) {
            long length = 0;
            for (int i = 0; i < lengthBytes; i++) {
                length = length << 8 | sample[(int) at + i] & 0xFF;
            }
            long next = at + lengthBytes + length;
            if (length == 0 || next > size) {
                return startCode(sample, 0) == 0 ? Framing.START_CODES : Framing.LENGTHS;
            }
            one &= at == 0;
            at = next;
        }
        // No unit holds what looks like a start code.
        return one && at == size && startCode(sample, lengthBytes) >= 0
                ? Framing.START_CODES_IN_ONE
                : Framing.LENGTHS;
    }

    /** The parameter sets among a sample's units. @param sample its first bytes */
    static ParameterSets ofSample(boolean h265, byte[] sample, Framing framing, int lengthBytes) {
        List<byte[]> units = new ArrayList<>();
        int at = framing == Framing.START_CODES_IN_ONE ? lengthBytes : 0;
        while (at < sample.length) {
            int begin;
            int end;
            if (framing == Framing.LENGTHS) {
                begin = at + lengthBytes;
                long length = 0;
                for (int i = at; i < Math.min(begin, sample.length); i++) {
                    length = length << 8 | sample[i] & 0xFF;
                }
                if (length == 0 || length > sample.length - begin) {
                    break;
                }
                end = begin + (int) length;
                at = end;
            } else {
                int code = startCode(sample, at);
                boolean inside = framing == Framing.START_CODES_IN_ONE && units.isEmpty() && at == lengthBytes;
                begin = inside && code != at ? at : code < 0 ? sample.length : code + 3;
                int next = startCode(sample, begin);
                end = next < 0 ? sample.length : next;
                at = end;
                while (end > begin && sample[end - 1] == 0) {
                    end--;
                }
            }
            if (end > begin && isParameterSet(h265, sample[begin])) {
                units.add(java.util.Arrays.copyOfRange(sample, begin, end));
            }
            if (end <= begin && at >= sample.length) {
                break;
            }
        }
        return new ParameterSets(h265, units, lengthBytes);
    }

    /** Where three bytes of a start code begin; −1 if there are none. */
    private static int startCode(byte[] bytes, int from) {
        for (int at = from; at + 3 < bytes.length; at++) {
            if (bytes[at] == 0 && bytes[at + 1] == 0
                    && (bytes[at + 2] == 1 || from == 0 && at == 0 && bytes[2] == 0 && bytes[3] == 1)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isParameterSet(boolean h265, byte first) {
        int type = h265 ? first >> 1 & 63 : first & 31;
        return h265 ? type >= 32 && type <= 34 : type == H264_SEQUENCE || type == 8;
    }

    /** Whether a decoder can be set up with them. */
    boolean complete() {
        return sequence().isPresent() && units.size() >= 2;
    }

    private Optional<byte[]> sequence() {
        return units.stream().filter(unit -> h265
                ? (unit[0] >> 1 & 63) == H265_SEQUENCE
                : (unit[0] & 31) == H264_SEQUENCE).findFirst();
    }

    /** The size of the pictures. */
    Optional<PictureSize> size() {
        return sequence().flatMap(unit -> PictureSize.of(h265, unit));
    }

    /** As a sample has them in front. */
    byte[] prefixed() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] unit : units) {
            length(out, unit.length);
            out.writeBytes(unit);
        }
        return out.toByteArray();
    }

    /** With filler data behind them. @param bytes 0, or at least {@link #LEAST_FILLER} */
    byte[] prefixed(int bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(prefixed());
        if (bytes > 0) {
            int content = bytes - lengthBytes;
            length(out, content);
            out.writeBytes(h265 ? new byte[]{38 << 1, 1} : new byte[]{12});
            for (int i = h265 ? 2 : 1; i < content - 1; i++) {
                out.write(0xFF);
            }
            out.write(0x80);
        }
        return out.toByteArray();
    }

    /** A length of up to four bytes, a head of two, a byte of filler and the last. */
    static final int LEAST_FILLER = 8;

    private void length(ByteArrayOutputStream out, int length) {
        for (int shift = 8 * (lengthBytes - 1); shift >= 0; shift -= 8) {
            out.write(length >> shift);
        }
    }

    /** The record that mp4 has for them, {@code avcC} or {@code hvcC}. */
    byte[] setup() {
        byte[] sequence = sequence().orElse(new byte[16]);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (h265) {
            out.write(1);
            // Profile, compatibility, constraints and level stand behind the unit's head and one byte more.
            for (int i = 3; i < 15; i++) {
                out.write(i < sequence.length ? sequence[i] : 0);
            }
            // No segmentation, no parallelism said, 4:2:0, 8 bits, no rate, one layer: the decoder reads its own.
            out.writeBytes(new byte[]{(byte) 0xF0, 0, (byte) 0xFC, (byte) 0xFD, (byte) 0xF8, (byte) 0xF8, 0, 0,
                    (byte) (0x0C | lengthBytes - 1)});
            out.write(3);
            for (int type = 32; type <= 34; type++) {
                int wanted = type;
                List<byte[]> kind = units.stream().filter(unit -> (unit[0] >> 1 & 63) == wanted).toList();
                out.write(0x80 | type);
                VideoSampleEntry.u16(out, kind.size());
                kind.forEach(unit -> sized(out, unit));
            }
            return out.toByteArray();
        }
        out.writeBytes(new byte[]{1, sequence[1], sequence[2], sequence[3], (byte) (0xFC | lengthBytes - 1)});
        List<byte[]> sequences = units.stream().filter(unit -> (unit[0] & 31) == H264_SEQUENCE).limit(31).toList();
        List<byte[]> pictures = units.stream().filter(unit -> (unit[0] & 31) != H264_SEQUENCE).limit(255).toList();
        out.write(0xE0 | sequences.size());
        sequences.forEach(unit -> sized(out, unit));
        out.write(pictures.size());
        pictures.forEach(unit -> sized(out, unit));
        return out.toByteArray();
    }

    private static void sized(ByteArrayOutputStream out, byte[] unit) {
        VideoSampleEntry.u16(out, unit.length);
        out.writeBytes(unit);
    }
}
