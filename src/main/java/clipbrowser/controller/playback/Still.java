package clipbrowser.controller.playback;

import clipbrowser.media.MediaException;
import clipbrowser.model.FileFacts;
import clipbrowser.model.MediaFailure;
import clipbrowser.player.decode.DecodedFrame;
import clipbrowser.player.decode.Decoder;
import clipbrowser.player.decode.OpenedSource;
import clipbrowser.player.decode.VideoStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * One frame of a source as it is to be seen: upright, with square pixels, at the source's own size.
 *
 * @param rgb one {@code 0xRRGGBB} a pixel, rows from the top
 */
record Still(int width, int height, int[] rgb) {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
    private static final int COLOUR = 2;

    /** Decodes that very frame anew. Blocks: not for the FX thread. */
    static Still of(Decoder decoder, OpenedSource openedSource, long frame)
            throws MediaException, InterruptedException {
        FileFacts facts = openedSource.table().facts();
        int wide = Math.toIntExact(Math.max(16, (long) facts.width() * facts.aspectWidth() / facts.aspectHeight()));
        try (VideoStream video = decoder.video(openedSource.media(), openedSource.table(), frame,
                new Decoder.Size(wide, facts.height()), 1)) {
            DecodedFrame picture = video.take();
            if (picture == null || picture.frame() != frame || picture.missing()) {
                if (picture != null) {
                    picture.release();
                }
                throw new MediaException(new MediaFailure.Undecodable());
            }
            try {
                Still still = read(picture);
                return (facts.mirrored() ? still.mirrored() : still).turned(facts.rotation());
            } finally {
                picture.release();
            }
        }
    }

    private static Still read(DecodedFrame picture) {
        int[] rgb = new int[picture.width() * picture.height()];
        ByteBuffer bytes = picture.pixels().duplicate().order(java.nio.ByteOrder.LITTLE_ENDIAN);
        bytes.rewind();
        bytes.asIntBuffer().get(rgb);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] &= 0xFFFFFF;
        }
        return new Still(picture.width(), picture.height(), rgb);
    }

    /** With left and right in each other's place. */
    Still mirrored() {
        int[] to = new int[rgb.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = rgb[i - i % width + width - 1 - i % width];
        }
        return new Still(width, height, to);
    }

    /** @param degrees clockwise: 0, 90, 180 or 270 */
    Still turned(int degrees) {
        if (degrees == 0) {
            return this;
        }
        boolean across = degrees == 180;
        int[] to = new int[rgb.length];
        int wide = across ? width : height;
        int high = across ? height : width;
        for (int y = 0; y < high; y++) {
            for (int x = 0; x < wide; x++) {
                to[y * wide + x] = switch (degrees) {
                    case 90 -> rgb[(height - 1 - x) * width + y];
                    case 180 -> rgb[(height - 1 - y) * width + width - 1 - x];
                    default -> rgb[x * width + width - 1 - y];
                };
            }
        }
        return new Still(wide, high, to);
    }

    /** For the clipboard. */
    Image image() {
        int[] opaque = new int[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            opaque[i] = 0xFF000000 | rgb[i];
        }
        WritableImage image = new WritableImage(width, height);
        image.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), opaque, 0, width);
        return image;
    }

    /** Writes a PNG, eight bits a colour. @param title what it shows, kept within the file */
    void write(OutputStream to, String title) throws IOException {
        to.write(SIGNATURE);
        chunk(to, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8).put((byte) COLOUR)
                .put((byte) 0).put((byte) 0).put((byte) 0).array());
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes("Title\0".getBytes(StandardCharsets.ISO_8859_1));
        text.writeBytes(title.getBytes(StandardCharsets.ISO_8859_1));
        chunk(to, "tEXt", text.toByteArray());
        chunk(to, "IDAT", packed());
        chunk(to, "IEND", new byte[0]);
    }

    private byte[] packed() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
            byte[] row = new byte[1 + 3 * width];
            // Each pixel as the difference to the one at its left: what changes little packs well.
            row[0] = 1;
            for (int y = 0; y < height; y++) {
                int before = 0;
                for (int x = 0; x < width; x++) {
                    int now = rgb[y * width + x];
                    row[1 + 3 * x] = (byte) ((now >> 16) - (before >> 16));
                    row[2 + 3 * x] = (byte) ((now >> 8) - (before >> 8));
                    row[3 + 3 * x] = (byte) (now - before);
                    before = now;
                }
                out.write(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }

    private static void chunk(OutputStream to, String type, byte[] body) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(body);
        out.writeInt(body.length);
        out.write(name);
        out.write(body);
        out.writeInt((int) sum.getValue());
        out.flush();
    }
}
