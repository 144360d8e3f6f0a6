package clipbrowser.controller.review;

import clipbrowser.model.Clip;
import clipbrowser.model.FaultLog;
import clipbrowser.model.Run;
import clipbrowser.model.RunKey;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.session.Review;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import clipbrowser.store.ReviewStore;
import clipbrowser.store.SideJournal;
import clipbrowser.testing.Pump;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A process that is killed: says ever greater numbers of its clips, and prints each once the review shows it. */
final class KillChild {
    static final RunKey RUN = new RunKey("kill", "run");
    private static final int CLIPS = 40;

    private KillChild() {}

    public static void main(String[] args) throws Exception {
        Pump pump = new Pump();
        Session session = new Session();
        Review review = new Review(session);
        ReviewWriter books = new ReviewWriter(() -> ReviewStore.open(Path.of(args[0])), pump, FaultLog.ofThread(),
                new SideJournal(List.of()));
        ReviewStore.Loaded loaded = books.load(RUN);
        session.load(RUN.runId());
        review.begin(RUN.runId(), loaded.clips(), loaded.past(),
                books.reviewLog(RUN, loaded.mark(), clipChanges -> review.merge(RUN.runId(), clipChanges)));
        SourceMedia media = new SourceMedia("m", RunStatus.COMPLETE, null, null);
        List<Clip> clips = new ArrayList<>();
        for (int i = 0; i < CLIPS; i++) {
            clips.add(new Clip("c" + i, "c" + i, i + 1, 0L, 1000L, 1000L, media, List.of()));
        }
        session.show(new Run(RUN.runId(), RunStatus.COMPLETE, clips, null));
        for (ReviewedClip clip : session.clips()) {
            clip.clipReviewProperty().subscribe((_, now) -> System.out.print(clip.key() + " " + now.title() + "\n"));
        }
        long next = loaded.clips().values().stream().mapToLong(k -> Long.parseLong("0" + k.clipReview().title())).max()
                .orElse(0);
        Random random = new Random();
        System.out.print("ready\n");
        while (true) {
            for (int burst = random.nextInt(6); burst >= 0; burst--) {
                review.title(session.clips().get(random.nextInt(CLIPS)), Long.toString(++next), 0);
            }
            pump.turn(20);
        }
    }
}
