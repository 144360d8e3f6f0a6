package clipbrowser.controller.run;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.controller.Tasks;
import clipbrowser.exchange.Originals;
import clipbrowser.exchange.Originals.Sign;
import clipbrowser.media.FrameTable;
import clipbrowser.media.LinkedMedia;
import clipbrowser.media.LocalMedia;
import clipbrowser.media.MediaBytes;
import clipbrowser.media.MediaException;
import clipbrowser.media.MediaLibrary;
import clipbrowser.media.ReadPurpose;
import clipbrowser.model.Clip;
import clipbrowser.model.Decision;
import clipbrowser.model.MediaFailure;
import clipbrowser.model.MediaInfo;
import clipbrowser.model.Run;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.model.SourceSettings;
import clipbrowser.model.StoreFailure;
import clipbrowser.session.PretendRun;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import clipbrowser.store.ReviewStore;
import clipbrowser.store.StoreException;
import clipbrowser.testing.TestDemuxers;
import clipbrowser.time.FrameRange;
import clipbrowser.time.FrameRate;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources are read, settled, set by the editor and linked; the media come from packaging/test. */
class SourceControllerTest {
    private static final Path MEDIA = Path.of("target/test-media");

    @TempDir
    Path folder;

    private final Map<String, SourceSettings> known = new HashMap<>();
    private final List<String> written = new ArrayList<>();
    private final SourceSettingsStore book = new SourceSettingsStore() {
        @Override
        public SourceSettings of(String mediaId) {
            return known.getOrDefault(mediaId, SourceSettings.NONE);
        }

        @Override
        public void set(String mediaId, SourceSettings to) {
            known.put(mediaId, to);
        }

        @Override
        public void write(String mediaId) throws StoreException {
            if (full) {
                // Where the folder should be is a file.
                ReviewStore.open(folder.resolve("blocked")).close();
            }
            written.add(mediaId + " " + of(mediaId).settled());
        }
    };
    private boolean reachable = true;
    private boolean full;
    private final MediaLibrary hosted = new MediaLibrary() {
        @Override
        public MediaBytes open(SourceMedia source, ReadPurpose purpose) throws MediaException {
            if (!reachable) {
                throw new MediaException(new MediaFailure.Gone(404));
            }
            return LocalMedia.open(MEDIA.resolve(source.id() + ".mp4"));
        }

        @Override
        public FrameTable table(SourceMedia source) throws MediaException {
            try (MediaBytes bytes = open(source)) {
                return TestDemuxers.read(bytes, FrameTable.Effort.WHOLE);
            }
        }
    };
    private final LinkedMedia library = new LinkedMedia(hosted, book::of, TestDemuxers.ALL);
    private final Session session = new Session();
    private final Tasks tasks = Tasks.direct();
    private final SourceController sources = new SourceController(session, tasks, library, book);

    private Source show(String id, MediaInfo info) {
        SourceMedia media = new SourceMedia(id, RunStatus.COMPLETE, "https://a.example/" + id + ".mp4", info);
        session.show(new Run("r", RunStatus.COMPLETE,
                List.of(new Clip("a", "a", 1, 1000L, 3000L, null, media, List.of())), null));
        return session.sources().getFirst();
    }

    @Test
    void theFilesRateIsFollowedAndKeptForExportsThatCannotReadIt() {
        Source source = show("h264-2997", new MediaInfo("video", null, new BigDecimal("30"), null, 1, 1, 1));
        assertThat(source.rate().rate()).isEqualTo(new FrameRate(30000, 1001));
        assertThat(written).containsExactly("h264-2997 " + new FrameRate(30000, 1001));
        reachable = false;
        session.close();
        assertThat(show("h264-2997", new MediaInfo("video", 20_000L, new BigDecimal("30"), null, 1, 1, 1)).rate()
                .rate()).isEqualTo(new FrameRate(30000, 1001));
    }

