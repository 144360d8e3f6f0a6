package clipbrowser.media;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.testing.TestDemuxers;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.MediaTime;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files with damaged headers end in a table or in a failure with a reason, within bounds of time and memory. Of every
 * table that comes out everything is asked: each frame, each sample, each packet of sound, in order and along the
 * index. The seed is fixed; {@code -Dclipbrowser.mutations=200000} makes as many rounds of each kind.
 */
@Timeout(3600)
class HeaderMutationTest {
    private static final int ROUNDS = Integer.getInteger("clipbrowser.mutations", 600);
    private static final String X264 = " -c:v libx264 -preset veryfast -bf 3 -g 25 -x264-params b-adapt=0";
    /** Of one round, on a busy machine; the median is some hundred microseconds. */
    private static final Duration LONGEST = Duration.ofSeconds(5);
    /** For a table: an index that names a million samples without a byte for each takes about as much. */
    private static final long MOST_FOR_TABLE = 200L << 20;
    /** For what a table is asked for, all attempts together: headers of some fragments, which may claim 16 MB each. */
    private static final long MOST_FOR_QUESTION = 128L << 20;

    @ParameterizedTest
    @ValueSource(strings = {"fuzz.mp4", "fuzz-fragments.mp4", "fuzz-dash.mp4", "fuzz.mov", "fuzz-pcm.mov", "fuzz.mkv",
            "fuzz.webm", "fuzz-edited.mp4"})
    void whateverIsAcceptedCanBeAskedForAll(String name) throws IOException {
        byte[] whole = Files.readAllBytes(made(name));
        int[] headers = headers(whole);
        Random random = new Random(20_261_126);
        TreeMap<String, Integer> reasons = new TreeMap<>();
        int tables = 0;
        long slowest = 0;
        long largest = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = whole.clone();
            for (int i = 1 + random.nextInt(6); i > 0; i--) {
                damage(damaged, headers[random.nextInt(headers.length)], random);
            }
            if (random.nextInt(8) == 0) {
                damaged = java.util.Arrays.copyOf(damaged, 1 + random.nextInt(damaged.length));
            }
            // Over a network the index leads; and some servers claim any length.
            long budget = switch (round % 3) {
                case 0 -> Long.MAX_VALUE;
                case 1 -> damaged.length / 3;
                default -> name.endsWith("m") || name.endsWith("mkv") ? 0 : damaged.length / 4;
            };
            MediaBytes bytes = round % 16 == 15
                    ? new MemoryMedia(damaged, 1L << 42)
                    : new MemoryMedia(damaged);
            long start = System.nanoTime();
            long allocated = allocated();
            long memory = -1;
            try {
                FrameTable table = TestDemuxers.ALL.read(bytes, budget);
                memory = allocated() - allocated;
                ask(table, bytes, random);
                tables++;
            } catch (MediaException e) {
                assertThat(e.failure()).isNotNull();
                reasons.merge(e.getCause() == null ? "said" : e.getCause().getClass().getSimpleName(), 1, Integer::sum);
                // Sums and products out of range are told as such; no index goes wrong.
                assertThat(e.getCause()).as("round %d", round).satisfiesAnyOf(cause -> assertThat(cause).isNull(),
                        cause -> assertThat(cause).isInstanceOf(ArithmeticException.class));
            } catch (RuntimeException | Error e) {
                throw new AssertionError(name + ", round " + round + ": " + HexFormat.of().formatHex(difference(whole,
                        damaged)), e);
            }
            slowest = Math.max(slowest, System.nanoTime() - start);
            memory = memory < 0 ? allocated() - allocated : memory;
            largest = Math.max(largest, memory);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as("time of round %d", round).isLessThan(LONGEST);
            assertThat(memory).as("memory of round %d", round).isLessThan(MOST_FOR_TABLE);
        }
        System.getLogger("figures").log(System.Logger.Level.INFO,
                "{0}: {1} rounds, {2} tables, failures {3}, slowest {4} ms, most memory {5} kB", name, ROUNDS, tables,
                reasons, slowest / 1_000_000, largest >> 10);
        // Both ends are reached, or the test proves little.
        assertThat(tables).isBetween(ROUNDS / 20, ROUNDS - ROUNDS / 20);
    }

    /** Everything that a player asks a table for. */
    private static void ask(FrameTable table, MediaBytes bytes, Random random) throws MediaException {
        FrameGrid grid = table.grid();
        long frames = grid.frames();
        assertThat(frames).isPositive();
        assertThat(grid.end().nanos()).isBetween(1L, 400_000_000_000_000L);
        assertThat(grid.rate().nominal()).isBetween(1, 1000);
        assertThat(table.facts().rotation() % 90).isZero();
        assertThat(table.firstPresentationMicros()).isBetween(-(1L << 53), 1L << 53);
        long step = Math.max(1, frames / 500);
        for (long frame = 0; frame < frames; frame += step) {
            check(table.keyframeAtOrBefore(frame) >= 0 && table.keyframeAtOrBefore(frame) <= frame, "keyframe before");
            check(table.keyframeAfter(frame) > frame && table.keyframeAfter(frame) <= frames, "keyframe after");
            long shown = grid.shownAt(grid.startOf(frame));
            check(shown >= 0 && shown < frames, "frame shown");
            check(grid.startOf(frame + 1).compareTo(grid.startOf(frame)) > 0, "frames ascend");
        }
        if (table.samples().isPresent()) {
            SampleTable samples = table.samples().get();
            laid(samples, 0, bytes);
            assertThat(samples.end()).isEqualTo(samples.frames());
        }
        if (table.playable()) {
            for (int i = 0; i < 8; i++) {
                long frame = i == 0 ? 0 : i == 1 ? frames - 1 : random.nextLong(frames);
                try {
                    laid(bounded(() -> table.samplesFrom(frame, bytes)), frame, bytes);
                } catch (MediaException _) {
                    // Where the index lies about a place; elsewhere frames can be had.
                    assertThat(table.basis()).isEqualTo(FrameTable.Basis.DERIVED);
                }
            }
        }
        for (int track = 0; track < table.facts().audio().size(); track++) {
            if (table.audible(track)) {
                for (MediaTime from : List.of(MediaTime.ZERO, grid.startOf(frames / 2))) {
                    int heard = track;
                    heard(bounded(() -> table.audioFrom(heard, from, bytes)), grid, bytes.length());
                }
            }
        }
    }

    private interface Question<T> {
        T answer() throws MediaException;
    }

    private static <T> T bounded(Question<T> question) throws MediaException {
        long before = allocated();
        try {
            return question.answer();
        } finally {
            check(allocated() - before < MOST_FOR_QUESTION, "bounded memory");
        }
    }

    /** What is laid before a decoder is in the file, and decoding a frame begins before it. */
    private static void laid(SampleTable samples, long from, MediaBytes bytes) throws MediaException {
        assertThat(samples.description().length).isGreaterThanOrEqualTo(16);
        assertThat(samples.end()).isBetween(from + 1, samples.frames());
        long length = bytes.length();
        long latest = Long.MIN_VALUE;
        for (int sample = 0; sample < samples.count(); sample++) {
            check(samples.position(sample) >= 0 && samples.size(sample) >= 0
                    && samples.position(sample) + samples.size(sample) <= length, "a sample in the file");
            check(samples.header(sample).length == samples.headerLength(), "headers of one length");
            check(!samples.key(sample) || samples.time(sample) > latest,
                    "nothing that is decoded before a keyframe is shown after it");
            latest = Math.max(latest, samples.time(sample));
        }
        for (long frame = from; frame < samples.end(); frame++) {
            int sample = samples.ofFrame(frame);
            check(sample >= 0 && sample < samples.count(), "a frame is a sample");
        }
        DisposableSamples bystanders = DisposableSamples.of(samples, bytes);
        for (int sample = 0; sample < Math.min(50, samples.count()); sample++) {
            bystanders.isOne(sample);
        }
    }

    /** Quicker than a sentence for each of some thousand samples. */
    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    private static void heard(AudioSampleReader path, FrameGrid grid, long length) throws MediaException {
        path.readTo(grid.end());
        AudioSamples audio = path.samples();
        assertThat(audio.codec()).hasSize(4);
        long before = Long.MIN_VALUE;
        for (int packet = 0; packet < audio.count(); packet++) {
            check(audio.position(packet) >= 0 && audio.size(packet) >= 0
                    && audio.position(packet) + audio.size(packet) <= length, "a packet in the file");
            check(audio.audioFrames(packet) >= 0, "moments");
            check(audio.ticks(packet) >= before, "packets ascend");
            before = audio.ticks(packet);
        }
        if (audio.count() > 0) {
            assertThat(audio.ticks(audio.count())).isGreaterThanOrEqualTo(before);
            assertThat(audio.at(grid.end())).isBetween(0, audio.count() - 1);
            assertThat(audio.time(audio.count()).micros()).isBetween(-(1L << 60), 1L << 60);
            for (SparseBytes.ByteRange stretch : audio.byteRanges(grid.startOf(grid.frames() / 2))) {
                assertThat(stretch.to()).isLessThanOrEqualTo(length);
            }
        }
    }

    private static void damage(byte[] bytes, int at, Random random) {
        ByteBuffer word = ByteBuffer.wrap(bytes);
        switch (random.nextInt(8)) {
            case 0 -> bytes[at] = (byte) random.nextInt(256);
            case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> fill(bytes, at, (byte) -1, 4);
            case 3 -> fill(bytes, at, (byte) 0, 4);
            case 4 -> {
                fill(bytes, at, (byte) 0, 4);
                bytes[at] = 0x7F;
            }
            case 5 -> {
                if (at + 4 <= bytes.length) {
                    word.putInt(at, word.getInt(at) + random.nextInt(-3, 4));
                }
            }
            case 6 -> {
                if (at + 4 <= bytes.length) {
                    word.putInt(at, 1 << random.nextInt(32));
                }
            }
            default -> {
                // A piece stands twice.
                int length = Math.min(1 + random.nextInt(64), bytes.length - at);
                int from = random.nextInt(bytes.length - length + 1);
                System.arraycopy(bytes, from, bytes, at, length);
            }
        }
    }

    private static void fill(byte[] bytes, int at, byte value, int count) {
        for (int i = at; i < Math.min(bytes.length, at + count); i++) {
            bytes[i] = value;
        }
    }

    /** Where headers stand: bytes that are read when everything is asked of the undamaged file. */
    private static int[] headers(byte[] whole) throws MediaException {
        boolean[] read = new boolean[whole.length];
        MediaBytes bytes = new MemoryMedia(whole) {
            @Override
            public int read(long position, ByteBuffer into) {
                // Windows are wide; what is wanted of them mostly stands first.
                for (long at = position; at < Math.min(whole.length, position + 60); at++) {
                    read[(int) at] = true;
                }
                return super.read(position, into);
            }
        };
        for (long budget : new long[]{Long.MAX_VALUE, whole.length / 3}) {
            ask(TestDemuxers.ALL.read(bytes, budget), bytes, new Random(1));
        }
        List<Integer> places = new ArrayList<>();
        for (int at = 0; at < whole.length; at++) {
            if (read[at] || at < 2000 || at > whole.length - 200) {
                places.add(at);
            }
        }
        return places.stream().mapToInt(i -> i).toArray();
    }

    private static byte[] difference(byte[] whole, byte[] damaged) {
        ByteBuffer out = ByteBuffer.allocate(800);
        for (int i = 0; i < damaged.length && out.remaining() >= 5; i++) {
            if (damaged[i] != whole[i]) {
                out.putInt(i).put(damaged[i]);
            }
        }
        return java.util.Arrays.copyOf(out.array(), out.position());
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static Path made(String name) {
        String audio = "-f lavfi -i sine=r=48000:d=4 ";
        Path source = MadeMedia.make("mutated-source.mp4", audio + MadeMedia.picture("25", 100) + X264
                + " -c:a aac -b:a 32k");
        return MadeMedia.make("mutated-" + name, switch (name) {
            case "fuzz-fragments.mp4" -> "-i " + source + " -c copy -movflags frag_keyframe+empty_moov";
            case "fuzz-dash.mp4" -> "-i " + source
                    + " -c copy -movflags frag_keyframe+empty_moov+default_base_moof+global_sidx";
            case "fuzz-edited.mp4" -> "-ss 1.5 -i " + source + " -c copy -movflags +faststart";
            case "fuzz.mov" -> "-i " + source + " -c copy -timecode 01:00:00:00 -movflags +faststart";
            case "fuzz-pcm.mov" -> "-i " + source + " -c:v copy -c:a pcm_s16le -movflags +faststart";
            case "fuzz.mkv" -> "-i " + source + " -c copy";
            case "fuzz.webm" -> audio + MadeMedia.picture("25", 100)
                    + " -c:v libvpx -g 25 -deadline realtime -cpu-used 8 -c:a libopus -b:a 32k";
            default -> "-i " + source + " -c copy -movflags +faststart";
        });
    }
}
