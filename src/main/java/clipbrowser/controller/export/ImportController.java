package clipbrowser.controller.export;

import clipbrowser.api.Computation;
import clipbrowser.api.InputFile;
import clipbrowser.controller.Tasks;
import clipbrowser.exchange.DecisionImport;
import clipbrowser.exchange.ExportClip;
import clipbrowser.exchange.ExportReader.UnreadableExport;
import clipbrowser.model.ClipReview;
import clipbrowser.model.Run;
import clipbrowser.session.Playback;
import clipbrowser.session.Review;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import clipbrowser.transcript.TranscriptFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Takes files in: decisions of ours, and saved answers of the service. FX thread. */
public final class ImportController {
    private static final Object SLOT = "import";

    private final Session session;
    private final Review review;
    private final Playback playback;
    private final Tasks tasks;
    private final Supplier<List<ExportClip>> clips;
    private final Consumer<byte[]> answers;

    /**
     * @param clips   of the run on screen, as exports take them
     * @param answers opens a saved answer as a run
     */
    public ImportController(Session session, Review review, Playback playback, Tasks tasks,
            Supplier<List<ExportClip>> clips, Consumer<byte[]> answers) {
        this.session = session;
        this.review = review;
        this.playback = playback;
        this.tasks = tasks;
        this.clips = clips;
        this.answers = answers;
    }

    /** What became of a file. */
    public sealed interface Reading {}

    /** A saved answer: it is being opened. */
    public record Opened() implements Reading {}

    /** Decisions; nothing is taken over yet. */
    public record Decisions(DecisionImport found) implements Reading {}

    /** Decisions, and no run on screen that they could be for. */
    public record NoRun() implements Reading {}

    /** The words of a source, as recognisers of speech write them; nothing is taken over yet. */
    public record Transcript() implements Reading {}

    /** None of these. @param where what was wrong with it */
    public record Unreadable(String where) implements Reading {}

    private sealed interface Content {
        record Answer(byte[] raw) implements Content {}

        record Text(String text) implements Content {}

        record Words() implements Content {}
    }

    /** Reads a file; told on the FX thread. */
    public void read(Path file, Consumer<Reading> told) {
        tasks.of(() -> content(file)).onDone(content -> {
            switch (content) {
                case Content.Answer answer -> {
                    answers.accept(answer.raw);
                    told.accept(new Opened());
                }
                case Content.Text text -> decisions(text.text, told);
                case Content.Words _ -> told.accept(new Transcript());
            }
        }).onFailed(e -> told.accept(new Unreadable(String.valueOf(e.getMessage())))).in(SLOT).start();
    }

    private static Content content(Path file) throws IOException, UnreadableExport, InterruptedException {
        byte[] raw = InputFile.read(file).orElseThrow(() -> new UnreadableExport("larger than any such file"));
        return Computation.of(() -> {
            String text = new String(raw, StandardCharsets.UTF_8);
            if (DecisionImport.isAnswer(text)) {
                return new Content.Answer(raw);
            }
            return TranscriptFile.isRecognisers(text) ? new Content.Words() : new Content.Text(text);
        });
    }

    /** Held against what is said by now; the file may be as large as an answer, so off the FX thread. */
    private void decisions(String text, Consumer<Reading> told) {
        Run run = session.run();
        if (run == null) {
            told.accept(new NoRun());
            return;
        }
        Map<String, ClipReview> said = new HashMap<>();
        session.clips().forEach(clip -> said.put(clip.key(), review.intended(clip)));
        List<ExportClip> known = clips.get();
        tasks.of(() -> Computation.of(() -> DecisionImport.read(text, run.id(), known, said))).onDone(
                found -> told.accept(new Decisions(found))).onFailed(
                        e -> told.accept(new Unreadable(String.valueOf(e.getMessage()))))
                .in(SLOT).start();
    }

    /**
     * Takes over what there is no conflict about, and of the conflicts those that are named: one step, which one undo
     * takes back.
     *
     * @param theirs keys of the clips of which the file is to be followed
     * @return of how many clips something was taken over
     */
    public int take(DecisionImport found, Set<String> theirs) {
        Map<ReviewedClip, ClipReview> all = new LinkedHashMap<>();
        Map<String, ClipReview> followed = new HashMap<>();
        found.conflicts().stream().filter(c -> theirs.contains(c.clip().key())).forEach(c -> followed.put(
                c.clip().key(), c.there()));
        for (ReviewedClip clip : session.clips()) {
            ClipReview agreed = found.agreed().get(clip.key());
            if (agreed != null) {
                all.put(clip, agreed);
            }
            ClipReview there = followed.get(clip.key());
            if (there != null) {
                all.put(clip, there);
            }
        }
        review.take(all, playback.frame());
        return all.size();
    }
}
