package clipbrowser.session;

import clipbrowser.model.Clip;
import clipbrowser.model.ClipReview;
import clipbrowser.model.Decision;
import clipbrowser.model.Problem;
import clipbrowser.model.Proposal;
import clipbrowser.model.StoredReview;
import clipbrowser.model.Trim;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.MediaTime;
import clipbrowser.transcript.SourceTranscript;
import clipbrowser.transcript.Transcript;
import clipbrowser.transcript.Word;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** A clip of the run on screen together with what the editor said of it. */
public final class ReviewedClip {
    /** Times that recognisers give to words are off by about as much: a cut nearer to a word's end cuts nothing. */
    private static final long WORD_SLACK_MS = 80;
    /** Characters: more than a row has room for. */
    private static final int MOST_SHOWN = 160;
    private final Source source;
    private final ReadOnlyObjectWrapper<Clip> clip;
    private final ReadOnlyObjectWrapper<ClipReview> clipReview = new ReadOnlyObjectWrapper<>(ClipReview.NONE);
    private final ReadOnlyObjectWrapper<@Nullable FrameRange> proposed = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable FrameRange> range = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable FrameRange> seen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Problem>> problems;
    private final ReadOnlyBooleanWrapper watched = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper gone = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Clip> former = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ClipReview> unsaved = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper group = new ReadOnlyIntegerWrapper();
    private @Nullable FrameRange held;
    /** Made out when first asked for: of thousands of clips few are seen. */
    private @Nullable Spoken spoken;
    /** Computed once: lists of thousands are filtered, sorted and summed by it. */
    private @Nullable MediaTime length;

    /** @param of whose words they are @param range in which they are said */
    private record Spoken(SourceTranscript of, FrameRange range, String text) {}

    ReviewedClip(Clip clip, Source source) {
        this.clip = new ReadOnlyObjectWrapper<>(clip);
        this.source = source;
        this.problems = new ReadOnlyObjectWrapper<>(clip.stated());
        source.gridProperty().subscribe(_ -> count());
    }

    /** See {@link Clip#key}. */
    public String key() {
        return clip.get().key();
    }

    public Source source() {
        return source;
    }

    public Clip clip() {
        return clip.get();
    }

    public ReadOnlyObjectProperty<Clip> clipProperty() {
        return clip.getReadOnlyProperty();
    }

    public ClipReview clipReview() {
        return clipReview.get();
    }

    public ReadOnlyObjectProperty<ClipReview> clipReviewProperty() {
        return clipReview.getReadOnlyProperty();
    }

    public Decision decision() {
        return clipReview.get().decision();
    }

    /** The service's frames; null where the clip has none, or its source's frames aren't known. */
    public @Nullable FrameRange proposed() {
        return proposed.get();
    }

    public ReadOnlyObjectProperty<@Nullable FrameRange> proposedProperty() {
        return proposed.getReadOnlyProperty();
    }

    /** The frames as they stand now: the editor's trim, else the proposal. Null as in {@link #proposed()}. */
    public @Nullable FrameRange range() {
        return range.get();
    }

    public ReadOnlyObjectProperty<@Nullable FrameRange> rangeProperty() {
        return range.getReadOnlyProperty();
    }

    /**
     * The frames to be drawn: while an edge is under the editor's hand what letting go would make of the clip; what
     * couldn't be saved yet; else {@link #range()}.
     */
    public @Nullable FrameRange seen() {
        return seen.get();
    }

    public ReadOnlyObjectProperty<@Nullable FrameRange> seenProperty() {
        return seen.getReadOnlyProperty();
    }

    public List<Problem> problems() {
        return problems.get();
    }

    public ReadOnlyObjectProperty<List<Problem>> problemsProperty() {
        return problems.getReadOnlyProperty();
    }

    /** Whether it was played to its end, here or by skimming. */
    public ReadOnlyBooleanProperty watchedProperty() {
        return watched.getReadOnlyProperty();
    }

    /** Whether the service's newest answer no longer has it. */
    public ReadOnlyBooleanProperty goneProperty() {
        return gone.getReadOnlyProperty();
    }

    /** The clip as it was proposed when the editor decided, where the service has since changed it; else null. */
    public ReadOnlyObjectProperty<@Nullable Clip> formerProperty() {
        return former.getReadOnlyProperty();
    }

    /** What was said but couldn't be saved yet, to be shown as just that; null while all is well. */
    public ReadOnlyObjectProperty<@Nullable ClipReview> unsavedProperty() {
        return unsaved.getReadOnlyProperty();
    }

    /** What the editor said last: what is saved, or, where saving fails, what waits for it. */
    public ClipReview said() {
        ClipReview waiting = unsaved.get();
        return waiting == null ? clipReview.get() : waiting;
    }

    /** How long it is as it stands now, exact; null where it has no range. */
    public @Nullable MediaTime length() {
        return length;
    }

