package clipbrowser.view.clips;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.session.PretendRun;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import clipbrowser.time.FrameRange;
import clipbrowser.wording.ClipWords;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClipQueryTest {
    private final Session session = PretendRun.picture();

    @Test
    void everyWordMustHold() {
        assertThat(found("kept")).containsExactly("a41f", "a437", "a44b");
        assertThat(found("kept note")).containsExactly("a437");
        assertThat(found("undecided problem")).containsExactly("a48a");
        assertThat(found("len<2.5s undecided")).containsExactly("a46e");
        assertThat(found("len>3.7s")).containsExactly("a437");
        assertThat(found("")).hasSize(12);
    }

    @Test
    void wordsAreSoughtInTitleIdAndNote() {
        assertThat(found("BUTTER")).containsExactly("a44b");
        assertThat(found("a48")).containsExactly("a480", "a48a");
        assertThat(found("\u201cthe teaser\u201d")).containsExactly("a437");
        assertThat(found("\"wide meadow\"")).isEmpty();
        assertThat(found("source:bbb kept")).hasSize(3);
        assertThat(found("source:other")).isEmpty();
    }

    @Test
    void lengthsAreAskedInSecondsFramesOrMilliseconds() {
        assertThat(found("len=111f")).containsExactly("a437");
        assertThat(found("len>110f len<112f")).containsExactly("a437");
        assertThat(found("len<1918ms")).containsExactly("a46e");
        assertThat(found("len=4.6s")).containsExactly("a437");
    }

    @Test
    void aMinusWantsItNotToHold() {
        assertThat(found("-undecided -rejected")).containsExactly("a41f", "a437", "a44b");
        assertThat(found("kept -trimmed")).containsExactly("a41f");
        assertThat(found("kept -\"the teaser\"")).containsExactly("a41f", "a44b");
        assertThat(found("-")).isEmpty();
    }

    @Test
    void fieldsAreAskedByName() {
        assertThat(found("title:\"cold open\"")).containsExactly("a41f");
        assertThat(found("note:teaser")).containsExactly("a437");
        assertThat(found("title:teaser")).isEmpty();
        assertThat(found("-source:bbb")).isEmpty();
        assertThat(found("gone")).isEmpty();
    }

    @Test
    void aHalfTypedConditionNeverFails() {
        for (String typed : List.of("\"", "len<", "len<s", "source:", "source:\"", "  ", "len<99999999999999999999s")) {
            found(typed);
        }
    }

    @Test
    void theLastWordIsCompleted() {
        assertThat(ClipQuery.completions("note ke", session)).containsExactly("note kept");
        assertThat(ClipQuery.completions("len", session)).containsExactly("len<", "len>", "len=");
        assertThat(ClipQuery.completions("kept ", session)).isEmpty();
        assertThat(ClipQuery.completions("source:cam", PretendRun.sources(2))).containsExactly("source:camera_1",
                "source:camera_2");
    }

    @Test
    void aTrimIsSaidInFramesOfEachEdge() {
        FrameRange proposed = new FrameRange(150, 243);
        assertThat(ClipWords.trim(new FrameRange(144, 255), proposed)).isEqualTo("in \u22126 \u00b7 out +12");
        assertThat(ClipWords.trim(new FrameRange(150, 221), proposed)).isEqualTo("out \u221222");
        assertThat(ClipWords.trim(proposed, proposed)).isEmpty();
    }

    private List<String> found(String typed) {
        return session.clips().stream().filter(ClipQuery.of(typed)::accepts).map(ReviewedClip::key).toList();
    }
}
