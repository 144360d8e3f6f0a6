package clipbrowser.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clipbrowser.model.ClipChange;
import clipbrowser.model.ClipReview;
import clipbrowser.model.Decision;
import clipbrowser.model.FieldChange;
import clipbrowser.model.Proposal;
import clipbrowser.model.RecentRun;
import clipbrowser.model.RunKey;
import clipbrowser.model.SourceSettings;
import clipbrowser.model.StoreFailure;
import clipbrowser.model.StoredReview;
import clipbrowser.model.Transaction;
import clipbrowser.model.Trim;
import clipbrowser.model.UndoStep;
import clipbrowser.time.FrameRange;
import clipbrowser.time.FrameRate;
import clipbrowser.time.MediaTime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewStoreTest {
    private static final RunKey RUN = new RunKey("https://api.video.dev", "run_1");
    private static final Proposal PROPOSAL = new Proposal("c1", 1000L, 5000L, "m1");
    private static final FrameRate NTSC = new FrameRate(30000, 1001);

    @TempDir
    Path folder;

    @Test
    void remembersEveryFieldAcrossRestarts() throws Exception {
        Trim trim = new Trim(new FrameRange(30, 90), NTSC);
        try (ReviewStore store = ReviewStore.open(folder)) {
            store.write(RUN, List.of(said("c1", new FieldChange.Decided(Decision.KEEP)),
                    said("c1", new FieldChange.Trimmed(trim)),
                    said("c1", new FieldChange.Titled("Opening")),
                    said("c1", new FieldChange.Noted("too long\nat the end")),
                    said("c1", new FieldChange.Watched(true)), said("c2", new FieldChange.Decided(Decision.REJECT))));
        }
        try (ReviewStore store = ReviewStore.open(folder)) {
            StoredReview kept = kept(store, RUN, "c1");
            assertThat(kept.clipReview().decision()).isEqualTo(Decision.KEEP);
            assertThat(kept.clipReview().trim()).isEqualTo(trim);
            assertThat(kept.clipReview().title()).isEqualTo("Opening");
            assertThat(kept.clipReview().note()).isEqualTo("too long\nat the end");
            assertThat(kept.watched()).isTrue();
            assertThat(kept.proposal()).isEqualTo(PROPOSAL);
            assertThat(kept(store, RUN, "c2").clipReview().decision()).isEqualTo(Decision.REJECT);
        }
    }

    @Test
    void keepsTheProposalThatWasDecidedOnAndNotALaterOneThatWasOnlyNoted() throws Exception {
        Proposal later = new Proposal("c1", 2000L, null, "m1");
        try (ReviewStore store = ReviewStore.open(folder)) {
            store.write(RUN, List.of(said("c1", new FieldChange.Decided(Decision.KEEP))));
            store.write(RUN, List.of(entry(new ClipChange("c1", later, new FieldChange.Noted("moved")))));
            assertThat(kept(store, RUN, "c1").proposal()).isEqualTo(PROPOSAL);
            store.write(RUN, List.of(entry(new ClipChange("c1", later, new FieldChange.Decided(Decision.REJECT)))));
            assertThat(kept(store, RUN, "c1").proposal()).isEqualTo(later);
        }
    }

    @Test
    void keepsRunsAndOriginsApart() throws Exception {
        try (ReviewStore store = ReviewStore.open(folder)) {
            store.write(RUN, List.of(said("c1", new FieldChange.Decided(Decision.KEEP))));
            assertThat(store.load(new RunKey(RunKey.DEMO, "run_1")).clips()).isEmpty();
            assertThat(store.load(new RunKey(RUN.origin(), "run_2")).clips()).isEmpty();
        }
    }

    @Test
    void titlesThatLookLikeSqlAreText() throws Exception {
        List<String> nasty = List.of("'); DROP TABLE said;--", "\" OR 1=1", "%_\\", "null", "\u0000x", "😀 `--`", "");
        try (ReviewStore store = ReviewStore.open(folder)) {
            for (String text : nasty) {
                RunKey run = new RunKey(RUN.origin(), "r" + text);
                store.write(run,
                        List.of(said(text, new FieldChange.Titled(text)), said(text, new FieldChange.Noted(text))));
                assertThat(kept(store, run, text).clipReview().title()).isEqualTo(text);
                assertThat(kept(store, run, text).clipReview().note()).isEqualTo(text);
            }
        }
    }

    @Test
    void twoWindowsSeeEachOtherAndOverwriteNothingThatTheyDidNotTouch() throws Exception {
        try (ReviewStore one = ReviewStore.open(folder); ReviewStore two = ReviewStore.open(folder)) {
            long markOne = one.load(RUN).mark();
            long markTwo = two.load(RUN).mark();
            one.write(RUN, List.of(said("c1", new FieldChange.Decided(Decision.KEEP))));
            two.write(RUN, List.of(said("c1", new FieldChange.Noted("from two"))));
            assertThat(two.changes(RUN, markTwo).clipChanges()).extracting(ClipChange::said).containsExactly(
                    new FieldChange.Decided(Decision.KEEP));
            ReviewStore.Changes seen = one.changes(RUN, markOne);
            assertThat(seen.clipChanges()).extracting(ClipChange::said)
                    .containsExactly(new FieldChange.Noted("from two"));
            assertThat(one.changes(RUN, seen.mark()).clipChanges()).isEmpty();
            StoredReview both = kept(one, RUN, "c1");
            assertThat(both.clipReview().decision()).isEqualTo(Decision.KEEP);
            assertThat(both.clipReview().note()).isEqualTo("from two");
        }
    }

    @Test
    void twoWindowsThatWriteAtOnceLoseNothing() throws Exception {
        int each = 200;
        try (ReviewStore one = ReviewStore.open(folder); ReviewStore two = ReviewStore.open(folder)) {
            List<Thread> writers = new ArrayList<>();
            List<Throwable> failed = java.util.Collections.synchronizedList(new ArrayList<>());
            for (ReviewStore store : List.of(one, two)) {
                String name = store == one ? "one" : "two";
                writers.add(Thread.ofPlatform().start(() -> {
                    try {
                        for (int i = 0; i < each; i++) {
                            store.write(RUN, List.of(said(name + i, new FieldChange.Decided(Decision.KEEP))));
                        }
                    } catch (StoreException e) {
                        failed.add(e);
                    }
                }));
            }
            for (Thread writer : writers) {
                writer.join();
            }
            assertThat(failed).isEmpty();
            assertThat(one.load(RUN).clips()).hasSize(2 * each);
        }
    }

    @Test
    void theUndoHistoryOfAClosedWindowGoesOnInTheNextAndEndsAtAHundredSteps() throws Exception {
        try (ReviewStore store = ReviewStore.open(folder)) {
            store.load(RUN);
            for (int i = 1; i <= 150; i++) {
                store.write(RUN, List.of(done(i, "c" + i)));
            }
            store.write(RUN, List.of(new Transaction(List.of(), new Transaction.History.Undid(150))));
        }
        try (ReviewStore store = ReviewStore.open(folder); ReviewStore beside = ReviewStore.open(folder)) {
            List<Transaction.Past> past = store.load(RUN).past();
            assertThat(past).hasSize(100);
            assertThat(past.getFirst().number()).isEqualTo(51);
            assertThat(past.getLast()).isEqualTo(
                    new Transaction.Past(150, ((Transaction.History.Did) done(150, "c150").history()).step(), true));
            assertThat(beside.load(RUN).past()).as("the first window is still there").isEmpty();
            store.write(RUN, List.of(done(150, "new")));
            assertThat(store.load(RUN).past()).hasSize(100).last().satisfies(p -> {
                assertThat(p.undone()).isFalse();
                assertThat(java.util.Objects.requireNonNull(p.step()).clip()).isEqualTo("new");
            });
        }
    }

    @Test
    void refusesAFileOfANewerVersionAndLeavesItAsItIs() throws Exception {
        ReviewStore.open(folder).close();
        sql("PRAGMA user_version = 99");
        assertThatThrownBy(() -> ReviewStore.open(folder)).isInstanceOfSatisfying(StoreException.class,
                e -> assertThat(e.failure()).isEqualTo(new StoreFailure.Newer(99, Schema.version())));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(p -> p.getFileName().toString()).filter(n -> n.contains("damaged"))).isEmpty();
        }
    }

    @Test
    void setsADamagedFileAsideAndOffersTheLastGoodBackup() throws Exception {
        try (ReviewStore store = ReviewStore.open(folder)) {
            store.write(RUN, List.of(said("c1", new FieldChange.Decided(Decision.KEEP))));
            store.backUp();
        }
        byte[] damaged = "This is not a review any more. ".repeat(200).getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve(ReviewStore.FILE), damaged);
        Path backup;
        try (ReviewStore store = ReviewStore.open(folder)) {
            StoreFailure.Damaged report = (StoreFailure.Damaged) store.found().orElseThrow();
            assertThat(Path.of(report.aside())).hasBinaryContent(damaged);
            assertThat(report.aside()).contains("reviews.db.damaged-");
            assertThat(store.load(RUN).clips()).isEmpty();
            StoreFailure.Backup offered = java.util.Objects.requireNonNull(report.backup());
            assertThat(offered.at()).isBetween(Instant.now().minusSeconds(600), Instant.now());
            backup = Path.of(offered.path());
        }
        assertThat(backup).exists();
    }

    @Test
    void bringsBackWhatABackupHoldsAndLeavesWhatWasSaidSince() throws Exception {
        try (ReviewStore store = ReviewStore.open(folder)) {
            store.runs().opened(RUN);
            store.runs().putSource(RUN.origin(), "m1", new SourceSettings(NTSC, null, null, null, 0, false, null));
            store.write(RUN, List.of(said("c1", new FieldChange.Decided(Decision.KEEP)),
                    said("c1", new FieldChange.Titled("before")),
                    said("c2", new FieldChange.Decided(Decision.REJECT))));
            store.backUp();
        }
        Files.writeString(folder.resolve(ReviewStore.FILE), "no review ".repeat(500));
        try (ReviewStore store = ReviewStore.open(folder); ReviewStore beside = ReviewStore.open(folder)) {
            RunKey other = new RunKey(RUN.origin(), "another run comes first here");
            store.write(other, List.of(said("x", new FieldChange.Decided(Decision.KEEP))));
            ReviewStore.Loaded before = store.load(RUN);
            ReviewStore.Loaded beforeBeside = beside.load(RUN);
            store.write(RUN, List.of(said("c1", new FieldChange.Titled("after"))));
            StoreFailure.Backup offered = java.util.Objects.requireNonNull(store.found().orElseThrow().offered());
            store.bringBack(Path.of(offered.path()));
            assertThat(kept(store, RUN, "c1").clipReview()).isEqualTo(
                    new ClipReview(Decision.KEEP, null, "after", ""));
            assertThat(kept(store, RUN, "c2").clipReview().decision()).isEqualTo(Decision.REJECT);
            assertThat(store.load(other).clips()).containsOnlyKeys("x");
            assertThat(store.runs().recent(5)).extracting(RecentRun::key).containsExactly(RUN);
            assertThat(store.runs().sources(RUN.origin())).containsKey("m1");
            assertThat(store.changes(RUN, before.mark()).clipChanges()).as("this window hears of it").extracting(
                    ClipChange::clip).contains("c1", "c2");
            assertThat(beside.changes(RUN, beforeBeside.mark()).clipChanges()).as("as does the other").extracting(
                    ClipChange::clip).contains("c1", "c2");
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(p -> p.getFileName().toString())).noneMatch(name -> name.contains(".part"));
        }
    }

    @Test
    void aBackupThatCannotBeReadChangesNothing() throws Exception {
        Path bad = Files.writeString(folder.resolve("bad.db"), "no backup ".repeat(500));
        try (ReviewStore store = ReviewStore.open(folder)) {
            store.write(RUN, List.of(said("c1", new FieldChange.Decided(Decision.KEEP))));
            assertThatThrownBy(() -> store.bringBack(bad)).isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> store.bringBack(folder.resolve("none"))).isInstanceOf(StoreException.class);
            assertThat(store.load(RUN).clips()).containsOnlyKeys("c1");
        }
    }

    @Test
    void findsDamageInTheMiddleOfTheFile() throws Exception {
        try (ReviewStore store = ReviewStore.open(folder)) {
            store.write(RUN, IntStream.range(0, 3000).mapToObj(
                    i -> said("clip" + i, new FieldChange.Noted("note " + i))).toList());
        }
        Path file = folder.resolve(ReviewStore.FILE);
        byte[] bytes = Files.readAllBytes(file);
        java.util.Arrays.fill(bytes, 8 * 4096, 40 * 4096, (byte) 0x5a);
        Files.write(file, bytes);
        try (ReviewStore store = ReviewStore.open(folder)) {
            assertThat(store.found()).isPresent();
        }
    }

    @Test
    void anotherProgramsFileIsNotTouched() throws Exception {
        sql("CREATE TABLE recipes(name TEXT)");
        try (ReviewStore store = ReviewStore.open(folder)) {
            assertThat(store.found()).isPresent();
        }
    }

    @Test
    void keepsTheLastThreeBackupsAndMakesNoneWhereNothingChanged() throws Exception {
        for (int i = 0; i < 5; i++) {
            try (ReviewStore store = ReviewStore.open(folder)) {
                store.write(RUN, List.of(said("c" + i, new FieldChange.Decided(Decision.KEEP))));
                store.backUp();
                store.backUp();
            }
        }
        assertThat(new Backups(folder.resolve(ReviewStore.FILE)).all()).hasSize(Backups.KEPT);
    }

    @Test
    void saysThatTheDiskIsFullAndGoesOnWhenThereIsRoomAgain() throws Exception {
        try (ReviewStore store = ReviewStore.open(folder)) {
            store.write(RUN, List.of(said("c1", new FieldChange.Decided(Decision.KEEP))));
            int pages = store.database().alone(c -> Database.number(c, "PRAGMA page_count"));
            store.database().alone(c -> Database.number(c, "PRAGMA max_page_count = " + pages));
            Transaction large = said("c2", new FieldChange.Noted("x".repeat(100_000)));
            assertThatThrownBy(() -> store.write(RUN, List.of(said("c1", new FieldChange.Titled("t")), large)))
                    .isInstanceOfSatisfying(StoreException.class,
                            e -> assertThat(e.failure()).isEqualTo(new StoreFailure.DiskFull()));
            assertThat(kept(store, RUN, "c1").clipReview().title()).as("all or nothing").isEmpty();
            store.database().alone(c -> Database.number(c, "PRAGMA max_page_count = 100000"));
            store.write(RUN, List.of(large));
            assertThat(store.load(RUN).clips()).containsKeys("c1", "c2");
        }
    }

    @Test
    void saysThatTheFileCannotBeWritten() throws Exception {
        try (ReviewStore store = ReviewStore.open(folder)) {
            store.database().alone(c -> c.createStatement().execute("PRAGMA query_only = 1"));
            assertThatThrownBy(() -> store.write(RUN, List.of(said("c1", new FieldChange.Decided(Decision.KEEP)))))
                    .isInstanceOfSatisfying(StoreException.class,
                            e -> assertThat(e.failure()).isInstanceOf(StoreFailure.ReadOnly.class));
        }
        Path blocked = Files.writeString(folder.resolve("a file"), "x").resolve("data");
        assertThatThrownBy(() -> ReviewStore.open(blocked)).isInstanceOfSatisfying(StoreException.class,
                e -> assertThat(e.failure()).isInstanceOf(StoreFailure.ReadOnly.class));
    }

    @Test
    void loadsTwentyThousandClipsInWellUnderASecond() throws Exception {
        try (ReviewStore store = ReviewStore.open(folder)) {
            store.write(RUN, IntStream.range(0, 20_000).mapToObj(i -> entry(
                    new ClipChange("clip_" + i, PROPOSAL, new FieldChange.Decided(Decision.KEEP)),
                    new ClipChange("clip_" + i, PROPOSAL, new FieldChange.Noted("note " + i)))).toList());
            store.load(RUN);
            long began = System.nanoTime();
            assertThat(store.load(RUN).clips()).hasSize(20_000);
            long ms = (System.nanoTime() - began) / 1_000_000;
            System.out.println("20,000 clips loaded in " + ms + " ms");
            assertThat(ms).isLessThan(1000);
        }
        long began = System.nanoTime();
        try (ReviewStore store = ReviewStore.open(folder)) {
            long ms = (System.nanoTime() - began) / 1_000_000;
            System.out.println("40,000 remarks checked and opened in " + ms + " ms");
            assertThat(store.found()).isEmpty();
            assertThat(ms).isLessThan(2000);
        }
    }

    @Test
    void answersOfEarlierVersionsLeaveTheFileForTheCache() throws Exception {
        RunKey other = new RunKey(RUN.origin(), "other");
        byte[] raw = "{\"status\":\"complete\"}".repeat(50_000).getBytes(StandardCharsets.UTF_8);
        AnswerFiles files = new AnswerFiles(folder.resolve("answers"), Clock.systemUTC());
        try (ReviewStore store = ReviewStore.open(folder)) {
            store.runs().opened(RUN);
            store.runs().opened(other);
            store.database().alone(c -> {
                try (PreparedStatement put = c
                        .prepareStatement("INSERT INTO answer SELECT id, 7000 + id, ? FROM run")) {
                    put.setBytes(1, AnswerFiles.packed(raw));
                    return put.executeUpdate();
                }
            });
            store.runs().moveAnswers(files);
            assertThat((int) store.database().alone(c -> Database.number(c, "SELECT count(*) FROM answer"))).isZero();
        }
        assertThat(files.last(RUN).orElseThrow().raw()).isEqualTo(raw);
        assertThat(files.last(other).orElseThrow().at()).isBetween(Instant.ofEpochMilli(7000), Instant.ofEpochMilli(
                7010));
    }

    @Test
    void aRowThatSaysSomethingElseThanWasWrittenIsDamageAndTheBackupIsOffered() throws Exception {
        for (String harm : List.of("UPDATE said SET value = 'REJECT' WHERE clip = 'c1'",
                "DELETE FROM said WHERE clip = 'c2'", "UPDATE said SET clip = 'c9' WHERE clip = 'c1'",
                "UPDATE run SET name = 'run_2'", "DELETE FROM clip WHERE key = 'c1'")) {
            Path own = Files.createDirectories(folder.resolve(Integer.toHexString(harm.hashCode())));
            try (ReviewStore store = ReviewStore.open(own)) {
                store.write(RUN, List.of(said("c1", new FieldChange.Decided(Decision.KEEP)),
                        said("c2", new FieldChange.Noted("n"))));
                store.write(RUN, List.of(said("c1", new FieldChange.Decided(Decision.UNDECIDED)),
                        said("c1", new FieldChange.Decided(Decision.KEEP))));
                store.backUp();
            }
            ReviewStore.open(own).close();
            try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + own.resolve(ReviewStore.FILE));
                    Statement statement = c.createStatement()) {
                for (String trigger : List.of("said_more", "said_again", "said_less")) {
                    statement.execute("DROP TRIGGER " + trigger);
                }
                statement.execute(harm);
            }
            try (ReviewStore store = ReviewStore.open(own)) {
                assertThat(store.found()).as(harm).get().isInstanceOf(StoreFailure.Damaged.class);
                store.bringBack(Path.of(java.util.Objects.requireNonNull(store.found().orElseThrow().offered())
                        .path()));
                assertThat(kept(store, RUN, "c1").clipReview().decision()).isEqualTo(Decision.KEEP);
            }
            try (ReviewStore store = ReviewStore.open(own)) {
                assertThat(store.found()).as("what was brought back stands the check").isEmpty();
            }
        }
    }

    @Test
    void aFileThatIsBehindWhatWasSavedSaysSoOnceAndOffersWhatTheBackupHolds() throws Exception {
        Path file = folder.resolve(ReviewStore.FILE);
        try (ReviewStore store = ReviewStore.open(folder)) {
            store.write(RUN, List.of(said("c1", new FieldChange.Decided(Decision.KEEP))));
        }
        byte[] older = Files.readAllBytes(file);
        try (ReviewStore store = ReviewStore.open(folder)) {
            assertThat(store.found()).isEmpty();
            store.write(RUN, List.of(said("c2", new FieldChange.Decided(Decision.REJECT))));
            store.backUp();
            store.write(RUN, List.of(said("c3", new FieldChange.Decided(Decision.REJECT))));
        }
        Files.write(file, older);
        try (ReviewStore store = ReviewStore.open(folder)) {
            assertThat(store.found()).get().isInstanceOfSatisfying(StoreFailure.Fewer.class, fewer -> {
                assertThat(fewer.changes()).isEqualTo(2);
                assertThat(fewer.backup()).isNotNull();
            });
            assertThat(store.load(RUN).clips()).containsOnlyKeys("c1");
            store.bringBack(Path.of(java.util.Objects.requireNonNull(store.found().orElseThrow().offered()).path()));
            assertThat(store.load(RUN).clips()).containsOnlyKeys("c1", "c2");
        }
        try (ReviewStore store = ReviewStore.open(folder)) {
            assertThat(store.found()).as("it was said").isEmpty();
        }
    }

    @Test
    void aFileOfAnEarlierVersionIsCheckedFromThenOn() throws Exception {
        try (ReviewStore store = ReviewStore.open(folder)) {
            store.write(RUN, List.of(said("c1", new FieldChange.Decided(Decision.KEEP)),
                    said("c2", new FieldChange.Noted("n"))));
        }
        for (String back : List.of("DROP TRIGGER said_more", "DROP TRIGGER said_again", "DROP TRIGGER said_less",
                "ALTER TABLE said DROP COLUMN sum", "ALTER TABLE counter DROP COLUMN said_rows",
                "ALTER TABLE counter DROP COLUMN said_total", "PRAGMA user_version = " + (Schema.CHECKED - 1))) {
            sql(back);
        }
        try (ReviewStore store = ReviewStore.open(folder)) {
            assertThat(store.found()).isEmpty();
            assertThat(store.load(RUN).clips()).containsOnlyKeys("c1", "c2");
            store.write(RUN, List.of(said("c3", new FieldChange.Titled("t"))));
        }
        try (ReviewStore store = ReviewStore.open(folder)) {
            assertThat(store.found()).isEmpty();
            assertThat(store.load(RUN).clips()).containsOnlyKeys("c1", "c2", "c3");
        }
    }

    @Test
    void rowsThatOnlyANewerVersionKnowsArePassedOverAndKept() throws Exception {
        try (ReviewStore store = ReviewStore.open(folder)) {
            store.load(RUN);
            store.write(RUN, List.of(done(1, "a"), done(2, "b"), done(3, "c")));
            store.database().alone(c -> c.createStatement().executeUpdate(
                    "UPDATE step SET kind = 'SPLIT' WHERE number = 2"));
            store.database().alone(c -> c.createStatement().executeUpdate(
                    "UPDATE turn SET field = 'colour' WHERE number = 3"));
            List<Transaction.Past> past = store.load(RUN).past();
            assertThat(past).extracting(Transaction.Past::number).containsExactly(1L, 2L, 3L);
            assertThat(past).extracting(p -> p.step() != null).containsExactly(true, false, false);
            store.write(RUN, List.of(done(4, "d")));
            assertThat((int) store.database().alone(c -> Database.number(c, "SELECT count(*) FROM step"))).isEqualTo(4);
        }
    }

    @Test
    void framesThatNoSourceHasAreNotReadOutOfTheFile() throws Exception {
        try (ReviewStore store = ReviewStore.open(folder)) {
            store.write(RUN, List.of(said("c1", new FieldChange.Decided(Decision.KEEP)),
                    said("c1", new FieldChange.Trimmed(new Trim(new FrameRange(1, 2), NTSC)))));
            for (String value : List.of("0 9223372036854775807 24", "0 100 9223372036854775807/1", "5 5 24", "-1 5 24",
                    "0 100", "")) {
                store.database().alone(c -> c.createStatement().executeUpdate(
                        "UPDATE said SET value = '" + value + "' WHERE field = 'trim'"));
                ClipReview read = kept(store, RUN, "c1").clipReview();
                assertThat(read.trim()).as(value).isNull();
                assertThat(read.decision()).isEqualTo(Decision.KEEP);
            }
        }
    }

    @Test
    void listsRecentRunsWithTheirProgress() throws Exception {
        RunKey second = new RunKey(RunKey.DEMO, "demo");
        try (ReviewStore store = ReviewStore.open(folder)) {
            store.load(new RunKey(RUN.origin(), "never opened"));
            store.runs().opened(RUN);
            store.runs().opened(second);
            store.runs().progress(RUN, new RecentRun.Progress(4, 2, 3));
            assertThat(store.runs().recent(10)).extracting(RecentRun::key).containsExactlyInAnyOrder(RUN, second);
            assertThat(store.runs().recent(10)).filteredOn(r -> r.key().equals(RUN)).singleElement().satisfies(
                    r -> assertThat(r.progress()).isEqualTo(new RecentRun.Progress(4, 2, 3)));
            store.runs().opened(RUN);
            assertThat(store.runs().recent(10).getFirst().progress()).as("opening it forgets nothing").isEqualTo(
                    new RecentRun.Progress(4, 2, 3));
            store.runs().forget(RUN);
            assertThat(store.runs().recent(10)).extracting(RecentRun::key).containsExactly(second);
        }
    }

    @Test
    void keepsWhatWasSetForASource() throws Exception {
        SourceSettings set = new SourceSettings(NTSC, false, "01:00:00:00", "/media/a '1'.mov", -12, true,
                new FrameRate(25, 1), MediaTime.ofMillis(850), true);
        try (ReviewStore store = ReviewStore.open(folder)) {
            store.runs().putSource(RUN.origin(), "m1", set);
            store.runs().putSource(RUN.origin(), "m2", SourceSettings.NONE);
            assertThat(store.runs().sources(RUN.origin())).containsEntry("m1", set).containsEntry("m2",
                    SourceSettings.NONE);
            assertThat(store.runs().sources(RunKey.DEMO)).isEmpty();
        }
    }

    private static StoredReview kept(ReviewStore store, RunKey run, String clip) throws StoreException {
        return java.util.Objects.requireNonNull(store.load(run).clips().get(clip));
    }

    private void sql(String text) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(ReviewStore.FILE));
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private static Transaction done(long number, String clip) {
        UndoStep.FieldEdit fieldEdit = new UndoStep.FieldEdit(clip, new FieldChange.Decided(Decision.UNDECIDED),
                new FieldChange.Decided(Decision.KEEP));
        return new Transaction(List.of(new ClipChange(clip, PROPOSAL, fieldEdit.after())),
                new Transaction.History.Did(number,
                        new UndoStep(UndoStep.Kind.KEEP, clip, 42, List.of(fieldEdit))));
    }

    private static Transaction said(String clip, FieldChange said) {
        return entry(new ClipChange(clip, PROPOSAL, said));
    }

    private static Transaction entry(ClipChange... clipChanges) {
        return new Transaction(List.of(clipChanges), new Transaction.History.Unchanged());
    }
}
