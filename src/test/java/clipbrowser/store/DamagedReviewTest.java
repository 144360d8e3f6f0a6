package clipbrowser.store;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.Mutations;
import clipbrowser.model.ClipChange;
import clipbrowser.model.ClipReview;
import clipbrowser.model.Decision;
import clipbrowser.model.FieldChange;
import clipbrowser.model.Proposal;
import clipbrowser.model.RunKey;
import clipbrowser.model.StoreFailure;
import clipbrowser.model.StoredReview;
import clipbrowser.model.Transaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A review file that was changed behind the program's back, byte by byte: nothing of it is lost without a word. */
class DamagedReviewTest {
    private static final RunKey RUN = new RunKey("https://api.video.dev:443", "run_1");
    private static final Proposal PROPOSAL = new Proposal("c", 1000L, 5000L, "m1");

    @TempDir
    Path folder;

    private static Map<String, ClipReview> clipReviews(ReviewStore store) throws StoreException {
        return store.load(RUN).clips().entrySet().stream()
                .filter(e -> !e.getValue().equals(new StoredReview(ClipReview.NONE, false,
                        e.getValue().proposal())))
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().clipReview()));
    }

    private static void decide(ReviewStore store, int from, int to) throws StoreException {
        store.write(RUN,
                IntStream.range(from, to).mapToObj(i -> new Transaction(List.of(new ClipChange("clip" + i, PROPOSAL,
                        new FieldChange.Decided(i % 3 == 0 ? Decision.REJECT : Decision.KEEP)),
                        new ClipChange("clip" + i, PROPOSAL, new FieldChange.Noted("note " + i))),
                        new Transaction.History.Unchanged()))
                        .toList());
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }

    /** Damages one file of the review's in each round, opens it, and compares. */
    private void rounds(String damagedFile, Path audio, Map<String, ClipReview> said) throws Exception {
        Random random = new Random(1809);
        int unnoticed = 0;
        int rounds = Math.min(400, Mutations.rounds(60));
        for (int round = 0; round < rounds; round++) {
            Path own = folder.resolve("round-" + round);
            copy(audio, own);
            byte[] bytes = Files.readAllBytes(own.resolve(damagedFile));
            int at = random.nextInt(bytes.length);
            switch (round % 4) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> random.ints(16).forEach(r -> bytes[Math.min(bytes.length - 1, at + (r & 31))] = (byte) r);
                case 2 -> java.util.Arrays.fill(bytes, at / 512 * 512, Math.min(bytes.length, at / 512 * 512 + 512),
                        (byte) 0);
                default ->
                    System.arraycopy(bytes, bytes.length / 4096 / 2 * 4096, bytes, at / 4096 * 4096, Math.min(4096,
                            bytes.length - at / 4096 * 4096));
            }
            Files.write(own.resolve(damagedFile), bytes);
            try (ReviewStore store = ReviewStore.open(own)) {
                if (store.found().isEmpty() && !clipReviews(store).equals(said)) {
                    unnoticed++;
                }
            } catch (StoreException e) {
                assertThat(e.failure()).isInstanceOfAny(StoreFailure.Newer.class, StoreFailure.Damaged.class,
                        StoreFailure.Broken.class, StoreFailure.ReadOnly.class);
            }
        }
        assertThat(unnoticed).as("of " + rounds).isZero();
    }

    @Test
    void noDamageToTheFileLosesADecisionUnnoticed() throws Exception {
        Path audio = Files.createDirectories(folder.resolve("sound"));
        Map<String, ClipReview> said;
        try (ReviewStore store = ReviewStore.open(audio)) {
            decide(store, 0, 300);
            said = clipReviews(store);
        }
        rounds(ReviewStore.FILE, audio, said);
    }

    @Test
    void noDamageToTheJournalLosesADecisionUnnoticed() throws Exception {
        Path live = Files.createDirectories(folder.resolve("live"));
        Path killed = folder.resolve("killed");
        Map<String, ClipReview> said;
        try (ReviewStore store = ReviewStore.open(live)) {
            for (int i = 0; i < 20; i++) {
                decide(store, i * 5, i * 5 + 5);
            }
            said = clipReviews(store);
            // As a program that was killed leaves it.
            copy(live, killed);
        }
        assertThat(killed.resolve(ReviewStore.FILE + "-wal")).exists();
        rounds(ReviewStore.FILE + "-wal", killed, said);
    }
}
