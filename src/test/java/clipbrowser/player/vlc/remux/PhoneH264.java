package clipbrowser.player.vlc.remux;

import clipbrowser.media.FrameTable;
import clipbrowser.media.LocalMedia;
import clipbrowser.media.MediaBytes;
import clipbrowser.media.SampleTable;
import clipbrowser.testing.TestDemuxers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Turns an mp4 of x264's into one as phones write it: no depth of reordering in the parameters, and an order of
 * pictures (POC) that counts by one instead of two. Nothing else changes, every byte stays where it is.
 */
public final class PhoneH264 {
    private final byte[] file;
    private int frameNumberBits;
    private int orderBits;

    private PhoneH264(byte[] file) {
        this.file = file;
    }

    /** @return where it lies, kept under target */
    public static Path of(Path source) throws IOException {
        Path made = Path.of("target", "made-media", "phone-" + source.getFileName());
        if (!Files.exists(made)) {
            SampleTable samples;
            try (MediaBytes bytes = LocalMedia.open(source)) {
                samples = TestDemuxers.read(bytes, FrameTable.Effort.WHOLE).samples().orElseThrow();
            }
            PhoneH264 phone = new PhoneH264(Files.readAllBytes(source));
            phone.parameters();
            phone.video(samples);
            Files.createDirectories(made.getParent());
            Path part = Files.createTempFile(made.getParent(), "phone", ".part");
            Files.write(part, phone.file);
            Files.move(part, made, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        }
        return made;
    }

    /** Takes the further information (VUI) out of the only parameter set of avcC, whose length stays. */
    private void parameters() {
        int box = new String(file, StandardCharsets.ISO_8859_1).indexOf("avcC") - 4;
        int end = box + ByteBuffer.wrap(file).getInt(box);
        int unit = box + 16;
        int length = ByteBuffer.wrap(file).getShort(box + 14);
        byte[] plain = SequenceParameters.unescaped(Arrays.copyOfRange(file, unit, unit + length));
        BitReader in = new BitReader(plain);
        in.skip(32);
        in.golomb();
        // High: 4:2:0, 8 bits, no lists.
        in.golomb();
        in.golomb();
        in.golomb();
        in.skip(2);
        frameNumberBits = (int) in.golomb() + 4;
        if (in.golomb() != 0) {
            throw new IllegalArgumentException("x264 counts its pictures by type 0");
        }
        orderBits = (int) in.golomb() + 4;
        in.golomb();
        in.skip(1);
        in.golomb();
        in.golomb();
        if (!in.flag()) {
            throw new IllegalArgumentException("interlaced");
        }
        in.skip(1);
        if (in.flag()) {
            for (int i = 0; i < 4; i++) {
                in.golomb();
            }
        }
        byte[] bare = SequenceParameters.escaped(new BitWriter().copy(plain, in.position()).bits(0, 1).ended());
        byte[] rest = Arrays.copyOfRange(file, unit + length, end);
        Arrays.fill(file, unit, end, (byte) 0);
        ByteBuffer.wrap(file).putShort(box + 14, (short) bare.length).put(unit, bare).put(unit + bare.length, rest);
    }

    private void video(SampleTable samples) {
        long previous = 0;
        for (int sample = 0; sample < samples.count(); sample++) {
            int at = (int) samples.position(sample);
            int end = at + samples.size(sample);
            while (at < end) {
                int length = ByteBuffer.wrap(file).getInt(at);
                int type = file[at + 4] & 31;
                if (type == 5) {
                    previous = 0;
                }
                if (type == 1 || type == 5) {
                    previous = halve(at + 4, type == 5, previous);
                }
                at += 4 + length;
            }
        }
    }

    /** @return the picture's whole place in the order, of which the stream has the lowest bits */
    private long halve(int unit, boolean first, long previous) {
        byte[] head = Arrays.copyOfRange(file, unit, unit + 8);
        if (SequenceParameters.unescaped(head).length != head.length) {
            throw new IllegalArgumentException("a head that is escaped");
        }
        BitReader in = new BitReader(head);
        in.skip(8);
        in.golomb();
        in.golomb();
        in.golomb();
        in.skip(frameNumberBits);
        if (first) {
            in.golomb();
        }
        int at = in.position();
        long round = 1L << orderBits;
        long low = in.bits(orderBits);
        long whole = previous + Math.floorMod(low - previous + round / 2, round) - round / 2;
        byte[] halved = new BitWriter().copy(head, at).bits(Math.floorMod(whole / 2, round), orderBits).ended();
        for (int bit = at; bit < at + orderBits; bit++) {
            int mask = 128 >> (bit & 7);
            head[bit >> 3] = (byte) (head[bit >> 3] & ~mask | halved[bit >> 3] & mask);
        }
        if (SequenceParameters.escaped(head).length != head.length) {
            throw new IllegalArgumentException("a head that wants escaping");
        }
        System.arraycopy(head, 0, file, unit, head.length);
        return (head[0] >> 5 & 3) == 0 ? previous : whole;
    }
}
