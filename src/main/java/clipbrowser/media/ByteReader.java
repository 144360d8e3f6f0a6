package clipbrowser.media;

import java.nio.charset.StandardCharsets;

/** Reads big-endian numbers from a header in memory. Reading past its end throws {@code Unreadable}. One thread. */
public final class ByteReader {
    private final byte[] bytes;
    private final int end;
    private int at;

    public ByteReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private ByteReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    public int remaining() {
        return end - at;
    }

    public int u8() throws MediaException {
        need(1);
        return bytes[at++] & 0xFF;
    }

    public int u16() throws MediaException {
        return u8() << 8 | u8();
    }

    public int i32() throws MediaException {
        need(4);
        int value = bytes[at] << 24 | (bytes[at + 1] & 0xFF) << 16 | (bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF;
        at += 4;
        return value;
    }

    public long u32() throws MediaException {
        return i32() & 0xFFFF_FFFFL;
    }

    public long i64() throws MediaException {
        return (long) i32() << 32 | u32();
    }

    /** @param count of bytes, not negative */
    public ByteReader skip(int count) throws MediaException {
        need(count);
        at += count;
        return this;
    }

    /** The next bytes as a reader of their own; this one continues after them. */
    public ByteReader slice(int count) throws MediaException {
        need(count);
        ByteReader slice = new ByteReader(bytes, at, at + count);
        at += count;
        return slice;
    }

    /** The rest, which stays to be read. */
    public byte[] copy() {
        return java.util.Arrays.copyOfRange(bytes, at, end);
    }

    /** The rest as text, without what follows a zero byte. */
    public String text() {
        int stop = at;
        while (stop < end && bytes[stop] != 0) {
            stop++;
        }
        String text = new String(bytes, at, stop - at, StandardCharsets.UTF_8);
        at = end;
        return text;
    }

    /** A number of as many bytes as are left, at most 8, as Matroska writes them. */
    public long unsigned() throws MediaException {
        if (remaining() > 8) {
            throw MediaException.unreadable("number of " + remaining() + " bytes");
        }
        long value = 0;
        while (at < end) {
            value = value << 8 | bytes[at++] & 0xFF;
        }
        return value;
    }

    private void need(int count) throws MediaException {
        if (count < 0 || count > end - at) {
            throw MediaException.unreadable("header ends early");
        }
    }

    /** Four characters; bytes that aren't printable ASCII show as dots. */
    public static String name(int type) {
        byte[] letters = {(byte) (type >> 24), (byte) (type >> 16), (byte) (type >> 8), (byte) type};
        for (int i = 0; i < 4; i++) {
            if (letters[i] < ' ' || letters[i] > '~') {
                letters[i] = '.';
            }
        }
        return new String(letters, StandardCharsets.US_ASCII);
    }
}
