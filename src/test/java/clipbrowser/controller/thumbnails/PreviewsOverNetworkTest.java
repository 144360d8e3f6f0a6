package clipbrowser.controller.thumbnails;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.controller.Tasks;
import clipbrowser.media.FrameTable;
import clipbrowser.media.MadeMedia;
import clipbrowser.media.http.HostedMedia;
import clipbrowser.media.http.MediaCache;
import clipbrowser.media.http.TableStore;
import clipbrowser.model.FaultLog;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.net.AddressPolicy;
import clipbrowser.net.Network;
import clipbrowser.player.vlc.VlcPreviewDecoder;
import clipbrowser.session.Source;
import clipbrowser.session.Thumbnails;
import clipbrowser.session.Thumbnails.Thumbnail;
import clipbrowser.store.BlobCache;
import clipbrowser.testing.FaultyMedia;
import clipbrowser.testing.FaultyServer;
import clipbrowser.testing.Pump;
import clipbrowser.testing.TestDemuxers;
import clipbrowser.time.FrameRange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Over a network stills cost the bytes of their pictures, not the file. */
@Timeout(120)
@SuppressWarnings("NullAway.Init")
class PreviewsOverNetworkTest {
    private static final String NOISE = "-f lavfi -i testsrc2=s=640x360:r=25,noise=alls=70:allf=t -frames:v 400"
            + " -c:v libx264 -preset ultrafast -crf 18 -g 50 -pix_fmt yuv420p -movflags +faststart";
    @TempDir
    Path cache;
    private final Pump fx = new Pump();
    private final FaultyServer server = new FaultyServer();
    private final Network network = new Network();
    private final AtomicLong permille = new AtomicLong();
    private HostedMedia media;
    private VlcPreviewDecoder vlc;
    private ThumbnailsController stills;
    private FaultyMedia served;
    private long length;
    private Source source;

    @BeforeEach
    void open() throws Exception {
        Path file = MadeMedia.make("noise.mp4", NOISE);
        length = Files.size(file);
        served = server.media(file);
        media = new HostedMedia(network, AddressPolicy.ofMedia(AddressPolicy.ofApi().check(server.apiUrl())),
                (_, _) -> Optional.empty(), MediaCache.inMemory(128 << 20), (_, share) -> permille.set(share),
                TestDemuxers.ALL, TableStore.NONE);
        vlc = VlcPreviewDecoder.start(media, FaultLog.ofThread());
        stills = new ThumbnailsController(new Tasks(Runnable::run, fx, FaultLog.ofThread()), media,
                new LazyPreviewDecoder(() -> vlc),
                new BackgroundThrottle(),
                new BlobCache(cache, 1 << 20));
        source = new Source(new SourceMedia("m", RunStatus.COMPLETE, server.mediaUrl("noise.mp4"), null));
        source.read(media.table(source.media()).facts());
    }

    @AfterEach
    void close() {
        stills.close();
        vlc.close();
        media.close();
        server.close();
        network.close();
    }

    @Test
    void aStillCostsWhatItsPictureNeeds() throws Exception {
        assertThat(length).as("large enough to tell").isGreaterThan(12 << 20);
        long before = permille.get();
        Thumbnails.Place place = stills.place();
        fx.until(() -> place.of(source, 303) instanceof Thumbnail.There);
        // From the keyframe at 300 on: some 250 KB of pictures, in blocks of 256 KB.
        assertThat((permille.get() - before) * length / 1000).isBetween(1L, 1_600_000L);
    }

    @Test
    void aStillFarFromItsKeyframeMayCostNoMoreThanItsShare() throws Exception {
        FrameTable table = media.table(source.media());
        long before = permille.get();
        Thumbnails.Place place = stills.place();
        FrameRange tile = new FrameRange(340, 349);
        fx.until(() -> place.within(source, tile) instanceof Thumbnail.There);
        assertThat((permille.get() - before) * length / 1000).isLessThan(3_000_000);
        assertThat(table.keyframeAtOrBefore(344)).isEqualTo(300);
    }

    @Test
    void aServerWithoutRangesIsNotMadeToSendTheWholeFile() throws Exception {
        served.withoutRanges();
        SourceMedia other = new SourceMedia("whole", RunStatus.COMPLETE, server.mediaUrl("noise.mp4"), null);
        Source rangeless = new Source(other);
        rangeless.read(media.table(other).facts());
        long before = permille.get();
        Thumbnails.Place place = stills.place();
        fx.until(() -> place.of(rangeless, 390) instanceof Thumbnail.None);
        assertThat((permille.get() - before) * length / 1000).isLessThan(3_000_000);
    }

    @Test
    @Timeout(60)
    void aSourceThatStallsKeepsNoOtherFromItsStills() throws Exception {
        FaultyMedia stalling = server.media("stalling.mp4", Files.readAllBytes(MadeMedia.make("noise.mp4", NOISE)));
        Source stalled = new Source(new SourceMedia("s", RunStatus.COMPLETE, server.mediaUrl("stalling.mp4"), null));
        stalled.read(media.table(stalled.media()).facts());
        stalling.withholdingFrom(3 << 20);
        Thumbnails.Place there = stills.place();
        there.of(stalled, 350);
        long end = System.nanoTime() + 10_000_000_000L;
        while (stalling.standing() == 0 && System.nanoTime() < end) {
            fx.turn(50);
        }
        Thumbnails.Place place = stills.place();
        long begun = System.nanoTime();
        fx.until(() -> place.of(source, 301) instanceof Thumbnail.There);
        assertThat(System.nanoTime() - begun).isLessThan(15_000_000_000L);
    }

    @Test
    @Timeout(60)
    void aFileThatEndsBeforeItsClaimedLengthKeepsNoOtherFromItsStills() throws Exception {
        byte[] whole = Files.readAllBytes(MadeMedia.make("noise.mp4", NOISE));
        server.media("cut.mp4", java.util.Arrays.copyOf(whole, 4 << 20)).claiming(whole.length - (4 << 20));
        Source cut = new Source(new SourceMedia("c", RunStatus.COMPLETE, server.mediaUrl("cut.mp4"), null));
        cut.read(media.table(cut.media()).facts());
        Thumbnails.Place there = stills.place();
        fx.until(() -> there.of(cut, 380) instanceof Thumbnail.None);
        Thumbnails.Place place = stills.place();
        fx.until(() -> place.of(source, 301) instanceof Thumbnail.There);
    }

    @Test
    void aConnectionThatBreaksIsTakenUpAgain() {
        served.breakingAfter(100_000);
        Thumbnails.Place place = stills.place();
        fx.until(() -> place.of(source, 301) instanceof Thumbnail.There);
    }

    @Test
    void aFileThatIsGoneGivesNoneAndComesBackLater() {
        served.expiringAfter(0, 404);
        Thumbnails.Place place = stills.place();
        fx.until(() -> place.of(source, 301) instanceof Thumbnail.None);
        served.well();
        source.fail(null);
        source.fail(new clipbrowser.model.MediaFailure.BrokeOff());
        source.fail(null);
        fx.until(() -> place.of(source, 301) instanceof Thumbnail.There);
    }
}
