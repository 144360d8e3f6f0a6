package clipbrowser.media.http;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.media.http.Validator.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tags and dates of one file promise, and what they leave open. */
class ValidatorTest {
    private static final String NOON = "Mon, 02 Mar 2026 12:00:00 GMT";
    private static final String A_SECOND_LATER = "Mon, 02 Mar 2026 12:00:01 GMT";
    private static final String AN_HOUR_LATER = "Mon, 02 Mar 2026 13:00:00 GMT";

    private static String date(String name) {
        return switch (name) {
            case "noon" -> NOON;
            case "second" -> A_SECOND_LATER;
            case "hour" -> AN_HOUR_LATER;
            default -> name;
        };
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', value = {
            // The same tag or the same date.
            "'\"a\"',noon,'\"a\"',noon,SAME", "'\"a\"',noon,'\"a\"',hour,SAME", "'W/\"a\"','','W/\"a\"','',SAME",
            "'','','','',SAME", "'',noon,'',noon,SAME", "'',yesterday,'',yesterday,SAME",
            "'W/\"a\"',noon,'W/\"a\"',second,SAME",
            // Edges that differ.
            "'\"a\"',noon,'\"b\"',noon,UNSURE", "'\"a\"','','\"b\"','',UNSURE",
            "'W/\"a\"',noon,'W/\"b\"',second,UNSURE",
            "'\"a\"',noon,'W/\"a\"',noon,UNSURE", "'',noon,'',second,UNSURE", "'\"a\"','','','',UNSURE",
            "'\"a\"','','',noon,UNSURE", "'',yesterday,'',today,UNSURE",
            // Hours apart without a promise.
            "'\"a\"',noon,'\"b\"',hour,CHANGED", "'',noon,'',hour,CHANGED", "'W/\"a\"',noon,'W/\"a\"',hour,CHANGED"})
    void whatTwoStatementsMean(String tag, String date, String otherTag, String otherDate, Verdict clipReview) {
        Validator one = new Validator(tag, date(date));
        Validator other = new Validator(otherTag, date(otherDate));
        assertThat(one.against(other)).isEqualTo(clipReview);
        assertThat(other.against(one)).isEqualTo(clipReview);
    }
}
