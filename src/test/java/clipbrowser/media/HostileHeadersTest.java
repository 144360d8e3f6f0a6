package clipbrowser.media;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.media.mp4.Mp4Demuxer;
import clipbrowser.testing.TestDemuxers;
import clipbrowser.time.FrameGrid;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged and hostile headers end in a table or in a sentence, soon, and in nothing else. */
@Timeout(120)
public class HostileHeadersTest {
    private static final String X264 = " -c:v libx264 -preset veryfast -bf 3 -g 25 -x264-params b-adapt=0";
    private static final int MUTATIONS = 4000;

    @ParameterizedTest
    @ValueSource(strings = {"fuzz.mp4", "fuzz-fragments.mp4", "fuzz.mov", "fuzz.mkv", "fuzz-edited.mp4"})
    void anyDamageEndsInATableOrASentence(String name) throws IOException {
        byte[] whole = Files.readAllBytes(made(name));
        Random random = new Random(name.hashCode());
        int tables = 0;
        for (int round = 0; round < MUTATIONS; round++) {
            byte[] damaged = whole.clone();
            // Headers, not pictures: the index stands first, and clusters' heads are everywhere.
            boolean anywhere = name.contains("fragments") || name.endsWith("mkv") && random.nextBoolean();
            int reach = anywhere ? damaged.length : Math.min(damaged.length, name.endsWith("mkv") ? 800 : 6000);
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                damage(damaged, random.nextInt(reach), random);
            }
            if (random.nextInt(8) == 0) {
                damaged = java.util.Arrays.copyOf(damaged, 1 + random.nextInt(damaged.length));
            }
            long start = System.nanoTime();
            try {
                FrameTable table = TestDemuxers.read(new MemoryMedia(damaged), round % 2 == 0
                        ? FrameTable.Effort.WHOLE
                        : FrameTable.Effort.HEADERS);
                usable(table);
                tables++;
            } catch (MediaException e) {
                assertThat(e.failure()).isNotNull();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as("round %d", round).isLessThan(
                    Duration.ofSeconds(5));
        }
        // Both ends are reached, or the test proves little.
        assertThat(tables).isBetween(MUTATIONS / 20, MUTATIONS - MUTATIONS / 20);
    }

    @Test
    void aDamagedIndexOfFragmentsLeadsToFramesOrToASentence() throws IOException {
        byte[] whole = Files.readAllBytes(made("fuzz-fragments.mp4"));
        Random random = new Random(7);
        int played = 0;
        for (int round = 0; round < MUTATIONS; round++) {
            byte[] damaged = whole.clone();
            for (int i = random.nextInt(4); i > 0; i--) {
                // The index stands at the end.
                damage(damaged, random.nextBoolean()
                        ? damaged.length - 1 - random.nextInt(300)
                        : random.nextInt(
                                damaged.length),
                        random);
            }
            MediaBytes bytes = new MemoryMedia(damaged);
            try {
                FrameTable table = new Mp4Demuxer().table(new BufferedSource(bytes), damaged.length / 3);
                SampleTable samples = table.samplesFrom(random.nextLong(table.grid().frames()), bytes);
                assertThat(samples.end()).isPositive();
                played += table.samples().isEmpty() ? 1 : 0;
            } catch (MediaException | ArithmeticException | IllegalArgumentException e) {
                assertThat(e).isNotNull();
            }
        }
        assertThat(played).isGreaterThan(MUTATIONS / 20);
    }

    private static void damage(byte[] bytes, int at, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> bytes[at] = (byte) random.nextInt(256);
            case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> {
                for (int i = at; i < Math.min(bytes.length, at + 4); i++) {
                    bytes[i] = -1;
                }
            }
            default -> {
                for (int i = at; i < Math.min(bytes.length, at + 4); i++) {
                    bytes[i] = (byte) (i == at ? 0x7F : 0);
                }
            }
        }
    }

    /** Whoever gets the table can ask it anything. */
    private static void usable(FrameTable table) {
        FrameGrid grid = table.grid();
        assertThat(grid.frames()).isPositive();
        assertThat(grid.end().compareTo(grid.startOf(grid.frames() - 1))).isPositive();
        assertThat(grid.rate().nominal()).isBetween(1, 1000);
        assertThat(table.keyframeAtOrBefore(grid.frames() - 1)).isBetween(0L, grid.frames() - 1);
        assertThat(table.keyframeAfter(0)).isBetween(0L, grid.frames());
        assertThat(table.facts().rotation() % 90).isZero();
    }

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

    private static Path made(String name) {
        Path source = MadeMedia.make("fuzz-source.mp4", MadeMedia.picture("25", 100) + X264);
        return MadeMedia.make(name, switch (name) {
            case "fuzz-fragments.mp4" -> "-i " + source + " -c copy -movflags frag_keyframe+empty_moov";
            case "fuzz-edited.mp4" -> "-ss 1.5 -i " + source + " -c copy -movflags +faststart";
            case "fuzz.mov" -> MadeMedia.picture("25", 100) + X264 + " -timecode 01:00:00:00 -movflags +faststart";
            case "fuzz.mkv" -> "-i " + source + " -c copy";
            default -> "-i " + source + " -c copy -movflags +faststart";
        });
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
