package clipbrowser.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clipbrowser.model.MediaFailure;
import clipbrowser.testing.TestDemuxers;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRate;
import clipbrowser.time.MediaTime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as cameras, phones and recorders write them, though no book says so, are read as players read them. */
class OddMediaTest {
    private static final String X264 = " -c:v libx264 -preset veryfast -bf 3 -g 25 -x264-params b-adapt=0";

    @Test
    void ofAFileWhoseEndIsMissingTheFramesAreThereThatAre() throws IOException {
        byte[] whole = Files.readAllBytes(MadeMedia.make("end-whole.mp4", "-f lavfi -i sine=d=4 "
                + MadeMedia.picture("25", 100) + X264 + " -movflags +faststart"));
        FrameTable all = read(whole);
        long before = -1;
        for (int percent = 30; percent <= 100; percent += 10) {
            MemoryMedia cut = new MemoryMedia(Arrays.copyOf(whole, whole.length * percent / 100));
            FrameTable table = TestDemuxers.read(cut, FrameTable.Effort.WHOLE);
            SampleTable samples = table.samples().orElseThrow();
            assertThat(table.grid()).isInstanceOf(FrameGrid.Even.class);
            assertThat(table.grid().frames()).isGreaterThan(before).isLessThanOrEqualTo(100);
            before = table.grid().frames();
            for (long frame = 0; frame < before; frame++) {
                int sample = samples.ofFrame(frame);
                assertThat(samples.position(sample)).isEqualTo(all.samples().orElseThrow().position(
                        all.samples().orElseThrow().ofFrame(frame)));
                assertThat(samples.position(sample) + samples.size(sample)).isLessThanOrEqualTo(cut.length());
            }
            assertThat(table.audio(0)).hasValueSatisfying(audio -> assertThat(audio.position(audio.count() - 1)
                    + audio.size(audio.count() - 1)).isLessThanOrEqualTo(cut.length()));
        }
        assertThat(before).isEqualTo(100);
    }

    @Test
    void fragmentsThatWereCutOffHaveTheFramesThatAreThere() throws IOException {
        byte[] whole = Files.readAllBytes(MadeMedia.make("end-fragments.mp4", MadeMedia.picture("25", 100) + X264
                + " -movflags frag_keyframe+empty_moov"));
        for (int length = whole.length / 2; length < whole.length; length += 701) {
            FrameTable table = read(Arrays.copyOf(whole, length));
            assertThat(table.grid().rate()).isEqualTo(new FrameRate(25, 1));
            assertThat(table.grid().frames()).isBetween(25L, 100L);
        }
    }

    @ParameterizedTest
    @CsvSource({"avc3full.mp4,150,avc1", "hvc1empty.mp4,240,hvc1", "zerots.mp4,150,avc1", "twostsd.mp4,300,avc1",
            "negstts.mp4,150,avc1"})
    void oddTracksTimesAndDescriptionsCostNoSource(String name, long frames, String laid) throws IOException {
        FrameTable table = read(resource(name));
        assertThat(table.grid().frames()).isEqualTo(frames);
        assertThat(table.grid().end()).isEqualTo(new MediaTime(frames, 30));
        SampleTable samples = table.samples().orElseThrow();
        assertThat(new String(samples.description(), 12, 4, StandardCharsets.ISO_8859_1)).isEqualTo(laid);
        for (long frame = 0; frame < frames; frame++) {
            assertThat(samples.size(samples.ofFrame(frame))).isPositive();
        }
    }

