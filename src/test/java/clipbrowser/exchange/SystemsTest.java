package clipbrowser.exchange;

import static clipbrowser.exchange.Samples.R25;
import static clipbrowser.exchange.Samples.clip;
import static clipbrowser.exchange.Samples.source;
import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.exchange.ExportOptions.Arrangement;
import clipbrowser.exchange.ExportOptions.Reels;
import clipbrowser.exchange.ExportOptions.Target;
import clipbrowser.exchange.ExportOptions.Which;
import clipbrowser.model.Decision;
import clipbrowser.model.FileFacts;
import clipbrowser.time.FirstFrame;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.Timecode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the editing systems need besides the right frames. */
class SystemsTest {
    private static final FrameGrid GRID = new FrameGrid.Even(R25, 250);

    static ExportOptions options(Which which, Arrangement as, int handles, Reels reels, Target target) {
        return new ExportOptions(which, as, handles, ExportOptions.Order.SOURCE, PathStyle.PLAIN, reels, target,
                Set.of());
    }

    private static ExportPlan plan(ExportFormat format, ExportOptions options, ExportClip... clips) {
        return ExportPlan.of(Samples.run(options, List.of(clips)), format);
    }

    private static String text(ExportFormat format, ExportOptions options, ExportClip... clips) {
        return format.write(plan(format, options, clips).documents().getFirst());
    }

    private static ExportSource silent() {
        return source("mute", Samples.picture(320, 180, 0, GRID, Timecode.of(R25)));
    }

    private static ExportSource hosted(String id, String url) {
        return new ExportSource(id, url, null, GRID, Timecode.of(R25), Samples.picture(320, 180, 2, GRID, Timecode.of(
                R25)));
    }

    @Test
    void linksCountPlacesInTheirOwnTrack() throws Exception {
        ExportDocument document = plan(new Xmeml(),
                options(Which.KEPT, Arrangement.STRINGOUT, 0, Reels.SHORT, Target.ANY),
                clip("silent", 1, silent(), 20, 70), clip("with-sound", 2, source("sound", R25, 250), 20, 70))
                .documents().getFirst();
        String xml = new Xmeml().write(document);
        XmlEvents second = XmlEvents.read(xml).all("clipitem").get(1);
        assertThat(second.all("link")).extracting(l -> l.value("mediatype") + l.value("trackindex") + " " + l.value(
                "clipindex")).containsExactly("video1 2", "audio1 1", "audio2 1");
        assertThat(ExportCheck.differences(new Xmeml(), document, xml)).isEmpty();
        String wrong = xml.replaceFirst(
                "(?s)(<mediatype>audio</mediatype>\\s*<trackindex>1</trackindex>\\s*<clipindex>)1",
                "$12");
        assertThat(wrong).isNotEqualTo(xml);
        assertThat(ExportCheck.differences(new Xmeml(), document, wrong)).isNotEmpty();
    }

    @Test
    void fcpxmlHasItsEventInALibraryAndOneMarkerAFrame() throws Exception {
        String xml = text(new Fcpxml(), options(Which.ALL, Arrangement.SEQUENCES, 24, Reels.SHORT, Target.ANY),
                clip("a", 1, source("s", R25, 250), 100, 150, "", "why it is good", Decision.KEEP), clip("b", 2, source(
                        "s", R25, 250), 200, 201, "", "one frame", Decision.KEEP));
        XmlEvents root = XmlEvents.read(xml);
        assertThat(root.child("library").child("event").all("project")).hasSize(2);
        for (XmlEvents clip : root.all("asset-clip")) {
            assertThat(clip.all("marker")).extracting(m -> m.attribute("start")).doesNotHaveDuplicates();
        }
        assertThat(xml).contains("value=\"In\" note=\"why it is good\"")
                .contains("value=\"In, Out\" note=\"one frame\"");
    }

