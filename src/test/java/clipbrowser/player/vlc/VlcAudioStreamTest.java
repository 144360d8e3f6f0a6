package clipbrowser.player.vlc;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.media.FrameTable;
import clipbrowser.media.MediaBytes;
import clipbrowser.model.FaultLog;
import clipbrowser.player.decode.AudioStream;
import clipbrowser.testing.TestDemuxers;
import clipbrowser.time.MediaTime;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The test media's sound is a sweep: its phase tells the sample. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class VlcAudioStreamTest {
    private static final NumberedMedia MEDIA = new NumberedMedia();
    private static VlcDecoder decoder;

    @BeforeAll
    static void start() throws IOException {
        decoder = VlcDecoder.start(MEDIA, FaultLog.ofThread());
    }

    @AfterAll
    static void stop() {
        decoder.close();
    }

    static List<NumberedMedia.Medium> media() throws IOException {
        return NumberedMedia.all().stream().filter(m -> !m.flags().contains("silent")).toList();
    }

    @ParameterizedTest
    @MethodSource("media")
    void theFirstSampleIsTheOneAtTheTimeAskedFor(NumberedMedia.Medium medium) throws Exception {
        FrameTable table = MEDIA.table(medium.source());
        // The cut file's sound begins where its pictures do: at number 78 of 25 a second.
        double playRange = medium.firstNumber() / 25.0;
        for (long from : new long[]{0, 40, 1501, 3003}) {
            short[] heard = hear(medium, table, from, 12_000);
            assertThat(heard).as("from %d ms", from).hasSize(12_000);
            assertThat(shift(heard, 4_800, playRange + from / 1000.0 + ahead(medium))).as("from %d ms", from)
                    .isBetween(-off(medium), off(medium));
        }
    }

    @ParameterizedTest
    @MethodSource("media")
    void theSoundLastsUntilItsTracksEnd(NumberedMedia.Medium medium) throws Exception {
        FrameTable table = MEDIA.table(medium.source());
        long from = table.grid().end().millis() - 700;
        MediaTime end = table.audio(0).orElseThrow().time(table.audio(0).orElseThrow().count());
        short[] heard = hear(medium, table, from, 96_000);
        assertThat((long) heard.length).isBetween((end.millis() - from - 1) * 48, (end.millis() - from + 1) * 48);
        int probe = heard.length - 9_600;
        assertThat(shift(heard, probe, medium.firstNumber() / 25.0 + from / 1000.0 + ahead(medium)))
                .isBetween(-off(medium), off(medium));
    }

    @ParameterizedTest
    @ValueSource(strings = {"large.mkv", "large-mfra.mp4", "large-sidx.mp4"})
    void aLargeFileFarAwayIsHeardAlongItsIndex(String file) throws Exception {
        NumberedMedia.Medium medium = NumberedMedia.named(file);
        FrameTable table;
        try (MediaBytes bytes = MEDIA.open(medium.source())) {
            table = TestDemuxers.read(bytes, FrameTable.Effort.HEADERS);
        }
        assertThat(table.audio(0)).isEmpty();
        assertThat(table.audible(0)).isTrue();
        for (long from : new long[]{0, 40, 1_950, 2_500, 4_900}) {
            short[] heard = hear(medium, table, from, 480_000);
            assertThat(heard.length / 48L).as("from %d ms", from).isBetween(5_950 - from, 6_050 - from);
            int first = likeliest(heard, 4_800, from / 1000.0);
            assertThat(first).as("from %d ms", from).isBetween(-off(medium), off(medium));
            // Stretches follow each other without a sample between them.
            for (int at = 9_600; at < heard.length - 4_800; at += 4_801) {
                assertThat(likeliest(heard, at, from / 1000.0)).as("from %d ms, at %d", from, at)
                        .isBetween(first - 1, first + 1);
            }
        }
    }

    /** By how many samples the sound at a place is off the sweep, where it is off by few. */
    private static int likeliest(short[] heard, int at, double start) {
        double most = Double.NEGATIVE_INFINITY;
        int best = 0;
        for (int shift = -60; shift <= 60; shift++) {
            double fit = fit(heard, at, start, shift);
            best = fit > most ? shift : best;
            most = Math.max(most, fit);
        }
        return best;
    }

    /**
     * Matroska's times are in milliseconds: it doesn't say better than to half of one how sound lies to picture. The
     * copy with sidx lets its pictures begin at 269/12800 s, its sound at 1024/48000 s: 15 samples by its own header.
     */
    private static int off(NumberedMedia.Medium medium) {
        return medium.file().matches(".*\\.(mkv|webm)|large-sidx\\.mp4") ? 25 : 1;
    }

    /** ffmpeg's Matroska takes the delay of Opus off twice: the file itself has its sound so many seconds early. */
    private static double ahead(NumberedMedia.Medium medium) {
        return medium.flags().contains("starts=0.007") ? 336 / 48_000.0 : 0;
    }

    private static short[] hear(NumberedMedia.Medium medium, FrameTable table, long from, int most)
            throws IOException {
        try (AudioStream stream = decoder.audio(medium.source(), table, 0, MediaTime.ofMillis(from))) {
            // Some writers of mp4 state two channels whatever there is: both are the same then.
            int channels = stream.channels();
            short[] heard = new short[most];
            short[] piece = new short[1000 * channels];
            int count = 0;
            while (count < most) {
                int read = stream.read(piece, Math.min(1000, most - count));
                if (read < 0) {
                    break;
                }
                for (int i = 0; i < read; i++) {
                    heard[count++] = piece[i * channels];
                }
                if (read == 0) {
                    LockSupport.parkNanos(1_000_000);
                }
            }
            return Arrays.copyOf(heard, count);
        }
    }

    /** By how many samples the sound at a place is off the sweep of 300 Hz + 500 Hz a second. */
    private static int shift(short[] heard, int at, double start) {
        double[] fits = new double[3_001];
        for (int shift = -1_500; shift <= 1_500; shift++) {
            fits[shift + 1_500] = fit(heard, at, start, shift);
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

    private static double fit(short[] heard, int at, double start, int shift) {
        double sum = 0;
        for (int i = 0; i < 2_400; i += 3) {
            double t = start + (at + i + shift) / 48_000.0;
            sum += Math.sin(2 * Math.PI * (300 * t + 250 * t * t)) * heard[at + i];
        }
        return sum;
    }
}
