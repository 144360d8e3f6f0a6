package clipbrowser.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clipbrowser.time.MediaTime;
import clipbrowser.transcript.TranscriptFile.Format;
import clipbrowser.transcript.UnreadableTranscript.Reason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of each kind of file, and what of files that are wrong. */
class TranscriptFileTest {
    private static TranscriptFile read(String text) throws UnreadableTranscript {
        return TranscriptFile.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(TranscriptFile file) {
        return Transcript.text(file.transcript().words());
    }

    @Test
    void subRipGivesItsCuesAndDividesTheirTimeAmongTheWords() throws Exception {
        TranscriptFile file = read("""
                1
                00:00:01,000 --> 00:00:03,000
                <i>Hello there,</i>

                2
                00:01:00,500 --> 00:01:02,000 X1:40 Y1:20
                {\\an8}world.
                """);
        assertThat(file.format()).isEqualTo(Format.SUBRIP);
        assertThat(file.transcript().words()).containsExactly(
                new Word(1000, 1923, "Hello", true, false), new Word(1923, 3000, "there,", true, false),
                new Word(60_500, 62_000, "world.", true, false));
    }

    @Test
    void subRipWithoutNumbersAndEmptyLinesIsReadToo() throws Exception {
        assertThat(text(read("00:00:01.0 --> 00:00:02.0\none\n00:00:02.0 --> 00:00:03.0\ntwo\r\n")))
                .isEqualTo("one two");
    }

    @Test
    void webVttGivesWordTimesWhereItHasThem() throws Exception {
        TranscriptFile file = read("""
                WEBVTT - made by hand

                STYLE
                ::cue { color: red }

                NOTE 00:00:00.000 --> 00:00:01.000
                not said

                intro
                01:00.000 --> 01:02.000 align:start
                <v Ann>so<00:01:00.400> we<00:01:00.900><c> go</c>
                """);
        assertThat(file.format()).isEqualTo(Format.WEBVTT);
        assertThat(file.transcript().words()).containsExactly(
                new Word(60_000, 60_400, "so", true, true), new Word(60_400, 60_900, "we", true, true),
                new Word(60_900, 62_000, "go", true, true));
    }

    @Test
    void webVttUnescapesText() throws Exception {
        assertThat(text(read("WEBVTT\n\n00:00.000 --> 00:01.000\na &lt;b&gt; &amp; c < d\n")))
                .isEqualTo("a <b> & c < d");
    }

    @Test
    void whisperXGivesWordTimesAndDividesWhatHasNone() throws Exception {
        TranscriptFile file = read("""
                {"segments": [{"start": 1.5, "end": 4, "text": " In 2014 it began.", "words": [
                  {"word": "In", "start": 1.5, "end": 1.7}, {"word": "2014"},
                  {"word": "it", "start": 3.001, "end": 3.2}, {"word": "began.", "start": 3.2, "end": 3.9995}]}],
                 "word_segments": [{"word": "In", "start": 1.5, "end": 1.7}]}""");
        assertThat(file.format()).isEqualTo(Format.RECOGNISER);
        assertThat(file.transcript().words()).containsExactly(
                new Word(1500, 1700, "In", true, true), new Word(1700, 3001, "2014", true, false),
                new Word(3001, 3200, "it", true, true), new Word(3200, 4000, "began.", true, true));
    }

    @Test
    void whisperWithoutWordsAndWhisperCppAreReadBySegments() throws Exception {
        assertThat(text(read("{\"segments\": [{\"start\": 0, \"end\": 1, \"text\": \" Well then.\"}]}")))
                .isEqualTo("Well then.");
        assertThat(text(read("{\"transcription\": [{\"offsets\": {\"from\": 0, \"to\": 900}, \"text\": \" Well\"}]}")))
                .isEqualTo("Well");
    }

    @Test
    void japaneseIsDividedIntoCharactersAndJoinedWithoutSpaces() throws Exception {
        TranscriptFile file = read("1\n00:00:00,000 --> 00:00:02,000\n今日は、晴れ。\n\n2\n"
                + "00:00:02,000 --> 00:00:03,000\nそう OK\n");
        assertThat(file.transcript().words()).extracting(Word::text)
                .containsExactly("今", "日", "は、", "晴", "れ。", "そ", "う", "OK");
        assertThat(text(file)).isEqualTo("今日は、晴れ。そう OK");
        assertThat(file.transcript().words().get(4).endsSentence()).isTrue();
    }

    @Test
    void arabicKeepsItsWordsInTheOrderTheyAreSaid() throws Exception {
        assertThat(read("1\n00:00:00,000 --> 00:00:02,000\nمرحبا بالعالم؟\n").transcript().words())
                .extracting(Word::text).containsExactly("مرحبا", "بالعالم؟");
    }

    @Test
    void overlappingCuesAreKeptAndReversedOnesDropped() throws Exception {
        TranscriptFile file = read("""
                1
                00:00:05,000 --> 00:00:08,000
                later

                2
                00:00:04,000 --> 00:00:06,000
                sooner

                3
                00:00:09,000 --> 00:00:07,000
                reversed

                4
                00:00:xx,000 --> 00:00:07,000
                without
                """);
        assertThat(text(file)).isEqualTo("sooner later");
        assertThat(file.dropped()).isEqualTo(2);
    }

    @Test
    void textThatIsNotUtf8IsReadAsWindowsAndSaidSo() throws Exception {
        byte[] content = "1\n00:00:00,000 --> 00:00:02,000\ncafé\n".getBytes(Charset.forName("windows-1252"));
        TranscriptFile file = TranscriptFile.read(content);
        assertThat(text(file)).isEqualTo("café");
        assertThat(file.guessed()).isTrue();
    }

    @Test
    void utf16WithItsMarkIsRead() throws Exception {
        TranscriptFile file = TranscriptFile
                .read("\ufeff1\n00:00:00,000 --> 00:00:02,000\ncafé\n".getBytes(StandardCharsets.UTF_16LE));
        assertThat(text(file)).isEqualTo("café");
        assertThat(file.guessed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain words", "{", "{\"segments\": 3}", "<html><body>404</body></html>"})
    void whatIsNoTranscriptIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(UnreadableTranscript.class,
                e -> assertThat(e.reason()).isEqualTo(Reason.UNKNOWN_FORMAT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"WEBVTT\n", "{\"segments\": []}",
            "{\"segments\": [{\"start\": 1e2147483648, \"end\": 1e-2147483640, \"text\": \"a\"}]}",
            "{\"segments\": [{\"start\": 2, \"end\": 1, \"text\": \"a\"}, 7, {\"start\": \"x\"}]}",
            "1\n99999999:00:00,000 --> 99999999:00:01,000\na\n"})
    void aFileWithoutUsableCuesIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(UnreadableTranscript.class);
    }

    @Test
    void aFileOfAHundredMegabytesIsRefusedUnread() {
        assertThatThrownBy(() -> TranscriptFile.read(new byte[100_000_000]))
                .isInstanceOfSatisfying(UnreadableTranscript.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    @ParameterizedTest
    @CsvSource({"00:00:01.5, 1500", "01:02:03.004, 3723004", "02:03.004, 123004", "00:00:01, 1000",
            "'00:00:01,12345', 1123", "1, -1", "::, -1", "00:00:01.2.3, -1", "00:-1:00.000, -1", "'', -1"})
    void timesAreReadInMilliseconds(String written, long ms) {
        assertThat(CueTime.ms(written)).isEqualTo(ms);
    }

    @Test
    void wordsOfARangeAreThoseThatLieInItForTheGreaterPart() throws Exception {
        Transcript transcript = read("""
                {"segments": [{"start": 0, "end": 9, "text": "", "words": [
                  {"word": "one", "start": 0, "end": 1}, {"word": "two", "start": 1, "end": 2},
                  {"word": "three.", "start": 2, "end": 3}, {"word": "four", "start": 3, "end": 4}]}]}""").transcript();
        assertThat(Transcript.text(transcript.in(MediaTime.ofMillis(600), MediaTime.ofMillis(3500))))
                .isEqualTo("two three.");
        assertThat(transcript.cutAt(MediaTime.ofMillis(3500), 60)).map(Word::text).contains("four");
        assertThat(transcript.cutAt(MediaTime.ofMillis(3050), 60)).isEmpty();
        assertThat(transcript.startingAfter(MediaTime.ofMillis(1000))).map(Word::text).contains("three.");
        assertThat(transcript.startingBefore(MediaTime.ofMillis(1000))).map(Word::text).contains("one");
        assertThat(transcript.shifted(500).at(MediaTime.ofMillis(499))).isEmpty();
        assertThat(transcript.shifted(500).at(MediaTime.ofMillis(500))).map(Word::text).contains("one");
    }

    @Test
    void wordsAreFoundWithoutRegardToCaseAccentsAndPunctuation() throws Exception {
        Transcript transcript = read("1\n00:00:00,000 --> 00:00:04,000\nThe Café, the café is open.\n").transcript();
        assertThat(transcript.find("cafe")).hasSize(2);
        assertThat(transcript.find("the cafe is")).hasSize(1);
        assertThat(transcript.find("the caf")).hasSize(2);
        assertThat(transcript.find("th cafe")).isEmpty();
        assertThat(transcript.find(" ,. ")).isEmpty();
        assertThat(List.of(transcript.find("OPEN").getFirst().text())).containsExactly("open.");
    }
}
