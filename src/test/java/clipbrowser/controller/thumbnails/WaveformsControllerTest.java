package clipbrowser.controller.thumbnails;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.controller.Tasks;
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
import clipbrowser.player.vlc.VlcPreviewDecoder;
import clipbrowser.session.Edge;
import clipbrowser.session.Playback.AudioChoice;
import clipbrowser.session.Source;
import clipbrowser.session.Waveforms.Place;
import clipbrowser.store.BlobCache;
import clipbrowser.testing.Pump;
import clipbrowser.testing.TestDemuxers;
import clipbrowser.time.FrameRange;
import clipbrowser.time.FrameRate;
import clipbrowser.time.SourceRate;
import clipbrowser.time.Timecode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the real libVLC on made media: 25 frames a second, a tone of half of full scale from 2 to 4 s and 6 to 9 s. */
@Timeout(120)
@SuppressWarnings("NullAway.Init")
class WaveformsControllerTest {
    private static final int FRAMES = 300;
    private static final FrameRange ALL = new FrameRange(0, FRAMES);
    private static final String TONES = "-f lavfi -i aevalsrc=0.5*sin(2*PI*1000*t)*"
            + "(gte(t\\,2)*lt(t\\,4)+gte(t\\,6)*lt(t\\,9)):s=48000:d=12";
    private static final Library LIBRARY = new Library();
    private static VlcPreviewDecoder vlc;
    @TempDir
    Path cache;
    private final Pump fx = new Pump();
    private final ObjectProperty<AudioChoice> choice = new SimpleObjectProperty<>(AudioChoice.FIRST);
    private final List<WaveformsController> open = new ArrayList<>();

    private static final class Library implements MediaLibrary {
        @Override
        public MediaBytes open(SourceMedia source, ReadPurpose purpose) throws MediaException {
            return LocalMedia.open(Path.of("target", "made-media", source.id()));
        }

        @Override
        public FrameTable table(SourceMedia source) throws MediaException {
            try (MediaBytes bytes = open(source)) {
                return TestDemuxers.read(bytes, FrameTable.Effort.WHOLE);
            }
        }

        @Override
        public Optional<String> fingerprint(SourceMedia source) {
            return Optional.of(source.id().replace('.', '-'));
        }
    }

    @BeforeAll
    static void start() throws IOException {
        vlc = VlcPreviewDecoder.start(LIBRARY, FaultLog.ofThread());
    }

    @AfterAll
    static void stop() {
        vlc.close();
    }

    @AfterEach
    void close() {
        open.forEach(WaveformsController::close);
    }

    private WaveformsController controller(LazyPreviewDecoder previewDecoder) {
        WaveformsController made = new WaveformsController(new Tasks(Runnable::run, fx, FaultLog.ofThread()), LIBRARY,
                previewDecoder,
                new BackgroundThrottle(), new BlobCache(cache.resolve("sound"), 1 << 20), choice);
        open.add(made);
        return made;
    }

    private WaveformsController controller() {
        return controller(new LazyPreviewDecoder(() -> vlc));
    }

    private static Source source(String name, String audio) throws IOException {
        MadeMedia.make(name, MadeMedia.picture("25", FRAMES).replace("-frames:v", audio + " -frames:v"));
        Source source = new Source(new SourceMedia(name, RunStatus.COMPLETE, null, null));
        FrameTable table = LIBRARY.table(source.media());
        source.count(SourceRate.unknown(), table.grid(), Timecode.of(new FrameRate(25, 1)));
        source.read(table.facts());
        return source;
    }

    private int[] whole(WaveformsController waveforms, Source source) {
        fx.until(() -> known(waveforms.peaks(source, ALL, 1_200, Place.TIMELINE)));
        return waveforms.peaks(source, ALL, 1_200, Place.TIMELINE);
    }

    private static boolean known(int[] peaks) {
        return Arrays.stream(peaks).allMatch(peak -> peak >= 0);
    }

    /** @param slack hundredths of a second in which a codec may blur an edge */
    private static void assertTones(int[] peaks, int slack) {
        for (int i = 0; i < peaks.length; i++) {
            boolean near = false;
            for (int edge : new int[]{200, 400, 600, 900}) {
                near |= i >= edge - slack && i < edge + slack;
            }
            boolean tone = i >= 200 && i < 400 || i >= 600 && i < 900;
            if (!near && tone) {
                assertThat(peaks[i]).as("at %d0 ms", i).isBetween(122, 135);
            } else if (!near) {
                assertThat(peaks[i]).as("at %d0 ms", i).isLessThanOrEqualTo(slack == 0 ? 0 : 1);
            }
        }
    }

    @Test
    void tonesStandExactlyWhereTheyAreHeard() throws Exception {
        assertTones(whole(controller(), source("tones-pcm.mov", TONES + " -c:a pcm_s16le")), 0);
    }

    @Test
    void compressedToneStandsWhereItIsHeard() throws Exception {
        assertTones(whole(controller(), source("tones-aac.mp4", TONES + " -c:a aac -b:a 128k")), 4);
    }

    @Test
    void bothChannelsAreSummed() throws Exception {
        // The second channel is the first one turned round: together they are silence.
        Source source = source("tones-turned.mov", TONES
                + " -filter_complex [1:a]pan=stereo|c0=c0|c1=-1*c0[a] -map 0:v -map [a] -c:a pcm_s16le");
        assertThat(whole(controller(), source)).containsOnly(0);
    }

