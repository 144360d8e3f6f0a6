package clipbrowser.controller.thumbnails;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** How thumbnails are stored: each pixel's difference to a prediction from its neighbours, deflated. Pure. */
final class ThumbnailCodec {
    private static final int MOST = 4_096;

    private ThumbnailCodec() {}

    /** @param bgra rows of {@code width × 4} bytes from the top, opaque */
    record Pixels(int width, int height, byte[] bgra) {}

    static byte[] written(Pixels pixels) {
        int width = pixels.width;
        byte[] differences = new byte[width * pixels.height * 3];
        for (int y = 0, to = 0; y < pixels.height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < 3; c++) {
                    int at = (y * width + x) * 4 + c;
                    differences[to++] = (byte) (pixels.bgra[at] - expected(pixels.bgra, width, x, y, at));
                }
            }
        }
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(differences);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes(ByteBuffer.allocate(4).putShort((short) width).putShort((short) pixels.height).array());
            byte[] piece = new byte[8_192];
            while (!deflater.finished()) {
                out.write(piece, 0, deflater.deflate(piece));
            }
            return out.toByteArray();
        }
    }

    /** Empty if the bytes aren't a thumbnail's. */
    static Optional<Pixels> read(byte[] code) {
        if (code.length < 4) {
            return Optional.empty();
        }
        int width = ByteBuffer.wrap(code).getShort(0);
        int height = ByteBuffer.wrap(code).getShort(2);
        if (width < 1 || height < 1 || width > MOST || height > MOST) {
            return Optional.empty();
        }
        byte[] differences = new byte[width * height * 3];
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(code, 4, code.length - 4);
            int came = inflater.inflate(differences);
            if (came < differences.length) {
                return Optional.empty();
            }
        } catch (DataFormatException _) {
            return Optional.empty();
        }
        byte[] bgra = new byte[width * height * 4];
        for (int y = 0, from = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < 3; c++) {
                    int at = (y * width + x) * 4 + c;
                    bgra[at] = (byte) (differences[from++] + expected(bgra, width, x, y, at));
                }
                bgra[(y * width + x) * 4 + 3] = -1;
            }
        }
        return Optional.of(new Pixels(width, height, bgra));
    }

    private static int expected(byte[] bgra, int width, int x, int y, int at) {
        int left = x == 0 ? 0 : bgra[at - 4] & 255;
        int above = y == 0 ? 0 : bgra[at - 4 * width] & 255;
        if (x == 0 || y == 0) {
            return left + above;
        }
        int slope = left + above - (bgra[at - 4 * width - 4] & 255);
        return Math.max(Math.min(left, above), Math.min(Math.max(left, above), slope));
    }
}
