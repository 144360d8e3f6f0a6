package clipbrowser.player.vlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import clipbrowser.media.FrameTable;
import clipbrowser.media.LocalMedia;
import clipbrowser.media.MadeMedia;
import clipbrowser.media.MediaBytes;
import clipbrowser.media.MediaException;
import clipbrowser.media.MediaLibrary;
import clipbrowser.media.ReadPurpose;
import clipbrowser.model.FaultLog;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.player.decode.AudioStream;
import clipbrowser.testing.TestDemuxers;
import clipbrowser.time.MediaTime;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of sound is heard where it belongs: a sweep of 300 Hz + 500 Hz a second tells each sample's time. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AudioCodecsTest {
    private static final String PICTURE = "-f lavfi -i testsrc2=s=64x48:r=25:d=6 -f lavfi "
            + "-i aevalsrc=0.4*sin(2*PI*(300*t+250*t*t)):s=48000:d=6 -c:v libx264 -preset ultrafast ";
    /** 20 ms: half of a frame of 25 a second. */
    private static final int HALF_A_FRAME = 960;
    /** Of 13,000: a decoder that begins in the middle doesn't know all that the packets before it leave behind. */
    private static final int CLOSE = 300;
    private static VlcDecoder decoder;

    private static final MediaLibrary LIBRARY = new MediaLibrary() {
        @Override
        public MediaBytes open(SourceMedia source, ReadPurpose purpose) throws MediaException {
            return LocalMedia.open(Path.of(source.id()));
        }

        @Override
        public FrameTable table(SourceMedia source) throws MediaException {
            try (MediaBytes bytes = open(source)) {
                return TestDemuxers.read(bytes, FrameTable.Effort.WHOLE);
            }
        }
    };

    @BeforeAll
    static void start() throws MediaException {
        decoder = VlcDecoder.start(LIBRARY, FaultLog.ofThread());
    }

    @AfterAll
    static void stop() {
        decoder.close();
    }

    static SourceMedia made(String file, String audio) {
        return new SourceMedia(MadeMedia.make(file, PICTURE + audio).toString(), RunStatus.COMPLETE, null, null);
    }

    @ParameterizedTest
    @CsvSource({"mp3.mp4, 2, -c:a libmp3lame -ac 2", "mp3-44-vbr.mp4, 2, -c:a libmp3lame -q:a 5 -ar 44100 -ac 2",
            "mp3-24-low.mp4, 2, -c:a libmp3lame -b:a 24k -ar 24000 -ac 1", "mp3.mov, 2, -c:a libmp3lame -ac 2",
            "mp2.mp4, 2, -c:a mp2 -ac 2", "ac3-6.mp4, 6, -c:a ac3 -ac 6", "eac3.mp4, 2, -c:a eac3 -ac 2",
            "eac3-6.mp4, 6, -c:a eac3 -ac 6", "opus.mp4, 2, -c:a libopus -ac 2",
            "opus-short.mp4, 2, -c:a libopus -ac 2 -frame_duration 2.5", "opus-6.mp4, 6, -c:a libopus -ac 6",
            "aac-44.mp4, 2, -c:a aac -ar 44100 -ac 2", "aac-96.mp4, 2, -c:a aac -ar 96000 -ac 2",
            "aac-1-22.mp4, 1, -c:a aac -ar 22050 -ac 1", "aac-8.mp4, 8, -c:a aac -ac 8",
            "flac.mp4, 1, -c:a flac -strict -2", "vorbis.mp4, 2, -c:a libvorbis -ac 2 -strict -2",
            "alac.mov, 2, -c:a alac -ac 2", "s16le.mov, 2, -c:a pcm_s16le -ac 2", "s16be.mov, 2, -c:a pcm_s16be -ac 2",
            "s24le.mov, 1, -c:a pcm_s24le", "s24be.mov, 2, -c:a pcm_s24be -ac 2", "s32.mov, 1, -c:a pcm_s32le",
            "f32.mov, 1, -c:a pcm_f32le", "s16-44.mov, 1, -c:a pcm_s16le -ar 44100",
            "s24-96.mov, 2, -c:a pcm_s24le -ar 96000 -ac 2", "s16-96.mov, 1, -c:a pcm_s16le -ar 96000",
            "u8.mov, 1, -c:a pcm_u8", "alaw.mov, 1, -c:a pcm_alaw"})
    void inMp4AndMovEverySampleIsWhereItBelongs(String file, int channels, String audio) throws Exception {
        heard(made("sound-" + file, audio), channels, 1);
    }

    /** Their times are in milliseconds, and those of one packet are rounded another way than the next one's. */
    @ParameterizedTest
    @CsvSource({"mp3-44.mkv, 2, -c:a libmp3lame -ar 44100 -ac 2", "ac3.mkv, 2, -c:a ac3 -ac 2",
            "eac3-6.mkv, 6, -c:a eac3 -ac 6", "flac.mkv, 1, -c:a flac", "flac-96.mkv, 1, -c:a flac -ar 96000",
            "aac-6.mkv, 6, -c:a aac -ac 6", "s24-96.mkv, 1, -c:a pcm_s24le -ar 96000",
            "s16.mkv, 2, -c:a pcm_s16le -ac 2",
            "f32.mkv, 1, -c:a pcm_f32le", "u8.mkv, 1, -c:a pcm_u8", "vorbis.mkv, 2, -c:a libvorbis -ac 2",
            "vorbis-6.mkv, 6, -c:a libvorbis -ac 6", "opus-6.mkv, 6, -c:a libopus -ac 6"})
    void inMatroskaWithinAMillisecond(String file, int channels, String audio) throws Exception {
        // ffmpeg's Matroska takes the delay of Opus off twice: the file itself has its sound 7 ms early.
        heard(made("sound-" + file, audio), channels, file.startsWith("opus") ? 384 : 60);
    }

    static void heard(SourceMedia source, int channels, int off) throws Exception {
        FrameTable table = LIBRARY.table(source);
        assertThat(table.facts().audio().getFirst().channels()).isEqualTo(channels);
        for (long from : new long[]{0, 40, 1501, 3003}) {
            short[] heard = hear(source, table, from, 24_000);
            assertThat(heard).as("from %d ms", from).hasSize(24_000);
            assertThat(shift(heard, 9_600, from)).as("from %d ms", from).isBetween(-off, off);
        }
        short[] heard = hear(source, table, 5_500, 96_000);
        assertThat(heard.length).isBetween(24_000 - HALF_A_FRAME, 24_000 + 2 * HALF_A_FRAME);
        assertThat(shift(heard, 12_000, 5_500)).isBetween(-off, off);
        // Of a long track some is laid before the decoder at a time. Nothing is heard of where one ends.
        MediaTime laid = MediaTime.ofMillis(700);
        short[] pieces = hear(source, table, 1_501, 110_000, laid);
        short[] atOnce = hear(source, table, 1_501, 110_000, VlcAudioStream.LAID);
        assertThat(pieces).hasSameSizeAs(atOnce);
        assertThat(shift(pieces, 100_000, 1_501)).isBetween(-off, off);
        for (int i = 0; i < pieces.length; i++) {
            assertThat((int) pieces[i]).as("sample %d", i).isCloseTo(atOnce[i], within(CLOSE));
        }
    }

    @Test
    void anHourOfAnotherRateWouldNotDriftByASample() throws Exception {
        SourceMedia source = made("sound-aac-44.mp4", "-c:a aac -ar 44100 -ac 2");
        short[] heard = hear(source, LIBRARY.table(source), 0, 280_000);
        assertThat(shift(heard, 264_000, 0)).isBetween(-1, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"truehd.mkv -c:a truehd -strict -2 -ac 2", "wavpack.mkv -c:a wavpack",
            "s8.mov -c:a pcm_s8"})
    void whatCannotBeHeardIsKnownBeforehand(String kind) throws Exception {
        int name = kind.indexOf(' ');
        FrameTable table = LIBRARY.table(made("sound-" + kind.substring(0, name), kind.substring(name + 1)));
        assertThat(table.facts().audio()).hasSize(1);
        assertThat(table.audio(0)).isEmpty();
    }

    /** Of the channel that is loudest: some layouts have a sound in the middle only. */
    private static short[] hear(SourceMedia source, FrameTable table, long from, int most) throws Exception {
        return hear(source, table, from, most, VlcAudioStream.LAID);
    }

    private static short[] hear(SourceMedia source, FrameTable table, long from, int most, MediaTime laid)
            throws Exception {
        try (AudioStream stream = decoder.audio(source, table, 0, MediaTime.ofMillis(from), laid)) {
            int channels = stream.channels();
            short[][] heard = new short[channels][most];
            long[] loudness = new long[channels];
            short[] piece = new short[1000 * channels];
            int count = 0;
            while (count < most) {
                int read = stream.read(piece, Math.min(1000, most - count));
                if (read < 0) {
                    break;
                }
                for (int i = 0; i < read; i++, count++) {
                    for (int channel = 0; channel < channels; channel++) {
                        heard[channel][count] = piece[i * channels + channel];
                        loudness[channel] += Math.abs(piece[i * channels + channel]);
                    }
                }
                if (read == 0) {
                    LockSupport.parkNanos(1_000_000);
                }
            }
            int loudest = 0;
            for (int channel = 1; channel < channels; channel++) {
                loudest = loudness[channel] > loudness[loudest] ? channel : loudest;
            }
            assertThat(loudness[loudest] / Math.max(1, count)).isGreaterThan(1_000);
            return Arrays.copyOf(heard[loudest], count);
        }
    }

    /** By how many samples the sound at a place is off the sweep. */
    private static int shift(short[] heard, int at, long fromMillis) {
        double[] fits = new double[3_001];
        for (int shift = -1_500; shift <= 1_500; shift++) {
            double sum = 0;
            for (int i = 0; i < 9_600; i += 7) {
                double t = fromMillis / 1000.0 + (at + i + shift) / 48_000.0;
                sum += Math.sin(2 * Math.PI * (300 * t + 250 * t * t)) * heard[at + i];
            }
            fits[shift + 1_500] = sum;
        }
        double most = Arrays.stream(fits).max().orElseThrow();
        // A wave of the sweep more or less fits nearly as well.
        for (int away = 0;; away++) {
            if (fits[1_500 + away] > 0.99 * most) {
                return away;
            }
            if (fits[1_500 - away] > 0.99 * most) {
                return -away;
            }
        }
    }
}