    @Test
    void aPhonesPictureIsAsItIsShownAndPremiereIsTold() {
        FileFacts facts = SampleFacts.of(640, 360, 90, List.of(), R25, null);
        ExportSource phone = source("phone", MediaDescription.of(facts, GRID, Timecode.of(R25), FirstFrame.AT_ZERO));
        assertThat(text(new Fcpxml(), ExportOptions.USUAL, clip("a", 1, phone, 0, 10))).contains(
                "width=\"360\" height=\"640\"");
        ExportOptions premiere = options(Which.KEPT, Arrangement.SEQUENCES, 0, Reels.SHORT, Target.PREMIERE);
        String xml = text(new Xmeml(), premiere, clip("a", 1, phone, 0, 10));
        assertThat(xml).contains("<width>360</width>").doesNotContain("<width>640</width>").contains(
                "<effectid>basic</effectid>").contains("<value>90</value>");
        assertThat(plan(new Xmeml(), premiere, clip("a", 1, phone, 0, 10)).remarks()).contains(
                new ExportRemark.Turned(phone, 90));
        ExportOptions resolve = options(Which.KEPT, Arrangement.STRINGOUT, 0, Reels.SHORT, Target.RESOLVE);
        assertThat(text(new Xmeml(), resolve, clip("a", 1, phone, 0, 10))).doesNotContain("Basic Motion").contains(
                "<width>360</width>");
    }

    @Test
    void oneSequenceStandsAtTheRootSeveralInABinOrEachInAFile() {
        ExportClip a = clip("a", 1, source("s", R25, 250), 0, 10);
        ExportClip b = clip("b", 2, source("s", R25, 250), 20, 30);
        assertThat(text(new Xmeml(), ExportOptions.USUAL, a)).doesNotContain("<bin>");
        assertThat(text(new Xmeml(), ExportOptions.USUAL, a, b)).contains("<bin>");
        ExportPlan plan = plan(new Xmeml(), options(Which.KEPT, Arrangement.SEPARATE, 0, Reels.SHORT, Target.RESOLVE),
                a, b);
        assertThat(plan.documents()).extracting(ExportDocument::fileName).containsExactly("run-7_s_a_xmeml",
                "run-7_s_b_xmeml");
        assertThat(plan.documents()).allSatisfy(d -> assertThat(new Xmeml().write(d)).doesNotContain("<bin>"));
    }

    @Test
    void aMarkersNoteNeverBeginsLikeAnEvent() {
        ExportPlan plan = plan(new MarkerEdl(), ExportOptions.USUAL, clip("a", 1, source("s", R25, 250), 0, 10, "",
                "12 people laugh", Decision.KEEP));
        assertThat(new MarkerEdl().write(plan.documents().getFirst())).contains("\nNote: 12 people laugh |C:");
        assertThat(plan.remarks()).hasAtLeastOneElementOfType(ExportRemark.MarkersOnSourceTime.class);
    }

    @Test
    void namesOfFilesAreNamesOfFiles() {
        assertThat(hosted("m1", "https://media.example/a/..%2F..%2Fhome%2Fx.mp4").fileName()).isEqualTo("x.mp4");
        assertThat(hosted("m1", "https://media.example/a/..%5Cx.mp4").fileName()).isEqualTo("x.mp4");
        assertThat(hosted("m1", "https://media.example/a/a%20%20%20b.mp4").fileName()).isEqualTo("a   b.mp4");
        assertThat(hosted("m1", "https://media.example/a/a%0Ab.mp4").fileName()).isEqualTo("a b.mp4");
        assertThat(hosted("m1", "https://media.example/a/cafe%CC%81.mp4").fileName()).isEqualTo("cafe\u0301.mp4");
        assertThat(hosted("m1", "https://media.example/a/%2E%2E").fileName()).isEqualTo("m1");
        assertThat(hosted("../m1", "https://media.example/a/..%2F").fileName()).isEqualTo(".._m1");
        ExportSource twoSpaces = hosted("m1", "https://media.example/a/a%20%20b.mp4");
        assertThat(text(new Edl(), ExportOptions.USUAL, clip("a", 1, twoSpaces, 0, 10))).contains(
                "* FROM CLIP NAME:  a  b.mp4\n");
        assertThat(text(new LosslessCut(), ExportOptions.USUAL, clip("a", 1, hosted("m1",
                "https://media.example/a/..%2F..%2Fhome%2Fx.mp4"), 0, 10))).contains("\"mediaFileName\" : \"x.mp4\"");
    }

    @Test
    void reelsAreByChoice() {
        ExportSource source = hosted("m1",
                "https://media.example/a/A001_C002%20interview%20in%20the%20long%20hall.mov");
        ExportClip clip = clip("a", 1, source, 0, 10);
        assertThat(text(new Edl(), options(Which.KEPT, Arrangement.STRINGOUT, 0, Reels.AX, Target.ANY), clip))
                .contains("001  AX       V     C        00:00:00:00");
        assertThat(text(new Edl(), options(Which.KEPT, Arrangement.STRINGOUT, 0, Reels.FILE_NAME, Target.ANY), clip))
                .contains("001  A001_C002_interview_in_the_long_ AA/V  C        00:00:00:00").contains(
                        "* FROM CLIP NAME:  A001_C002 interview in the long hall.mov");
        ExportPlan two = plan(new Edl(), options(Which.KEPT, Arrangement.STRINGOUT, 0, Reels.AX, Target.ANY), clip,
                clip("b", 2, hosted("m2", "https://media.example/b.mov"), 0, 10));
        assertThat(two.remarks()).contains(new ExportRemark.ReelsAlike(2));
    }

