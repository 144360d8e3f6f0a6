package clipbrowser.api;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.Mutations;
import clipbrowser.model.Clip;
import clipbrowser.model.Run;
import clipbrowser.model.RunFailure;
import clipbrowser.model.SourceMedia;
import clipbrowser.model.SourceSettings;
import clipbrowser.model.SourceTiming;
import clipbrowser.net.AddressPolicy;
import clipbrowser.session.Review;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.MediaTime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MutatedAnswersTest {
    private final RunReader reader = new RunReader(AddressPolicy.ofMedia(null));

    static byte[] saved(String name) {
        try (InputStream in = Objects.requireNonNull(MutatedAnswersTest.class.getResourceAsStream(
                "/cases/runs/" + name + ".json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("@BASE@", "https://h.example")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Shows it as the window would before any file was read, and asks for all that is drawn and written then. */
    private void shown(byte[] answer) throws Exception {
        Run run = reader.read(answer);
        assertThat(run.clips()).extracting(Clip::key).doesNotHaveDuplicates();
        Session session = new Session();
        Review review = new Review(session);
        session.show(run);
        for (Source source : session.sources()) {
            SourceMedia media = source.media();
            long furthest = run.clips().stream().filter(c -> c.source().id().equals(media.id())).map(Clip::endMs)
                    .filter(Objects::nonNull).mapToLong(Long::longValue).max().orElse(0);
            SourceTiming counting = SourceTiming.of(media, null, null, SourceSettings.NONE, furthest);
            source.count(counting.rate(), counting.grid(), counting.timecode());
            counting.rate().standing();
        }
        for (ReviewedClip clip : session.clips()) {
            clip.problems();
            FrameGrid grid = clip.source().grid();
            FrameRange range = clip.range();
            if (grid != null && range != null) {
                MediaTime end = grid.startOf(range.out());
                assertThat(end.minus(grid.startOf(range.in()))).isEqualTo(clip.length());
                assertThat(end).isLessThanOrEqualTo(grid.end());
                end.nanos();
                clip.source().timecode().label(range.last());
                assertThat(grid.shownAt(grid.startOf(range.last()))).isEqualTo(range.last());
                grid.end().plus(MediaTime.ofMillis(Objects.requireNonNull(clip.clip().endMs())));
            }
        }
        review.countsProperty().get();
    }

    @ParameterizedTest
    @ValueSource(strings = {"poison", "counted", "counted2", "jam", "run-2", "run-4", "run-6", "run-9", "run-11",
            "url-with-newline", "hugeexp", "die"})
    void everyAnswerThatOnceFellIsShown(String name) throws Exception {
        shown(saved(name));
    }

    @Test
    void noDamageToAnAnswerIsAnythingButAFailureOfItsOrAProblemOfAClip() {
        byte[][] inputs = Stream.of("poison", "counted", "counted2", "jam", "run-2", "run-6", "hugeexp").map(
                MutatedAnswersTest::saved).toArray(byte[][]::new);
        int rounds = Mutations.rounds(4_000);
        int fine = new Mutations(20261126).run(rounds, inputs, e -> e instanceof ApiException api
                && (api.failure() instanceof RunFailure.NotJson || api.failure() instanceof RunFailure.UnexpectedShape),
                this::shown);
        assertThat(fine).isBetween(rounds / 20, rounds * 19 / 20);
    }
}