    /** How long some of its source's frames are, exact; null where either isn't known. */
    public @Nullable MediaTime lasts(@Nullable FrameRange frames) {
        FrameGrid grid = source.grid();
        return grid == null || frames == null ? null : grid.lasts(frames);
    }

    /** Whether it is longer than a limit in seconds; never where it has no range. */
    public boolean longerThan(long seconds) {
        MediaTime length = length();
        return length != null && length.compareTo(new MediaTime(seconds, 1)) > 0;
    }

    /** Near-duplicates share a number above 0; 0 means it has none. */
    public ReadOnlyIntegerProperty groupProperty() {
        return group.getReadOnlyProperty();
    }

    /** Title, else id, else nothing: the name an editor knows it by. Empty where there is neither. */
    public String name() {
        String title = said().title();
        return title.isEmpty() ? Objects.requireNonNullElse(clip.get().id(), "") : title;
    }

    /** What is said in it as it is seen; empty where nothing is, or where no transcript tells. */
    public String spoken() {
        SourceTranscript of = source.transcript();
        FrameRange frames = seen.get();
        if (of == null || frames == null) {
            return "";
        }
        Spoken known = spoken;
        if (known == null || known.of != of || !known.range.equals(frames)) {
            MediaTime in = source.heardAt(frames, Edge.IN);
            MediaTime out = source.heardAt(frames, Edge.OUT);
            String text = in == null || out == null ? "" : Transcript.text(of.shifted().in(in, out));
            known = new Spoken(of, frames, text);
            spoken = known;
        }
        return known.text;
    }

    /** Its beginning, as long as a name may be; see {@link #spoken}. */
    public String firstWords() {
        String all = spoken();
        return all.length() <= MOST_SHOWN
                ? all
                : all.substring(0, all.offsetByCodePoints(0, Math.min(MOST_SHOWN,
                        all.codePointCount(0, all.length()))));
    }

    /** Its end, as much as a row may have room for; see {@link #spoken}. */
    public String lastWords() {
        String all = spoken();
        int characters = all.codePointCount(0, all.length());
        return characters <= MOST_SHOWN
                ? all
                : "\u2026" + all.substring(all.offsetByCodePoints(all.length(), -MOST_SHOWN));
    }

    /** The word that one of its edges cuts in two, as far as the transcript has times for words. */
    public Optional<Word> cutWord(Edge edge) {
        SourceTranscript of = source.transcript();
        FrameRange frames = seen.get();
        MediaTime at = frames == null ? null : source.heardAt(frames, edge);
        return of == null || at == null ? Optional.empty() : of.shifted().cutAt(at, WORD_SLACK_MS);
    }

    /** Shown from now on; who may call it is the session's and the review's affair. */
    void say(ClipReview now) {
        clipReview.set(now);
        count();
    }

    void renew(Clip newer, @Nullable Clip decidedOn) {
        clip.set(newer);
        former.set(decidedOn);
        gone.set(false);
        count();
    }

    /** Sets what was stored of it, before it is first shown. */
    void recall(StoredReview kept) {
        watched.set(kept.watched());
        Proposal was = kept.proposal();
        if (!kept.clipReview().equals(ClipReview.NONE) && !was.sameBounds(clip.get())) {
            former.set(new Clip(key(), was.clipId(), clip.get().place(), was.startMs(), was.endMs(), null,
                    clip.get().source(), List.of()));
        }
        say(kept.clipReview());
    }

    /** The editor has decided on the clip as it is now proposed. */
    void settle() {
        former.set(null);
    }

    void unsaved(@Nullable ClipReview said) {
        unsaved.set(said);
        look();
    }

    /** An edge is under the hand, or no longer. @param frames null when it was let go */
    void hold(@Nullable FrameRange frames) {
        held = frames;
        look();
    }

    void watched(boolean now) {
        watched.set(now);
    }

    void vanish() {
        gone.set(true);
    }

    void group(int number) {
        group.set(number);
    }

    public void watch() {
        watched.set(true);
    }

    private void count() {
        FrameGrid grid = source.grid();
        if (grid == null) {
            proposed.set(null);
            length = null;
            range.set(null);
            look();
            problems.set(clip.get().stated());
            return;
        }
        FrameRange service = clip.get().proposed(grid).orElse(null);
        Trim trim = clipReview.get().trim();
        proposed.set(service);
        FrameRange now = trim == null ? service : trim.on(grid);
        length = lasts(now);
        range.set(now);
        look();
        problems.set(clip.get().problems(grid));
    }

    private void look() {
        FrameGrid grid = source.grid();
        ClipReview waiting = unsaved.get();
        if (grid == null) {
            seen.set(null);
        } else if (held != null) {
            seen.set(held);
        } else if (waiting != null) {
            Trim trim = waiting.trim();
            seen.set(trim == null ? proposed.get() : trim.on(grid));
        } else {
            seen.set(range.get());
        }
    }
}
