package clipbrowser.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clipbrowser.media.MadeMedia.Probed;
import clipbrowser.media.matroska.MatroskaDemuxer;
import clipbrowser.model.FileFacts;
import clipbrowser.model.MediaFailure;
import clipbrowser.testing.TestDemuxers;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRate;
import clipbrowser.time.MediaTime;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the headers say agrees with what ffprobe says, frame by frame. */
class FrameTableTest {
    private static final String X264 = " -c:v libx264 -preset veryfast -bf 3 -g 50 -x264-params b-adapt=0";
    private static final FrameRate NTSC = new FrameRate(30000, 1001);

    @ParameterizedTest
    @ValueSource(strings = {"24000/1001", "24", "25", "30000/1001", "30", "48000/1001", "48", "50", "60000/1001", "60",
            "120000/1001", "120"})
    void namesEveryStandardRateExactly(String rate) throws IOException {
        for (String container : List.of("mp4", "mov", "mkv")) {
            Path file = MadeMedia.make("h264-" + rate.replace('/', '-') + "." + container,
                    MadeMedia.picture(rate, 200) + X264 + " -enc_time_base 1/240000 -vsync passthrough");
            FrameTable table = agrees(file);
            assertThat(table.grid()).isEqualTo(new FrameGrid.Even(FrameRate.parse(rate).orElseThrow(), 200));
            assertThat(table.facts().container()).isEqualTo(container);
            assertThat(table.reorderDepth()).isBetween(1, 3);
            assertThat(table.facts().constantRate()).isEqualTo(table.grid().rate());
        }
    }

    @ParameterizedTest
    @CsvSource({"24000/1001,1000", "30000/1001,1000", "30,1000", "60000/1001,1000", "24000/1001,90000",
            "30000/1001,600", "60000/1001,90000"})
    void seesThroughTheRoundingOfCoarseTimescales(String rate, int timescale) throws IOException {
        Path file = MadeMedia.make("scale-" + timescale + "-" + rate.replace('/', '-') + ".mp4",
                MadeMedia.picture(rate, 1200) + X264 + " -video_track_timescale " + timescale);
        assertThat(agrees(file).grid()).isEqualTo(new FrameGrid.Even(FrameRate.parse(rate).orElseThrow(), 1200));
    }

    @Test
    void seesThroughMillisecondsThatWereCopiedIntoAnotherContainer() throws IOException {
        Path source = MadeMedia.make("copied.mkv", MadeMedia.picture("30000/1001", 600) + X264);
        Path file = MadeMedia.make("copied.mp4", "-i " + source + " -c copy");
        assertThat(agrees(file).grid()).isEqualTo(new FrameGrid.Even(NTSC, 600));
    }

    @Test
    void namesACustomRate() throws IOException {
        Path file = MadeMedia.make("custom.mkv", MadeMedia.picture("15", 90) + X264);
        assertThat(agrees(file).grid().rate()).isEqualTo(new FrameRate(15, 1));
    }

    @Test
    void readsFragments() throws IOException {
        Path file = MadeMedia.make("fragments.mp4",
                MadeMedia.picture("30000/1001", 240) + X264 + " -movflags frag_keyframe+empty_moov");
        assertThat(agrees(file).grid()).isEqualTo(new FrameGrid.Even(NTSC, 240));
        Path based = MadeMedia.make("dash.mp4", MadeMedia.picture("25", 240) + X264
                + " -movflags frag_keyframe+empty_moov+default_base_moof+negative_cts_offsets");
        // ffprobe counts from the first decode time here, players from the first presentation time.
        assertThat(agrees(based, 80_000).grid()).isEqualTo(new FrameGrid.Even(new FrameRate(25, 1), 240));
    }

    @Test
    void listsTheFramesOfAVariableRate() throws IOException {
        for (String container : List.of("mp4", "mkv")) {
            Path file = variable(container);
            FrameTable table = agrees(file);
            assertThat(table.grid()).isInstanceOf(FrameGrid.Listed.class);
            assertThat(table.grid().rate()).isEqualTo(new FrameRate(25, 1));
            assertThat(table.facts().constantRate()).isNull();
        }
    }

