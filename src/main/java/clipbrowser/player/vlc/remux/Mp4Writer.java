package clipbrowser.player.vlc.remux;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/** Writes an mp4's boxes, big-endian. */
final class Mp4Writer {
    private byte[] bytes = new byte[1 << 14];
    private int length;

    Mp4Writer box(String type, Consumer<Mp4Writer> content) {
        int start = length;
        u32(0).text(type);
        content.accept(this);
        int end = length;
        length = start;
        u32(end - start);
        length = end;
        return this;
    }

    Mp4Writer u32(long value) {
        room(4);
        bytes[length++] = (byte) (value >>> 24);
        bytes[length++] = (byte) (value >>> 16);
        bytes[length++] = (byte) (value >>> 8);
        bytes[length++] = (byte) value;
        return this;
    }

    Mp4Writer u64(long value) {
        return u32(value >>> 32).u32(value);
    }

    Mp4Writer text(String ascii) {
        return raw(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    Mp4Writer raw(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    Mp4Writer zeros(int count) {
        return raw(new byte[count]);
    }

    /** Version 1, made at no known time. */
    Mp4Writer clock(long timescale, long duration) {
        return u32(0x1000000).zeros(16).u32(timescale).u64(duration);
    }

    Mp4Writer matrix() {
        return u32(0x10000).zeros(12).u32(0x10000).zeros(12).u32(0x40000000);
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
