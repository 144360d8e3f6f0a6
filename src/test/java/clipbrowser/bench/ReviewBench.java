package clipbrowser.bench;

import clipbrowser.command.Command;
import clipbrowser.command.CommandHandlers;
import clipbrowser.controller.review.ReviewController;
import clipbrowser.controller.review.ReviewWriter;
import clipbrowser.controller.review.ViewerActions;
import clipbrowser.model.Decision;
import clipbrowser.model.FaultLog;
import clipbrowser.session.Edge;
import clipbrowser.session.Playback;
import clipbrowser.session.PretendRun;
import clipbrowser.session.Review;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Saving;
import clipbrowser.session.Session;
import clipbrowser.store.ReviewStore;
import clipbrowser.store.SideJournal;
import clipbrowser.testing.Pump;
import clipbrowser.view.clips.ClipQuery;
import clipbrowser.view.clips.Order;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long a large run's list takes: filter, sort and step to the next undecided clip, the last one of all; a decision
 * until it is on the disk and shown. Arguments: a file for JSON, if wanted. Milliseconds; beside the worst what of it
 * this thread worked, for on a busy machine the rest is waiting for the others.
 */
public final class ReviewBench {
    private static final int CLIPS = 20_000;
    private static final int ROUNDS = 60;
    private static final int WARM = 20;

    private ReviewBench() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("review-bench");
        Pump pump = new Pump();
        Session session = PretendRun.large(CLIPS);
        session.clips().forEach(c -> PretendRun.decide(c, Decision.KEEP));
        ReviewedClip last = session.clips().getLast();
        PretendRun.decide(last, Decision.UNDECIDED);
        Review review = new Review(session);
        Map<String, double[][]> times = new LinkedHashMap<>();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        try (ReviewWriter books = new ReviewWriter(() -> ReviewStore.open(folder), pump, FaultLog.ofThread(),
                new SideJournal(List.of()))) {
            ReviewController controller = new ReviewController(session, review, new Playback(), books, "bench",
                    () -> true, new Nothing());
            CommandHandlers commands = new CommandHandlers();
            controller.answer(commands);
            String run = java.util.Objects.requireNonNull(session.run()).id();
            controller.prepare(run).run();
            for (int i = -WARM; i < ROUNDS; i++) {
                long busy = threads.getCurrentThreadCpuTime();
                long began = System.nanoTime();
                ClipQuery query = ClipQuery.of("len<30s source:interview -problem clip");
                List<ReviewedClip> found = new ArrayList<>(session.clips().stream().filter(query::accepts).toList());
                long filtered = System.nanoTime();
                Order.NAME.sort(found, false);
                session.list(found);
                long sorted = System.nanoTime();
                session.select(found.getFirst());
                commands.run(Command.NEXT_UNDECIDED);
                long moved = System.nanoTime();
                long worked = threads.getCurrentThreadCpuTime() - busy;
                if (session.selected() != last) {
                    throw new AssertionError("not the undecided clip");
                }
                session.select(session.clips().get(100 + i));
                long pressed = System.nanoTime();
                commands.run(Command.REJECT);
                pump.until(() -> review.savingProperty().get() instanceof Saving.Saved);
                long saved = System.nanoTime();
                if (i >= 0) {
                    note(times, i, "filter", filtered - began, 0);
                    note(times, i, "sort by name", sorted - filtered, 0);
                    note(times, i, "next undecided", moved - sorted, 0);
                    note(times, i, "all three", moved - began, worked);
                    note(times, i, "decision until shown", saved - pressed, 0);
                }
            }
        }
        StringBuilder json = new StringBuilder("{\"bench\":\"review\",\"clips\":" + CLIPS);
        times.forEach((name, all) -> {
            double[] wall = all[0];
            double[] cpu = all[1];
            Arrays.sort(wall);
            Arrays.sort(cpu);
            String own = cpu[ROUNDS - 1] == 0
                    ? ""
                    : String.format(Locale.ROOT, ", %.1f of it own work",
                            cpu[ROUNDS - 1]);
            System.out.printf(Locale.ROOT, "| %d clips | %s | %.1f ms | worst %.1f ms%s |%n", CLIPS, name,
                    wall[ROUNDS / 2], wall[ROUNDS - 1], own);
            json.append(
                    String.format(Locale.ROOT, ",\"%s\":{\"median_ms\":%.2f,\"worst_ms\":%.2f,\"worst_cpu_ms\":%.2f}",
                            name.replace(' ', '_'), wall[ROUNDS / 2], wall[ROUNDS - 1], cpu[ROUNDS - 1]));
        });
        if (args.length > 0) {
            Files.writeString(Path.of(args[0]), json.append("}\n"));
        }
    }

    private static void note(Map<String, double[][]> times, int round, String name, long nanos, long cpu) {
        double[][] all = times.computeIfAbsent(name, _ -> new double[2][ROUNDS]);
        all[0][round] = nanos / 1e6;
        all[1][round] = cpu / 1e6;
    }

    /** A viewer that shows nothing. */
    private static final class Nothing implements ViewerActions {
        @Override
        public void go(ReviewedClip clip, long frame) {}

        @Override
        public void preview(ReviewedClip clip, long frame) {}

        @Override
        public void replay(ReviewedClip clip, Edge edge) {}
    }
}