    @Test
    void setUpIsMadeOfTheParameterSetsInTheStream() throws IOException {
        byte[] description = read(resource("hvc1empty.mp4")).samples().orElseThrow().description();
        int at = new String(description, StandardCharsets.ISO_8859_1).indexOf("hvcC") + 4;
        ParameterSets sets = ParameterSets.ofSetup(true, Arrays.copyOfRange(description, at, description.length));
        assertThat(sets.complete()).isTrue();
        assertThat(sets.units()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(sets.size()).contains(new PictureSize(640, 360));
    }

    @Test
    void samplesOfTwoDescriptionsAreEachPrecededByTheirOwnParameters() throws IOException {
        SampleTable samples = read(resource("twostsd.mp4")).samples().orElseThrow();
        byte[] first = samples.header(0);
        byte[] second = samples.header(samples.count() - 1);
        assertThat(first).hasSize(samples.headerLength()).isNotEqualTo(second);
        assertThat(second).hasSize(samples.headerLength());
        // A length, then High and Main profile.
        assertThat(first[5]).isEqualTo((byte) 100);
        assertThat(second[5]).isEqualTo((byte) 77);
        assertThat(ParameterSets.framing(second, second.length, 4)).isEqualTo(ParameterSets.Framing.LENGTHS);
    }

    @Test
    void whereAnEntrySaysNoSizeThePicturesDo() throws IOException {
        byte[] bytes = Files.readAllBytes(MadeMedia.make("sizeless.mp4", MadeMedia.picture("25", 25) + X264));
        int entry = find(bytes, "avc1") + 4;
        int track = find(bytes, "tkhd") + 4;
        ByteBuffer.wrap(bytes).putInt(entry + 24, 0).putLong(track + 76, 0);
        FrameTable table = read(bytes);
        assertThat(table.facts().width()).isEqualTo(64);
        assertThat(table.facts().height()).isEqualTo(48);
        byte[] laid = table.samples().orElseThrow().description();
        assertThat(ByteBuffer.wrap(laid).getInt(16 + 24)).isEqualTo(64 << 16 | 48);
    }

    @Test
    void aCoverIsNotTakenForTheVideo() throws IOException {
        Path cover = MadeMedia.make("cover.jpg", "-f lavfi -i testsrc2=s=32x32 -frames:v 1");
        Path video = MadeMedia.make("covered-source.mp4", MadeMedia.picture("25", 50) + X264);
        byte[] bytes = Files.readAllBytes(MadeMedia.make("covered.mov", "-i " + cover + " -i " + video
                + " -map 0 -map 1 -c copy"));
        FrameTable table = read(bytes);
        assertThat(table.facts().videoCodec()).isEqualTo("avc1");
        assertThat(table.grid().frames()).isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hdlr", "mdhd"})
    void aBrokenSoundTrackCostsNoPictures(String box) throws IOException {
        byte[] bytes = Files.readAllBytes(MadeMedia.make("two-tracks.mp4", "-f lavfi -i sine=d=2 "
                + MadeMedia.picture("25", 50) + X264));
        int at = find(bytes, "mdhd", find(bytes, "soun") - 80);
        ByteBuffer.wrap(bytes).putInt(box.equals("mdhd") ? at + 16 : find(bytes, "soun") - 16, 0);
        assertThat(read(bytes).grid().frames()).isEqualTo(50);
    }

    @Test
    void editsThatNoTrackCanHaveArePassedOver() throws IOException {
        byte[] bytes = Files.readAllBytes(MadeMedia.make("odd-edit.mp4", MadeMedia.picture("25", 50) + X264));
        int at = find(bytes, "elst") + 4;
        ByteBuffer.wrap(bytes).putInt(at + 12, -7);
        assertThat(read(bytes).grid().frames()).isEqualTo(50);
    }

    @Test
    void fragmentsNeedNotSayWhereTheirDataIs() throws IOException {
        byte[] bytes = Files.readAllBytes(MadeMedia.make("baseless.mp4", "-f lavfi -i sine=d=4 "
                + MadeMedia.picture("25", 100) + X264 + " -movflags frag_keyframe+empty_moov+omit_tfhd_offset"));
        FrameTable table = read(bytes);
        SampleTable samples = table.samples().orElseThrow();
        assertThat(table.grid().frames()).isEqualTo(100);
        assertThat(table.audio(0)).isPresent();
        for (int sample = 0; sample < samples.count(); sample++) {
            // Every sample of this encoder begins with the length of a unit that fits into it.
            int length = ByteBuffer.wrap(bytes).getInt((int) samples.position(sample));
            assertThat(length).isBetween(1, samples.size(sample) - 4);
        }
    }

    @Test
    void soundThatBeginsBeforeThePicturesInClustersOfItsOwnIsNoHindrance() throws IOException {
        byte[] bytes = Files.readAllBytes(MadeMedia.make("sound-first.mkv", "-f lavfi -i sine=d=9 -itsoffset 3"
                + " -f lavfi -i testsrc2=s=64x48:r=25:d=6" + X264
                + " -map 0 -map 1 -c:a aac -cluster_time_limit 500"));
        MemoryMedia media = new MemoryMedia(bytes);
        FrameTable whole = TestDemuxers.ALL.read(media, Long.MAX_VALUE);
        FrameTable along = TestDemuxers.ALL.read(media, 0);
        assertThat(along.basis()).isEqualTo(FrameTable.Basis.DERIVED);
        assertThat(along.grid()).isEqualTo(whole.grid());
        assertThat(along.samplesFrom(70, media).end()).isGreaterThan(70);
        AudioSampleReader audio = along.audioFrom(0, MediaTime.ZERO, media);
        audio.readTo(MediaTime.ofMillis(500));
        assertThat(audio.samples().count()).isPositive();
    }

    @Test
    void aFrameThatWasDroppedFromALargeMatroskaFileIsTheOneBeforeItHeld() throws IOException {
        byte[] bytes = Files.readAllBytes(MadeMedia.make("holed.mkv", MadeMedia.picture("25", 400)
                + " -vf select='not(eq(n\\,130))' -vsync passthrough" + X264));
        MemoryMedia media = new MemoryMedia(bytes);
        FrameTable along = TestDemuxers.ALL.read(media, 0);
        assertThat(along.basis()).isEqualTo(FrameTable.Basis.DERIVED);
        assertThat(along.grid()).isInstanceOf(FrameGrid.Even.class);
        long frames = along.grid().frames();
        for (long frame = 0; frame < frames; frame++) {
            SampleTable samples = along.samplesFrom(frame, media);
            assertThat(samples.end()).isGreaterThan(frame);
            for (long ask = frame; ask < samples.end(); ask++) {
                assertThat(samples.ofFrame(ask)).isBetween(0, samples.count() - 1);
            }
        }
        SampleTable samples = along.samplesFrom(129, media);
        assertThat(samples.ofFrame(130)).isEqualTo(samples.ofFrame(129));
        assertThat(samples.ofFrame(131)).isNotEqualTo(samples.ofFrame(130));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bomb-samples-9M.mp4", "fartime-1y.mp4", "bigpos.mp4"})
    void whatAFewBytesClaimIsRefusedWithAReason(String name) throws IOException {
        byte[] bytes = resource(name);
        assertThatThrownBy(() -> read(bytes)).isInstanceOfSatisfying(MediaException.class,
                e -> assertThat(e.failure()).isInstanceOf(MediaFailure.Unreadable.class));
        // Also where a server claims any length.
        assertThatThrownBy(() -> TestDemuxers.read(new MemoryMedia(bytes, 1L << 42), FrameTable.Effort.HEADERS))
                .isInstanceOf(MediaException.class);
    }

    @Test
    void timesOfFarClocksStayWithinBounds() {
        MediaTime far = new MediaTime(Long.MAX_VALUE, 3);
        assertThat(far.nanos()).isEqualTo(1L << 62);
        assertThat(new MediaTime(-Long.MAX_VALUE, 3).micros()).isEqualTo(-(1L << 62));
        MediaTime odd = new MediaTime(1L << 40, 4_294_967_291L).plus(new MediaTime(1L << 40, 4_294_967_279L)).plus(
                new MediaTime(1, 4_294_967_231L));
        assertThat(odd.denominator()).isEqualTo(1_000_000_000);
        assertThat(odd.millis()).isEqualTo(512_000);
    }

    private static FrameTable read(byte[] bytes) throws MediaException {
        return TestDemuxers.read(new MemoryMedia(bytes), FrameTable.Effort.WHOLE);
    }

    private static int find(byte[] bytes, String text) {
        return find(bytes, text, 0);
    }

    private static int find(byte[] bytes, String text, int from) {
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text, from);
        assertThat(at).isPositive();
        return at;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(OddMediaTest.class.getResourceAsStream("/cases/media/" + name))) {
            return in.readAllBytes();
        }
    }
}
