package clipbrowser.controller.run;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.controller.Tasks;
import clipbrowser.model.SourceSettings;
import clipbrowser.session.PretendRun;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import clipbrowser.store.TranscriptStore;
import clipbrowser.transcript.SourceTranscript;
import clipbrowser.transcript.Transcript;
import clipbrowser.transcript.TranscriptFailure;
import clipbrowser.transcript.TranscriptFile;
import clipbrowser.transcript.UnreadableTranscript.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source gets its transcript, keeps it, and loses nothing when the file moves. */
class TranscriptControllerTest {
    @TempDir
    Path folder;

    private final Session session = new Session();

    private TranscriptController controller(Session of) {
        return new TranscriptController(of, Tasks.direct(),
                new TranscriptStore(folder.resolve("data"), TranscriptFile.MOST_BYTES), "https://service.example");
    }

    private static Source opened(Session of) {
        of.show(Objects.requireNonNull(PretendRun.picture().run()));
        of.select(of.clips().getFirst());
        return of.sources().getFirst();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String srt(String words) {
        return "1\n00:00:01,000 --> 00:00:02,000\n" + words + "\n";
    }

    private static String words(Source source) {
        return source.transcript() == null ? "" : Transcript.text(transcript(source).shifted().words());
    }

    private static SourceTranscript transcript(Source source) {
        return Objects.requireNonNull(source.transcript());
    }

    @Test
    void aTranscriptStaysWhenItsFileIsGone() throws Exception {
        TranscriptController controller = controller(session);
        Source source = opened(session);
        Path file = file("talk.srt", srt("hello there"));
        controller.take(source, file);
        controller.shift(source, 1500);
        Files.delete(file);

        Session later = new Session();
        controller(later);
        Source again = opened(later);
        assertThat(words(again)).isEqualTo("hello there");
        assertThat(transcript(again).name()).isEqualTo("talk.srt");
        assertThat(transcript(again).offsetMs()).isEqualTo(1500);
        assertThat(transcript(again).shifted().words().getFirst().startMs()).isEqualTo(2500);
    }

    @Test
    void theNewerFileReplacesTheOlderAndItsOffset() throws Exception {
        TranscriptController controller = controller(session);
        Source source = opened(session);
        controller.take(source, file("one.srt", srt("one")));
        controller.shift(source, 1500);
        controller.take(source, file("two.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\ntwo\n"));
        assertThat(words(source)).isEqualTo("two");
        assertThat(transcript(source).offsetMs()).isZero();
        try (Stream<Path> kept = Files.list(folder.resolve("data/transcripts"))) {
            List<Path> all = kept.toList();
            assertThat(all).hasSize(1);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(all.getFirst())))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aFileThatIsNoTranscriptLeavesTheOneThatIsThere() throws Exception {
        TranscriptController controller = controller(session);
        Source source = opened(session);
        controller.take(source, file("one.srt", srt("one")));
        controller.take(source, file("bad.srt", "<html>not found</html>"));
        assertThat(source.transcriptFailureProperty().get())
                .isEqualTo(new TranscriptFailure("bad.srt", Reason.UNKNOWN_FORMAT));
        assertThat(words(source)).isEqualTo("one");
        controller.take(source, folder.resolve("none.srt"));
        assertThat(source.transcriptFailureProperty().get())
                .isEqualTo(new TranscriptFailure("none.srt", Reason.NO_FILE));
        controller.take(source, folder.resolve("one.srt"));
        assertThat(source.transcriptFailureProperty().get()).isNull();
    }

    @Test
    void oneBesideTheLinkedOriginalIsFoundUnlessItWasTakenAway() throws Exception {
        TranscriptController controller = controller(session);
        Source source = opened(session);
        file("camera_a.json", "{\"color\": \"green\"}");
        file("camera_a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nbeside\n");
        source.set(SourceSettings.NONE.withFile(folder.resolve("camera_a.mov").toString(), 0));
        assertThat(words(source)).isEqualTo("beside");
        controller.remove(source);
        assertThat(source.transcript()).isNull();

        Session later = new Session();
        controller(later);
        Source again = opened(later);
        again.set(SourceSettings.NONE.withFile(folder.resolve("camera_a.mov").toString(), 0));
        assertThat(again.transcript()).isNull();
    }

    @Test
    void aDroppedFileBelongsToTheSourceOfItsNameElseToTheOneOnScreen() {
        TranscriptController controller = controller(session);
        session.show(Objects.requireNonNull(PretendRun.sources(3).run()));
        session.select(session.clips().getFirst());
        Source third = session.sources().get(2);
        assertThat(controller.sourceOf(Path.of("camera_3.srt"))).isSameAs(third);
        third.set(SourceSettings.NONE.withFile("/media/A001_C003.mov", 0));
        assertThat(controller.sourceOf(Path.of("/elsewhere/A001_C003.vtt"))).isSameAs(third);
        assertThat(controller.sourceOf(Path.of("talk.srt"))).isSameAs(session.source());
    }
}
