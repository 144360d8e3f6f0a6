package clipbrowser.media;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.testing.TestDemuxers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a header claims is bounded by what the file has. */
@Timeout(120)
public class HostileHeadersTest {
    @Test
    void aSmallHeaderCannotClaimManyFrames() throws IOException {
        byte[] hour = hour(2_000_000_000, false);
        assertThat(failureOf(new MemoryMedia(hour))).contains("samples in");
        // A file said to be huge: the samples' claim is then bounded by itself.
        assertThat(failureOf(new MemoryMedia(hour, 1L << 50))).contains("samples in");
    }

    @Test
    void aBoxCannotClaimMoreThanTheFileHas() throws IOException {
        byte[] bytes = box("ftyp", "isom".getBytes(StandardCharsets.US_ASCII), new byte[4]);
        byte[] huge = ByteBuffer.allocate(bytes.length + 16).put(bytes).putInt(1).put(
                "moov".getBytes(StandardCharsets.US_ASCII)).putLong(Long.MAX_VALUE).array();
        assertThat(failureOf(new MemoryMedia(huge))).isNotEmpty();
        assertThat(failureOf(new MemoryMedia(huge, Long.MAX_VALUE / 2))).contains("index of");
    }

    @Test
    void readsTheIndexOfAnHourWithFewReads() throws IOException {
        for (boolean atEnd : new boolean[]{false, true}) {
            byte[] file = hour(108_000, atEnd);
            TestDemuxers.read(new MemoryMedia(file, atEnd ? file.length : 2L << 30), FrameTable.Effort.HEADERS);
            MemoryMedia bytes = new MemoryMedia(file, atEnd ? file.length : 2L << 30);
            long start = System.nanoTime();
            FrameTable table = TestDemuxers.read(bytes, FrameTable.Effort.HEADERS);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            assertThat(table.grid().frames()).isEqualTo(108_000);
            assertThat(table.grid().rate().exact()).isEqualTo("30000/1001");
            assertThat(bytes.reads()).isLessThanOrEqualTo(6);
            assertThat(took).isLessThan(Duration.ofSeconds(2));
            System.getLogger("figures").log(System.Logger.Level.INFO, "an hour: {0} ms, {1} reads, {2} bytes",
                    took.toMillis(), bytes.reads(), file.length);
        }
    }

    private static String failureOf(MediaBytes bytes) {
        try {
            TestDemuxers.read(bytes, FrameTable.Effort.WHOLE);
            return "";
        } catch (MediaException e) {
            return e.failure().toString();
        }
    }

    /** An hour's index with B-frames: a table entry for each sample, as encoders write them. */
    public static byte[] hour(int samples, boolean atEnd) throws IOException {
        int written = Math.min(samples, 108_000);
        ByteBuffer shifts = ByteBuffer.allocate(8 + 8 * written).putInt(0).putInt(written);
        ByteBuffer sizes = ByteBuffer.allocate(12 + 4 * written).putInt(0).putInt(samples > written ? 1 : 0).putInt(
                samples);
        ByteBuffer keys = ByteBuffer.allocate(8 + 4 * (written / 250)).putInt(0).putInt(written / 250);
        for (int i = 0; i < written; i++) {
            // I P B B: shown 0, 3, 1, 2.
            shifts.putInt(1).putInt(1001 * List.of(1, 3, 0, 0).get(i % 4));
            sizes.putInt(10_000);
        }
        for (int i = 0; i < written / 250; i++) {
            keys.putInt(1 + i * 250);
        }
        ByteBuffer durations = ByteBuffer.allocate(16).putInt(0).putInt(1).putInt(samples).putInt(1001);
        ByteBuffer entry = ByteBuffer.allocate(78).putShort(24, (short) 1920).putShort(26, (short) 1080);
        byte[] stbl = box("stbl", box("stsd", new byte[8], box("avc1", entry.array())), box("stts", durations.array()),
                box("ctts", shifts.array()), box("stss", keys.array()), box("stsz", sizes.array()));
        byte[] mdhd = ByteBuffer.allocate(24).putInt(12, 30000).array();
        byte[] hdlr = ByteBuffer.allocate(24).putInt(8, 0x76696465).array();
        byte[] tkhd = ByteBuffer.allocate(84).putInt(0, 1).putInt(12, 1).array();
        byte[] moov = box("moov", box("trak", box("tkhd", tkhd),
                box("mdia", box("mdhd", mdhd), box("hdlr", hdlr), box("minf", stbl))));
        byte[] ftyp = box("ftyp", "isom".getBytes(StandardCharsets.US_ASCII), new byte[4]);
        byte[] mdat = box("mdat", new byte[8 << 20]);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(ftyp);
        file.write(atEnd ? mdat : moov);
        file.write(atEnd ? moov : mdat);
        return file.toByteArray();
    }

    private static byte[] box(String type, byte[]... content) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] part : content) {
            body.write(part);
        }
        return ByteBuffer.allocate(8 + body.size()).putInt(8 + body.size()).put(type.getBytes(
                StandardCharsets.US_ASCII)).put(body.toByteArray()).array();
    }
}
