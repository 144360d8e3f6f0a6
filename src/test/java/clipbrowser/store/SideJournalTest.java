package clipbrowser.store;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.model.ClipChange;
import clipbrowser.model.Decision;
import clipbrowser.model.FieldChange;
import clipbrowser.model.Proposal;
import clipbrowser.model.RunKey;
import clipbrowser.model.StoredReview;
import clipbrowser.model.Transaction;
import clipbrowser.model.Trim;
import clipbrowser.time.FrameRange;
import clipbrowser.time.FrameRate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class SideJournalTest {
    private static final RunKey RUN = new RunKey("https://api.example:443", "run \"1\"");
    private static final Instant THEN = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path folder;

    private static SideJournal.Line line(String clip, FieldChange said, Instant at) {
        return new SideJournal.Line(RUN, new ClipChange(clip, new Proposal("id\n" + clip, 1000L, null, "m"), said), at);
    }

    private static List<SideJournal.Line> everything() {
        return List.of(line("a", new FieldChange.Decided(Decision.REJECT), THEN),
                line("a",
                        new FieldChange.Trimmed(
                                new Trim(new FrameRange(3, 30), FrameRate.parse("30000/1001").orElseThrow())),
                        THEN),
                line("b", new FieldChange.Trimmed(null), THEN), line("b", new FieldChange.Titled("“Ω” \\ \n x"), THEN),
                line("b", new FieldChange.Noted(""), THEN), line("b", new FieldChange.Watched(true), THEN));
    }

    private static List<Path> files(Path of) throws Exception {
        try (Stream<Path> all = Files.list(of)) {
            return all.toList();
        }
    }

    @Test
    void whatIsKeptIsFoundByTheNextStartUntilItIsTaken() throws Exception {
        assertThat(new SideJournal(List.of(folder)).keep(everything())).isTrue();
        SideJournal next = new SideJournal(List.of(folder));
        SideJournal.Found found = next.find();
        assertThat(found.lines()).containsExactlyElementsOf(everything());
        assertThat(new SideJournal(List.of(folder)).find().lines()).hasSize(6);
        next.taken(found.files());
        assertThat(files(folder)).isEmpty();
        assertThat(next.find().lines()).isEmpty();
    }

    @Test
    void thePlaceThatCannotBeWrittenIsPassedOver() throws Exception {
        Path blocked = Files.createFile(folder.resolve("a-file"));
        SideJournal journal = new SideJournal(List.of(blocked, folder.resolve("second")));
        assertThat(journal.keep(everything())).isTrue();
        assertThat(journal.written().orElseThrow().getParent()).isEqualTo(folder.resolve("second"));
        assertThat(new SideJournal(List.of(blocked, folder.resolve("second"))).find().lines()).hasSize(6);
        assertThat(new SideJournal(List.of(blocked)).keep(everything())).isFalse();
    }

    @Test
    void anotherFolderThatWasNamedIsRememberedWhereThereIsRoom() throws Exception {
        Path blocked = Files.createFile(folder.resolve("a-file"));
        Path other = folder.resolve("other");
        List<Path> places = List.of(blocked, folder.resolve("tiny"));
        assertThat(new SideJournal(places).keepElsewhere(other, everything())).isTrue();
        SideJournal next = new SideJournal(places);
        SideJournal.Found found = next.find();
        assertThat(found.lines()).hasSize(6);
        next.taken(found.files());
        assertThat(files(other)).isEmpty();
        assertThat(files(folder.resolve("tiny"))).isEmpty();
    }

    @Test
    void whatIsSavedMeanwhileLeavesNothingBehind() throws Exception {
        SideJournal journal = new SideJournal(List.of(folder));
        journal.keep(everything());
        journal.keep(everything().subList(0, 2));
        assertThat(files(folder)).hasSize(1);
        assertThat(new SideJournal(List.of(folder)).find().lines()).hasSize(2);
        journal.keep(List.of());
        assertThat(files(folder)).isEmpty();
    }

    @Test
    void aLineThatCannotBeReadCostsNoOther() throws Exception {
        SideJournal journal = new SideJournal(List.of(folder));
        journal.keep(everything());
        Path file = journal.written().orElseThrow();
        Files.writeString(file, "{\"origin\": 1e999999999}\nnot json\n{\"field\": \"of tomorrow\"}\n[]\n",
                StandardOpenOption.APPEND);
        SideJournal next = new SideJournal(List.of(folder));
        SideJournal.Found found = next.find();
        assertThat(found.lines()).hasSize(6);
        next.taken(found.files());
        assertThat(files(folder)).singleElement().satisfies(kept -> {
            assertThat(kept.getFileName().toString()).startsWith("kept-");
            assertThat(Files.readString(kept)).contains("of tomorrow");
        });
    }

    @Test
    void whatWasSaidLaterElsewhereStays() throws Exception {
        try (ReviewStore store = ReviewStore.open(folder, Clock.fixed(THEN.plusSeconds(60), ZoneOffset.UTC))) {
            store.write(RUN, List.of(new Transaction(List.of(
                    line("a", new FieldChange.Decided(Decision.KEEP), THEN).clipChange()),
                    new Transaction.History.Unchanged())));
            store.takeUp(List.of(line("a", new FieldChange.Decided(Decision.REJECT), THEN),
                    line("a", new FieldChange.Titled("from the journal"), THEN),
                    line("b", new FieldChange.Decided(Decision.REJECT), THEN.plusSeconds(120))));
            Map<String, StoredReview> kept = store.load(RUN).clips();
            assertThat(kept.get("a")).satisfies(a -> {
                assertThat(a.clipReview().decision()).isEqualTo(Decision.KEEP);
                assertThat(a.clipReview().title()).isEqualTo("from the journal");
            });
            assertThat(kept.get("b")).satisfies(b -> assertThat(b.clipReview().decision()).isEqualTo(Decision.REJECT));
        }
    }
}