    @Test
    void aDroppedFrameMakesARateVariable() throws IOException {
        Path file = MadeMedia.make("dropped.mp4",
                MadeMedia.picture("30000/1001", 299) + " -vf select='not(eq(n\\,150))' -vsync passthrough" + X264);
        assertThat(agrees(file).grid()).isInstanceOf(FrameGrid.Listed.class);
    }

    @Test
    void framesCutByAnEditListAreNotCounted() throws IOException {
        Path whole = MadeMedia.make("whole.mp4", "-f lavfi -i sine=d=8 " + MadeMedia.picture("25", 200) + X264);
        Path file = MadeMedia.make("edited.mp4", "-ss 3.12 -i " + whole + " -c copy");
        FrameTable table = agrees(file);
        assertThat(table.grid()).isEqualTo(new FrameGrid.Even(new FrameRate(25, 1), 122));
        assertThat(table.keyframeAtOrBefore(5)).isZero();
        assertThat(table.isKeyframe(0)).isFalse();
    }

    @Test
    void anEmptyEditShiftsTheFirstFrameToZero() throws IOException {
        Path source = MadeMedia.make("h264-25.mp4", MadeMedia.picture("25", 200) + X264);
        Path file = MadeMedia.make("late.mov",
                "-f lavfi -i sine=d=6 -itsoffset 1.5 -i " + source + " -map 1:v -map 0:a -c:v copy");
        FrameTable table = agrees(file);
        assertThat(table.firstPresentationMicros()).isEqualTo(1_500_000);
        assertThat(table.grid()).isEqualTo(new FrameGrid.Even(new FrameRate(25, 1), 200, MediaTime.ofMillis(1500)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "hevc.mp4   | 50    | -c:v libx265 -preset ultrafast -x265-params log-level=error:keyint=30:bframes=3 "
                    + "-tag:v hvc1 | hvc1",
            "prores.mov | 24    | -c:v prores_ks -profile:v proxy                                | apco",
            "mpeg2.mkv  | 25    | -c:v mpeg2video -bf 2 -g 15                                    | V_MPEG2",
            "mpeg2.mov  | 25    | -c:v mpeg2video -bf 2 -g 15                                    | m2v1",
            "vp9.webm   | 30000/1001 | -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 40      | V_VP9",
            "av1.webm   | 25    | -c:v libaom-av1 -usage realtime -cpu-used 8 -g 40              | V_AV1",
            "av1.mp4    | 25    | -c:v libaom-av1 -usage realtime -cpu-used 8 -g 40              | av01"})
    void readsEveryCodec(String name, String rate, String codec, String named) throws IOException {
        Path file = MadeMedia.make(name, MadeMedia.picture(rate, 100) + " " + codec);
        FrameTable table = agrees(file);
        assertThat(table.grid()).isEqualTo(new FrameGrid.Even(FrameRate.parse(rate).orElseThrow(), 100));
        assertThat(table.facts().videoCodec()).isEqualTo(named);
        assertThat(table.facts().width()).isEqualTo(64);
        assertThat(table.facts().height()).isEqualTo(48);
        assertThat(table.facts().highRange()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"01:00:00:00,30000/1001,false,108000", "01:00:00;02,30000/1001,true,107894",
            "10:00:00:00,25,false,900000",
            "00:01:00;04,60000/1001,true,3600"})
    void readsTheStartTimecode(String label, String rate, boolean drop, long frame) throws IOException {
        Path file = MadeMedia.make("tc-" + label.replace(':', '.') + ".mov",
                MadeMedia.picture(rate, 50) + X264 + " -timecode " + label);
        FrameTable table = agrees(file);
        assertThat(table.facts().startTimecode()).isEqualTo(
                new FileFacts.StartTimecode(frame, FrameRate.parse(rate).orElseThrow(), drop));
    }

    @ParameterizedTest
    @CsvSource({"270,90", "90,270", "180,180"})
    void turnsAsTheMatrixSays(int tag, int clockwise) throws IOException {
        Path source = MadeMedia.make("h264-25.mp4", MadeMedia.picture("25", 200) + X264);
        Path file = MadeMedia.make("rotated-" + tag + ".mp4",
                "-i " + source + " -c copy -metadata:s:v:0 rotate=" + tag);
        assertThat(agrees(file).facts().rotation()).isEqualTo(clockwise);
    }

    @Test
    void readsPixelAspectInterlaceTransferAndSound() throws IOException {
        for (String container : List.of("mov", "mkv")) {
            Path file = MadeMedia.make("facts." + container, "-f lavfi -i testsrc2=s=72x48:r=25:d=2"
                    + " -f lavfi -i sine=r=48000:d=2 -f lavfi -i sine=r=44100:d=2 -map 0:v -map 1:a -map 2:a"
                    + " -vf setsar=64/45,setfield=tff" + X264 + " -flags +ilme+ildct -field_order tt"
                    + " -color_trc smpte2084 -color_primaries bt2020 -colorspace bt2020nc -movflags +write_colr"
                    + " -c:a pcm_s16le -ac:a:0 2 -ac:a:1 6 -metadata:s:a:0 language=ger");
            FileFacts facts = agrees(file).facts();
            assertThat(facts.aspectWidth()).isEqualTo(64);
            assertThat(facts.aspectHeight()).isEqualTo(45);
            assertThat(facts.highRange()).isTrue();
            assertThat(facts.audio()).extracting(FileFacts.AudioTrack::channels).containsExactly(2, 6);
            assertThat(facts.audio()).extracting(FileFacts.AudioTrack::sampleRate).containsExactly(48000, 44100);
            assertThat(facts.audio()).extracting(FileFacts.AudioTrack::language).first().isIn("deu", "ger");
            assertThat(facts.audio()).extracting(FileFacts.AudioTrack::number).containsExactly(1, 2);
        }
    }

    @Test
    void derivesTheTableOfALargeMatroskaFileFromItsEndsAndCues() throws IOException {
        Path file = MadeMedia.make("long.mkv", MadeMedia.picture("30000/1001", 1500) + X264);
        FrameTable whole = agrees(file);
        try (LocalMedia bytes = LocalMedia.open(file)) {
            FrameTable derived = new MatroskaDemuxer().table(new BufferedSource(bytes), 0);
            assertThat(derived.basis()).isEqualTo(FrameTable.Basis.DERIVED);
            assertThat(derived.grid()).isEqualTo(whole.grid());
            assertThat(derived.firstPresentationMicros()).isEqualTo(whole.firstPresentationMicros());
            assertThat(derived.reorderDepth()).isEqualTo(whole.reorderDepth());
            for (long frame = 0; frame < 1500; frame++) {
                assertThat(derived.isKeyframe(frame)).isEqualTo(whole.isKeyframe(frame));
            }
        }
    }

    @Test
    void readsAllOfALargeMatroskaFileWhoseTimesAreNotEven() throws IOException {
        Path file = variable("mkv");
        try (LocalMedia bytes = LocalMedia.open(file)) {
            FrameTable table = new MatroskaDemuxer().table(new BufferedSource(bytes), 0);
            assertThat(table.basis()).isEqualTo(FrameTable.Basis.EVERY_FRAME);
            assertThat(table.grid()).isInstanceOf(FrameGrid.Listed.class);
        }
    }

    @Test
    void readsARecordingThatWasCutOff(@TempDir Path folder) throws IOException {
        Path whole = MadeMedia.make("h264-25.mkv", MadeMedia.picture("25", 200) + X264
                + " -enc_time_base 1/240000 -vsync passthrough");
        byte[] bytes = Files.readAllBytes(whole);
        Path file = Files.write(folder.resolve("cut.mkv"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        FrameTable table = read(file);
        assertThat(table.grid().rate()).isEqualTo(new FrameRate(25, 1));
        assertThat(table.grid().frames()).isBetween(20L, 199L);
    }

    @Test
    void countsTheChannelsOfAacAndNotWhatItsEntrySays() throws IOException {
        for (int channels : new int[]{1, 2, 6}) {
            Path file = MadeMedia.make("aac-" + channels + ".mp4", "-f lavfi -i sine=d=1 "
                    + MadeMedia.picture("25", 25) + X264 + " -c:a aac -ac " + channels);
            assertThat(agrees(file).facts().audio()).extracting(FileFacts.AudioTrack::channels).containsExactly(
                    channels);
        }
    }

    @Test
    void knowsInterlacedPictures() throws IOException {
        Path mov = MadeMedia.make("interlaced.mov", MadeMedia.picture("25", 50)
                + " -vf setfield=tff -c:v mpeg2video -flags +ildct+ilme -field_order tt");
        Path mkv = MadeMedia.make("interlaced.mkv", "-i " + mov + " -c copy");
        assertThat(agrees(mov).facts().interlaced()).isTrue();
        assertThat(agrees(mkv).facts().interlaced()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#EXTM3U\n#EXT-X-VERSION:3\nhttp://example.com/a.ts\n", "<!DOCTYPE html><html></html>",
            "GET / HTTP/1.1\r\n", "", "ftyp", "[playlist]\nFile1=file:///etc/passwd\n"})
    void refusesWhatIsNoMedia(String content, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file.mp4"), content, StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> read(file)).isInstanceOfSatisfying(MediaException.class,
                e -> assertThat(e.failure()).isEqualTo(new MediaFailure.NotMedia()));
    }

    @ParameterizedTest
    @CsvSource({"avi,AVI", "flv,Flash (flv)", "ts,MPEG-TS", "m2ts,MPEG-TS", "mpg,MPEG-PS", "wmv,Windows Media (wmv)"})
    void namesTheContainerOfAVideoThatIsNotReadHere(String suffix, String name) {
        Path file = MadeMedia.make("other." + suffix, MadeMedia.picture("25", 10));
        assertThatThrownBy(() -> read(file)).isInstanceOfSatisfying(MediaException.class,
                e -> assertThat(e.failure()).isEqualTo(new MediaFailure.OtherContainer(name)));
    }

    @Test
    void namesTheCodecThatCannotBePlayed() throws IOException {
        Path file = MadeMedia.make("utvideo-10.mkv", MadeMedia.picture("25", 10) + " -c:v utvideo");
        FrameTable table = read(file);
        assertThat(table.playable()).isFalse();
        assertThat(table.unplayable().failure()).isEqualTo(new MediaFailure.OtherCodec("ULY0"));
    }

    @Test
    void saysSoWhereThereIsNoPicture() {
        Path file = MadeMedia.make("sound.mp4", "-f lavfi -i sine=d=1 -c:a aac");
        assertThatThrownBy(() -> read(file)).isInstanceOfSatisfying(MediaException.class,
                e -> assertThat(e.failure()).isEqualTo(new MediaFailure.Unreadable("no picture track")));
    }

    private static Path variable(String container) {
        return MadeMedia.make("vfr." + container, MadeMedia.picture("25", 150)
                + " -vf settb=1/90000,setpts='90000*(N/25+0.012*sin(N*0.9)+0.5*gte(N\\,100))'" + X264
                + " -fps_mode passthrough -enc_time_base 1/90000");
    }

    private static FrameTable read(Path file) throws MediaException {
        try (LocalMedia bytes = LocalMedia.open(file)) {
            return TestDemuxers.read(bytes, FrameTable.Effort.WHOLE);
        }
    }

    /**
     * Every frame is where ffprobe says, to within what the container rounds to, and is a keyframe where it says so.
     */
    private static FrameTable agrees(Path file) throws IOException {
        return agrees(file, 0);
    }

    /** @param later by how much ffprobe's first time lies after the table's, in microseconds */
    private static FrameTable agrees(Path file, long later) throws IOException {
        FrameTable table = read(file);
        List<Probed> frames = MadeMedia.probe(file);
        assertThat(table.grid().frames()).isEqualTo(frames.size());
        BigDecimal first = new BigDecimal(frames.getFirst().time());
        assertThat(BigDecimal.valueOf(table.firstPresentationMicros() + later, 6).subtract(first).abs()).isLessThan(
                new BigDecimal("0.000002"));
        for (int i = 0; i < frames.size(); i++) {
            BigDecimal probed = new BigDecimal(frames.get(i).time()).subtract(first);
            MediaTime start = table.grid().startOf(i);
            double away = (double) start.numerator() / start.denominator() - probed.doubleValue();
            // 600 ticks a second is the coarsest clock in these tests.
            assertThat(Math.abs(away)).as("frame %d", i).isLessThan(0.0017);
            assertThat(table.isKeyframe(i)).as("keyframe %d", i).isEqualTo(frames.get(i).key());
        }
        return table;
    }
}