    @Test
    void anotherRateMovesFramesAndATrimKeepsItsTime() {
        Source source = show("h264-25", new MediaInfo("video", null, null, null, 1, 1, 1));
        ReviewedClip clip = session.clips().getFirst();
        assertThat(clip.range()).isEqualTo(new FrameRange(25, 75));
        PretendRun.decide(clip, Decision.KEEP);
        sources.set(source, source.settings().withRate(new FrameRate(50, 1)));
        assertThat(clip.range()).isEqualTo(new FrameRange(50, 150));
        assertThat(source.settings().rate()).isEqualTo(new FrameRate(50, 1));
        sources.set(source, source.settings().withRate(null));
        // A trim of frames at 24 a second: its time is kept at 25.
        PretendRun.trim(clip, new FrameRange(24, 72));
        assertThat(clip.range()).isEqualTo(new FrameRange(25, 75));
    }

    @Test
    void aSourceIsAsLongAsItsClipsWhereNobodySaysMore() {
        reachable = false;
        Source source = show("h264-25", new MediaInfo("video", null, new BigDecimal("25"), null, 1, 1, 1));
        assertThat(Objects.requireNonNull(source.grid()).frames()).isEqualTo(75);
    }

    @Test
    void labelsAreReadFromTheFileAndCanBeSet() {
        Source source = show("timecode-df", new MediaInfo("video", null, null, null, 1, 1, 1));
        String own = source.timecode().label(0);
        assertThat(own).contains(";");
        sources.set(source, source.settings().withStartTimecode("10:00:00:00").withDrop(false));
        assertThat(source.timecode().label(0)).isEqualTo("10:00:00:00");
        sources.set(source, source.settings().withStartTimecode(null).withDrop(null));
        assertThat(source.timecode().label(0)).isEqualTo(own);
    }

    @Test
    void aLinkedFileIsHeldAgainstItsSourceAndFoundInAFolder() throws Exception {
        Files.copy(MEDIA.resolve("h264-25.mp4"), folder.resolve("H264-25.MP4"));
        Files.copy(MEDIA.resolve("h264-24.mp4"), folder.resolve("else.mp4"));
        Files.writeString(folder.resolve("not media.mp4"), "text");
        Source source = show("h264-25", new MediaInfo("video", null, null, null, 1, 1, 1));
        OriginalsController originals = new OriginalsController(session, tasks, library, TestDemuxers.ALL,
                Optional::empty);
        Map<Source, Originals.Match> found = new HashMap<>();
        originals.search(folder, found::putAll);
        assertThat(found).containsOnlyKeys(source);
        assertThat(Objects.requireNonNull(found.get(source)).file().path()).isEqualTo(folder.resolve("H264-25.MP4"));
        assertThat(Objects.requireNonNull(found.get(source)).sure()).isTrue();
        List<Originals.Match> looked = new ArrayList<>();
        originals.look(source, folder.resolve("else.mp4"), looked::add);
        assertThat(looked.getFirst().differ()).contains(Sign.NAME, Sign.RATE);
        originals.look(source, folder.resolve("not media.mp4"), looked::add);
        assertThat(looked.getLast()).isNull();
    }

    @Test
    void whatIsPlayedFromTheLinkedFileIsCountedByTheHostedOne() throws Exception {
        Path file = Files.copy(MEDIA.resolve("h264-2997.mp4"), folder.resolve("o.mp4"));
        Source source = show("h264-25", new MediaInfo("video", null, null, null, 1, 1, 1));
        sources.set(source, source.settings().withFile(file.toString(), 0));
        sources.set(source, source.settings().withPlaysFile(true));
        assertThat(Objects.requireNonNull(sources.openedSource(source)).grid().rate())
                .isEqualTo(new FrameRate(30000, 1001));
        assertThat(Objects.requireNonNull(source.grid()).rate()).isEqualTo(new FrameRate(25, 1));
        sources.set(source, source.settings().withFile(null, 0));
        assertThat(Objects.requireNonNull(sources.openedSource(source)).grid().rate()).isEqualTo(new FrameRate(25, 1));
    }

    @Test
    void whatCannotBeWrittenHoldsAndIsSaid() throws Exception {
        Files.writeString(folder.resolve("blocked"), "");
        Source source = show("h264-25", new MediaInfo("video", null, null, null, 1, 1, 1));
        List<StoreFailure> told = new ArrayList<>();
        sources.onTrouble(told::add);
        full = true;
        sources.set(source, source.settings().withStartTimecode("01:00:00:00"));
        assertThat(source.timecode().label(0)).isEqualTo("01:00:00:00");
        assertThat(told).hasSize(1);
    }
}
