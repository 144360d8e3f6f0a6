package clipbrowser.media;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.model.MediaFailure;
import clipbrowser.testing.TestDemuxers;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.MediaTime;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A frame table that is read back from where it was stored says what the file's headers said. */
class StoredTableTest {
    private static final String X264 = " -c:v libx264 -preset veryfast -bf 3 -g 25 -x264-params b-adapt=0";
    private static final int ROUNDS = 3_000;

    private static Path made(String name) {
        return MadeMedia.make("stored-" + name, switch (name) {
            case "sound.mp4" -> "-f lavfi -i sine=d=8 " + MadeMedia.picture("30000/1001", 200) + X264
                    + " -c:a aac -timecode 01:00:00;02";
            case "pcm.mov" -> "-f lavfi -i sine=d=4 " + MadeMedia.picture("25", 90) + X264 + " -c:a pcm_s16le";
            case "prores.mkv" -> MadeMedia.picture("25", 30) + " -c:v prores_ks";
            case "varies.mp4" -> MadeMedia.picture("30", 120) + " -vf setpts=PTS+mod(N\\,3)*0.01/TB" + X264
                    + " -vsync vfr -video_track_timescale 90000";
            default -> throw new IllegalArgumentException(name);
        });
    }

    private static FrameTable table(Path file) throws IOException {
        return TestDemuxers.ALL.read(new MemoryMedia(Files.readAllBytes(file)), FrameTable.Effort.WHOLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sound.mp4", "pcm.mov", "prores.mkv", "varies.mp4"})
    void saysWhatTheHeadersSaid(String name) throws IOException {
        Path file = made(name);
        FrameTable read = table(file);
        assertThat(read.storable()).isTrue();
        for (boolean known : new boolean[]{false, true}) {
            FrameTable stored = FrameTable.of(MemorySegment.ofArray(read.stored()), Files.size(file), known);
            assertThat(stored.facts()).isEqualTo(read.facts());
            assertThat(stored.grid().rate()).isEqualTo(read.grid().rate());
            assertThat(stored.grid().origin()).isEqualTo(read.grid().origin());
            assertThat(stored.reorderDepth()).isEqualTo(read.reorderDepth());
            assertThat(stored.firstFrame()).isEqualTo(read.firstFrame());
            assertThat(stored.basis()).isEqualTo(read.basis());
            assertThat(stored.keyframes()).isEqualTo(read.keyframes());
            assertThat(everything(stored)).isEqualTo(everything(read));
        }
    }

    /** All that may be asked for later, as text. */
    private static String everything(FrameTable table) {
        StringBuilder all = new StringBuilder();
        FrameGrid grid = table.grid();
        SampleTable samples = table.samples().orElseThrow();
        all.append(Arrays.toString(samples.description())).append(samples.headerLength());
        for (long frame = 0; frame < grid.frames(); frame++) {
            all.append(grid.startOf(frame)).append(' ').append(samples.ofFrame(frame)).append('\n');
        }
        for (int sample = 0; sample < samples.count(); sample++) {
            all.append(samples.position(sample)).append(' ').append(samples.size(sample)).append(' ')
                    .append(samples.key(sample)).append(' ').append(samples.time(sample)).append(' ')
                    .append(Arrays.toString(samples.header(sample))).append('\n');
        }
        for (int track = 0; track < table.facts().audio().size(); track++) {
            AudioSamples audio = table.audio(track).orElse(null);
            for (int sample = 0; audio != null && sample < audio.count(); sample++) {
                all.append(audio.position(sample)).append(' ').append(audio.size(sample)).append(' ')
                        .append(audio.time(sample)).append(' ').append(audio.audioFrames(sample)).append('\n');
            }
            all.append(audio == null ? "-" : audio.codec() + audio.time(audio.count()));
        }
        return all.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sound.mp4", "varies.mp4"})
    void whateverIsAcceptedOfADamagedOneCanBeAskedForAll(String name) throws IOException {
        Path file = made(name);
        byte[] whole = table(file).stored();
        Random random = new Random(20_261_126);
        TreeMap<String, Integer> outcomes = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = whole.clone();
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                int at = random.nextInt(3) == 0 ? random.nextInt(damaged.length) : random.nextInt(400);
                damaged[at] = (byte) (random.nextBoolean() ? random.nextInt() : random.nextInt(3) - 1);
            }
            if (random.nextInt(8) == 0) {
                damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
            }
            outcomes.merge(outcome(damaged, Files.size(file)), 1, Integer::sum);
        }
        assertThat(outcomes.keySet()).contains("read", "unreadable").hasSize(2);
    }

    private static String outcome(byte[] stored, long fileLength) {
        FrameTable table;
        try {
            table = FrameTable.of(MemorySegment.ofArray(stored), fileLength, false);
        } catch (MediaException e) {
            return e.failure() instanceof MediaFailure.Unreadable ? "unreadable" : e.toString();
        }
        if (table.samples().isPresent()) {
            everything(table);
        }
        table.keyframeAtOrBefore(table.grid().shownAt(MediaTime.ofMillis(500)));
        return "read";
    }
}
