package clipbrowser.player.vlc.remux;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The {@code stsd} entry of a {@link RemuxedVideo}: the source's own, changed where VLC needs it. */
final class SampleDescription {
    /** 8 bytes of count, 8 of the entry's size and type, 78 of the picture's: then the decoder's set-up. */
    private static final int SETUP = 94;
    private static final int WIDTH = 40;
    private static final int HEIGHT = 42;
    private final byte[] content;

    /** @param content of an mp4's {@code stsd} box with one entry */
    SampleDescription(byte[] content) {
        this.content = content;
    }

    /** Whether it can be that of pictures at all. */
    boolean complete() {
        return content.length >= SETUP;
    }

    /** Of a coded picture, in pixels. */
    int width() {
        return (content[WIDTH] & 255) << 8 | content[WIDTH + 1] & 255;
    }

    /** Of a coded picture, in pixels. */
    int height() {
        return (content[HEIGHT] & 255) << 8 | content[HEIGHT + 1] & 255;
    }

    private String codec() {
        return new String(content, 12, 4, StandardCharsets.ISO_8859_1);
    }

    /** As VLC is given it. @param depth how many frames may be decoded before an earlier one is shown */
    byte[] laid(int depth) {
        return switch (codec()) {
            // VLC knows QuickTime's MPEG-2 by another of its names.
            case "m2v1" -> named("mp2v");
            case "avc1", "avc3" -> depth == 0 ? content : reordered(depth);
            default -> content;
        };
    }

    private byte[] named(String codec) {
        byte[] other = content.clone();
        System.arraycopy(codec.getBytes(StandardCharsets.US_ASCII), 0, other, 12, 4);
        return other;
    }

    /** With the depth of reordering in H.264's parameters. */
    private byte[] reordered(int depth) {
        int box = box("avcC");
        if (box < 0) {
            return content;
        }
        int end = box + ByteBuffer.wrap(content).getInt(box);
        byte[] setup = reordered(Arrays.copyOfRange(content, box + 8, end), depth);
        ByteBuffer out = ByteBuffer.allocate(content.length + setup.length - (end - box - 8));
        out.put(content, 0, box).putInt(setup.length + 8).put(content, box + 4, 4).put(setup)
                .put(content, end, content.length - end);
        // The entry's own size.
        return out.putInt(8, out.getInt(8) + out.capacity() - content.length).array();
    }

    private static byte[] reordered(byte[] setup, int depth) {
        int count = setup.length < 6 ? 0 : setup[5] & 31;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = Math.min(6, setup.length);
        out.write(setup, 0, at);
        for (int i = 0; i < count; i++) {
            int length = at + 2 > setup.length ? -1 : (setup[at] & 255) << 8 | setup[at + 1] & 255;
            if (length < 0 || at + 2 + length > setup.length) {
                return setup;
            }
            byte[] unit = SequenceParameters.withReorderDepth(Arrays.copyOfRange(setup, at + 2, at + 2 + length),
                    depth);
            out.write(unit.length >> 8);
            out.write(unit.length);
            out.writeBytes(unit);
            at += 2 + length;
        }
        out.write(setup, at, setup.length - at);
        return out.toByteArray();
    }

    /** Where a box of the entry begins; −1 if it isn't there. */
    private int box(String type) {
        ByteBuffer boxes = ByteBuffer.wrap(content);
        int at = SETUP;
        while (at + 8 <= content.length) {
            int size = boxes.getInt(at);
            if (size < 8 || size > content.length - at) {
                return -1;
            }
            if (new String(content, at + 4, 4, StandardCharsets.ISO_8859_1).equals(type)) {
                return at;
            }
            at += size;
        }
        return -1;
    }
}