    /** The second track is silent where the first has its tones, and the other way round. */
    private static Source twoTracks() throws IOException {
        return source("tones-two-tracks.mov", TONES + " " + TONES.replace("(gte", "(1-gte").replace("+gte", "-gte")
                + " -map 0:v -map 1:a -map 2:a -c:a pcm_s16le");
    }

    @Test
    void theTrackThatIsHeardIsShown() throws Exception {
        WaveformsController waveforms = controller();
        Source source = twoTracks();
        assertTones(whole(waveforms, source), 0);
        long before = waveforms.arrivedProperty().get();
        choice.set(new AudioChoice(1, -1, false));
        assertThat(waveforms.arrivedProperty().get()).as("told to look again").isGreaterThan(before);
        int[] second = whole(waveforms, source);
        assertThat(second[100]).isGreaterThan(120);
        assertThat(Arrays.copyOfRange(second, 200, 400)).containsOnly(0);
        assertThat(waveforms.quiet(source, ALL, Edge.IN)).contains(100, 225);
        choice.set(AudioChoice.FIRST);
        assertTones(waveforms.peaks(source, ALL, 1_200, Place.TIMELINE), 0);
    }

    @Test
    void eachTrackIsKeptByItself() throws Exception {
        Source source = twoTracks();
        WaveformsController maker = controller();
        int[] first = whole(maker, source);
        choice.set(new AudioChoice(1, 0, true));
        int[] second = whole(maker, source);
        fx.until(() -> files().count() == 4);
        WaveformsController again = controller(new LazyPreviewDecoder(() -> {
            throw new IllegalStateException("nothing is to be decoded");
        }));
        assertThat(whole(again, source)).isEqualTo(second).isNotEqualTo(first);
        choice.set(AudioChoice.FIRST);
        assertThat(whole(again, source)).isEqualTo(first);
    }

    @Test
    void aSourceWithoutTheChosenTrackShowsItsFirst() throws Exception {
        choice.set(new AudioChoice(3, -1, false));
        assertTones(whole(controller(), source("tones-pcm.mov", TONES + " -c:a pcm_s16le")), 0);
    }

    @Test
    void soundThatIsShorterThanThePicturesEndsInSilence() throws Exception {
        Source source = source("tones-short.mov", TONES.replace("d=12", "d=3") + " -c:a pcm_s16le");
        int[] peaks = whole(controller(), source);
        assertThat(peaks[250]).isGreaterThan(120);
        assertThat(Arrays.copyOfRange(peaks, 300, 1_200)).containsOnly(0);
    }

    @Test
    void edgesStayWhereSoundBeginsAndEnds() throws Exception {
        WaveformsController waveforms = controller();
        Source source = source("tones-pcm.mov", TONES + " -c:a pcm_s16le");
        whole(waveforms, source);
        assertThat(waveforms.quiet(source, ALL, Edge.IN)).containsExactly(50, 150);
        assertThat(waveforms.quiet(source, ALL, Edge.OUT)).containsExactly(100, 225);
    }

    @Test
    void theClipIsMadeFirst() throws Exception {
        WaveformsController waveforms = controller();
        Source source = source("tones-aac.mp4", TONES + " -c:a aac -b:a 128k");
        FrameRange clip = new FrameRange(200, 225);
        fx.until(() -> {
            waveforms.peaks(source, ALL, 1_200, Place.TIMELINE);
            return known(waveforms.peaks(source, clip, 100, Place.CLIP));
        });
        int[] peaks = waveforms.peaks(source, clip, 100, Place.CLIP);
        assertThat(peaks[50]).isGreaterThan(100);
    }

    @Test
    void aSecondOpeningHasItFromTheDisk() throws Exception {
        Source source = source("tones-pcm.mov", TONES + " -c:a pcm_s16le");
        int[] made = whole(controller(), source);
        fx.until(() -> files().count() == 2);
        LazyPreviewDecoder shut = new LazyPreviewDecoder(() -> {
            throw new IllegalStateException("nothing is to be decoded");
        });
        assertThat(whole(controller(shut), source)).isEqualTo(made);
    }

    @Test
    void whatIsDamagedOnTheDiskIsMadeAnew() throws Exception {
        Source source = source("tones-pcm.mov", TONES + " -c:a pcm_s16le");
        int[] made = whole(controller(), source);
        fx.until(() -> files().count() == 2);
        for (Path file : files().toList()) {
            Files.write(file, new byte[3_000]);
        }
        assertThat(whole(controller(), source)).isEqualTo(made);
    }

    private Stream<Path> files() {
        try {
            return Files.walk(cache).filter(file -> file.toString().endsWith(".piece"));
        } catch (IOException _) {
            return Stream.empty();
        }
    }

    @Test
    void withoutSoundNothingIsKnown() throws Exception {
        WaveformsController waveforms = controller();
        Source source = source("tones-none.mp4", "-an");
        fx.turn(200);
        assertThat(waveforms.peaks(source, ALL, 50, Place.CLIP)).containsOnly(-1);
        assertThat(waveforms.quiet(source, ALL, Edge.IN)).isEmpty();
    }

    @Test
    void withoutAPlayerNothingHangs() throws Exception {
        WaveformsController waveforms = controller(new LazyPreviewDecoder(() -> {
            throw new IllegalStateException("no libVLC");
        }));
        Source source = source("tones-pcm.mov", TONES + " -c:a pcm_s16le");
        for (int i = 0; i < 5; i++) {
            assertThat(waveforms.peaks(source, ALL, 50, Place.CLIP)).containsOnly(-1);
            fx.turn(50);
        }
    }
}