    @Test
    void hostedMediaIsOfflineAndNamesThatAreAlikeAreToldApart() {
        ExportSource one = hosted("m1", "https://media.example/1/video.mp4");
        ExportSource two = hosted("m2", "https://media.example/2/Video.mp4");
        ExportPlan plan = plan(new Fcpxml(), ExportOptions.USUAL, clip("a", 1, one, 0, 10), clip("b", 2, two, 0, 10));
        assertThat(plan.remarks()).contains(new ExportRemark.Offline(List.of(one, two)), new ExportRemark.NamedAlike(
                "video.mp4", List.of("video_m1.mp4", "Video_m2.mp4")));
        assertThat(new Fcpxml().write(plan.documents().getFirst())).contains("name=\"video_m1.mp4\"").contains(
                "name=\"Video_m2.mp4\"");
        ExportSource linked = new ExportSource("m3", null, new LinkedFile(Path.of("/m/a.mov"), 0, true), GRID,
                Timecode.of(R25), one.media());
        assertThat(plan(new Fcpxml(), ExportOptions.USUAL, clip("a", 1, linked, 0, 10)).remarks()).isEmpty();
    }

    @Test
    void pixelsAndSoundAreDescribedAsTheyAre() {
        ExportSource pal = source("pal", new MediaDescription(720, 576, 16, 11, 0, false, List.of(
                new MediaDescription.Sound(1, 44_100), new MediaDescription.Sound(2, 44_100)), GRID, Timecode.of(R25),
                FirstFrame.AT_ZERO));
        String xml = text(new Xmeml(), ExportOptions.USUAL, clip("a", 1, pal, 0, 10));
        assertThat(xml).contains("<pixelaspectratio>PAL-601</pixelaspectratio>").contains(
                "<anamorphic>TRUE</anamorphic>").contains("<samplerate>44100</samplerate>").doesNotContain("48000");
        assertThat(xml.split("<channelcount>", -1)).hasSize(3);
        assertThat(xml.split("<clipitem ", -1)).hasSize(5);
        String fcp = text(new Fcpxml(), ExportOptions.USUAL, clip("a", 1, pal, 0, 10));
        assertThat(fcp).contains("paspH=\"16\" paspV=\"11\"").contains("audioRate=\"44.1k\"").contains(
                "audioSources=\"2\"").contains("audioRate=\"44100\"");
        ExportSource hdv = source("hdv",
                new MediaDescription(1440, 1080, 4, 3, 0, false, List.of(), GRID, Timecode.of(R25),
                        FirstFrame.AT_ZERO));
        assertThat(text(new Xmeml(), ExportOptions.USUAL, clip("a", 1, hdv, 0, 10))).contains(
                "<pixelaspectratio>HD-(1440x1080)</pixelaspectratio>");
    }

    @Test
    void otioMarkersAreColouredAsDecisionsAreAndKeepTheNoteAsComment() {
        ExportSource source = source("s", R25, 250);
        String json = text(new Otio(), options(Which.ALL, Arrangement.STRINGOUT, 0, Reels.SHORT, Target.ANY), clip("a",
                1, source, 0, 10, "The answer", "a note", Decision.UNDECIDED));
        assertThat(json).contains("\"color\" : \"BLUE\"").contains("\"comment\" : \"a note\"").contains(
                "\"name\" : \"The answer\"").doesNotContain("GREEN");
    }

    @Test
    void avidsLimitsAreKeptAndSaid() {
        MediaDescription six = Samples.picture(1920, 1080, 6, GRID, Timecode.of(R25));
        ExportPlan plan = plan(new Ale(), ExportOptions.USUAL, clip("a", 1, source("s", six), 0, 10, "x".repeat(40), "",
                Decision.KEEP));
        assertThat(new Ale().write(plan.documents().getFirst())).contains("\n" + "x".repeat(32) + "\t").contains(
                "VA1A2A3A4\t").doesNotContain("A5");
        assertThat(plan.remarks()).contains(new ExportRemark.AvidLimits(1, true));
    }
}
