package clipbrowser.player.vlc.remux;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.media.AudioSampleReader;
import clipbrowser.media.DamagedMedia;
import clipbrowser.media.DisposableSamples;
import clipbrowser.media.FrameTable;
import clipbrowser.media.MadeMedia;
import clipbrowser.media.MediaBytes;
import clipbrowser.media.MediaException;
import clipbrowser.media.SampleTable;
import clipbrowser.player.vlc.remux.FrameIdentifier;
import clipbrowser.player.vlc.remux.RemuxedAudio;
import clipbrowser.player.vlc.remux.RemuxedFile;
import clipbrowser.player.vlc.remux.RemuxedVideo;
import clipbrowser.testing.TestDemuxers;
import clipbrowser.time.MediaTime;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every stream of headers that were damaged and accepted is laid, soon and small, or refused in a sentence. */
@Timeout(120)
class LaidStreamsTest {
    private static final int ROUNDS = Integer.getInteger("clipbrowser.mutations", 1_500);
    /** Of a movie's own bytes. */
    private static final long MOST_HEAD = 32L << 20;

    @ParameterizedTest
    @CsvSource({"laid.mp4, 6000, ''", "laid-fragments.mp4, 200000, -movflags +frag_keyframe+empty_moov",
            "laid.mkv, 200000, ''"})
    void whateverTheHeadersClaim(String name, int reach, String options) throws IOException {
        byte[] whole = Files.readAllBytes(MadeMedia.make(name, "-f lavfi -i testsrc2=s=64x48:r=25:d=4"
                + " -f lavfi -i sine=d=4 -c:v libx264 -preset veryfast -bf 3 -g 25 -c:a aac "
                + options).toAbsolutePath());
        DamagedMedia damaged = new DamagedMedia(whole, name.hashCode());
        int laid = 0;
        for (int round = 0; round < ROUNDS; round++) {
            MediaBytes bytes = damaged.next(reach);
            FrameTable table;
            try {
                table = TestDemuxers.read(bytes, FrameTable.Effort.WHOLE);
            } catch (MediaException _) {
                continue;
            }
            long start = System.nanoTime();
            laid += video(table, bytes);
            audio(table, bytes);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as("round %d", round)
                    .isLessThan(Duration.ofSeconds(5));
        }
        assertThat(laid).isGreaterThan(ROUNDS / 4);
    }

    private static int video(FrameTable table, MediaBytes bytes) throws MediaException {
        SampleTable samples = table.samples().orElse(null);
        if (samples == null) {
            return 0;
        }
        int laid = 0;
        long frames = samples.frames();
        long[] asked = LongStream.of(0, 1, frames / 3, frames / 2, frames - 2, frames - 1)
                .filter(frame -> frame >= 0 && frame < frames).sorted().distinct().toArray();
        for (long frame : asked) {
            for (boolean alone : new boolean[]{false, true}) {
                try {
                    RemuxedVideo movie = RemuxedVideo.of(samples, frame, bytes.length(),
                            DisposableSamples.of(samples, bytes)::isOne, alone);
                    assertThat(movie.from()).isEqualTo(frame);
                    assertThat(movie.to()).isBetween(frame + 1, frames);
                    small(movie.file(), bytes);
                    new FrameIdentifier(movie);
                    laid++;
                } catch (MediaException e) {
                    assertThat(e.failure()).isNotNull();
                }
            }
        }
        try {
            long[] together = RemuxedVideo.together(samples, asked);
            assertThat(together).isNotEmpty();
            small(RemuxedVideo.ofFrames(samples, asked, 8, bytes.length(), _ -> false).file(), bytes);
            small(RemuxedVideo.ofFrames(samples, together, 8, bytes.length(), sample -> sample % 3 == 1).file(), bytes);
        } catch (MediaException e) {
            assertThat(e.failure()).isNotNull();
        }
        return laid;
    }

    private static void audio(FrameTable table, MediaBytes bytes) {
        for (int track = 0; track < table.facts().audio().size(); track++) {
            for (long millis : new long[]{0, 1_500, 3_900, 1_000_000}) {
                try {
                    AudioSampleReader path = table.audioFrom(track, MediaTime.ofMillis(millis), bytes);
                    path.readTo(MediaTime.ofMillis(millis + 2_000));
                    if (path.samples().count() > 0) {
                        small(RemuxedAudio.of(path.samples(), MediaTime.ofMillis(millis), bytes.length()).file(),
                                bytes);
                    }
                } catch (MediaException e) {
                    assertThat(e.failure()).isNotNull();
                }
            }
        }
    }

    private static void small(RemuxedFile file, MediaBytes bytes) throws MediaException {
        assertThat(file.length()).isLessThan(bytes.length() + MOST_HEAD);
    }
}
