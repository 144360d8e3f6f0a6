package clipbrowser.session;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.model.Decision;
import clipbrowser.model.SourceSettings;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.MediaTime;
import clipbrowser.transcript.SourceTranscript;
import clipbrowser.transcript.TranscriptFile;
import clipbrowser.transcript.UnreadableTranscript;
import clipbrowser.wording.ClipWords;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is said in a clip, by its source's transcript. The third clip is frames 144 to 255 at 24: 6 s to 10.625 s. */
class SpokenWordsTest {
    private static final String WORDS = """
            {"segments": [{"start": 5.0, "end": 12.0, "text": "", "words": [
            {"word": "Nobody", "start": 5.0, "end": 5.9}, {"word": "ever", "start": 6.0, "end": 6.4},
            {"word": "said", "start": 7.0, "end": 7.5}, {"word": "that.", "start": 8.0, "end": 8.5},
            {"word": "Not", "start": 10.0, "end": 10.4}, {"word": "once.", "start": 10.9, "end": 11.6}]}]}""";

    private final Session session = PretendRun.picture();
    private final ReviewedClip clip = session.clips().get(2);
    private final Source source = clip.source();

    private void transcript(String text, long offsetMs) throws UnreadableTranscript {
        source.transcript(SourceTranscript.of("a.json", offsetMs,
                TranscriptFile.read(text.getBytes(StandardCharsets.UTF_8))));
    }

    private void trim(long in, long out) {
        PretendRun.say(session, 2, Decision.KEEP, new FrameRange(in, out), "", "");
    }

    @Test
    void aClipSaysTheWordsInsideIt() throws Exception {
        assertThat(clip.spoken()).isEmpty();
        transcript(WORDS, 0);
        assertThat(clip.spoken()).isEqualTo("ever said that. Not");
    }

    @Test
    void aTrimChangesItsWords() throws Exception {
        transcript(WORDS, 0);
        assertThat(clip.spoken()).isEqualTo("ever said that. Not");
        trim(160, 285);
        assertThat(clip.spoken()).isEqualTo("said that. Not once.");
    }

    @Test
    void anOffsetMovesTheWords() throws Exception {
        transcript(WORDS, 1000);
        assertThat(clip.spoken()).isEqualTo("Nobody ever said that.");
        transcript(WORDS, -4000);
        assertThat(clip.spoken()).isEqualTo("Not once.");
    }

    @Test
    void theNewerTranscriptReplacesTheOlder() throws Exception {
        transcript(WORDS, 0);
        transcript("1\n00:00:07,000 --> 00:00:08,000\nsomething else\n", 0);
        assertThat(clip.spoken()).isEqualTo("something else");
        source.transcript(null);
        assertThat(clip.spoken()).isEmpty();
    }

    @Test
    void scriptsWithoutSpacesAndFromTheRightKeepTheirOrder() throws Exception {
        transcript("1\n00:00:07,000 --> 00:00:08,000\n\u4eca\u65e5\u306f\u3001\u4e16\u754c\u3002\n", 0);
        assertThat(clip.spoken()).isEqualTo("\u4eca\u65e5\u306f\u3001\u4e16\u754c\u3002");
        transcript("1\n00:00:07,000 --> 00:00:08,000\n\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd\n", 0);
        assertThat(clip.spoken()).isEqualTo("\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd");
    }

    @Test
    void aLongSpeechShowsItsBeginningAndItsEnd() throws Exception {
        transcript("1\n00:00:07,000 --> 00:00:08,000\n" + "begins " + "on ".repeat(100) + "ends\n", 0);
        assertThat(clip.firstWords()).startsWith("begins on").hasSize(160);
        assertThat(clip.lastWords()).startsWith("\u2026").endsWith("on ends").hasSize(161);
    }

    @Test
    void anEdgeInAWordIsFlagged() throws Exception {
        transcript(WORDS, 0);
        trim(173, 246);
        assertThat(ClipWords.warning(clip)).isEqualTo("in cuts \u201csaid\u201d, out cuts \u201cNot\u201d");
        // 7.0 s to 10.4 s, within what the times of words are off by.
        trim(169, 248);
        assertThat(ClipWords.warning(clip)).isEmpty();
        // Times that were only divided from the cue's don't say where a word lies.
        transcript("1\n00:00:07,000 --> 00:00:10,000\nincomprehensibilities\n", 0);
        trim(200, 246);
        assertThat(ClipWords.warning(clip)).isEmpty();
    }

    @Test
    void wordsCountFromTheFirstSoundWhereThePictureBeginsLater() throws Exception {
        transcript(WORDS, 0);
        source.set(SourceSettings.NONE.withSettled(PretendRun.FPS, MediaTime.ofMillis(1000)));
        source.count(source.rate(), new FrameGrid.Even(PretendRun.FPS, 721), source.timecode());
        trim(144, 200);
        assertThat(clip.spoken()).isEqualTo("said that.");
        assertThat(source.boundaryAt(MediaTime.ofMillis(7000))).isEqualTo(144);
    }
}
