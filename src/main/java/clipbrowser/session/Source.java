package clipbrowser.session;

import clipbrowser.model.FileFacts;
import clipbrowser.model.MediaFailure;
import clipbrowser.model.SourceMedia;
import clipbrowser.model.SourceSettings;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.FrameRange;
import clipbrowser.time.FrameRate;
import clipbrowser.time.MediaTime;
import clipbrowser.time.SourceRate;
import clipbrowser.time.Timecode;
import clipbrowser.transcript.SourceTranscript;
import clipbrowser.transcript.TranscriptFailure;
import java.time.Instant;
import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** A source of the run on screen: what the service says of it, what its file says, and how its frames are counted. */
public final class Source {
    private final ReadOnlyObjectWrapper<SourceMedia> media;
    private final ReadOnlyObjectWrapper<@Nullable FrameGrid> grid = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<SourceRate> rate;
    private final ReadOnlyObjectWrapper<Timecode> timecode = new ReadOnlyObjectWrapper<>(
            Timecode.of(new FrameRate(25, 1)));
    private final ReadOnlyObjectWrapper<@Nullable FileFacts> facts = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable MediaFailure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Instant> waitingSince = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<SourceSettings> settings = new ReadOnlyObjectWrapper<>(SourceSettings.NONE);
    private final ReadOnlyObjectWrapper<@Nullable SourceTranscript> transcript = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable TranscriptFailure> transcriptFailure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper unheard = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Long> cachedPermille = new ReadOnlyObjectWrapper<>(0L);

    public Source(SourceMedia media) {
        this.media = new ReadOnlyObjectWrapper<>(media);
        this.rate = new ReadOnlyObjectWrapper<>(SourceRate.unknown());
    }

    public String id() {
        return media.get().id();
    }

    public SourceMedia media() {
        return media.get();
    }

    public ReadOnlyObjectProperty<SourceMedia> mediaProperty() {
        return media.getReadOnlyProperty();
    }

    /** Where the frames lie; null while neither the service nor the file has told. */
    public @Nullable FrameGrid grid() {
        return grid.get();
    }

    public ReadOnlyObjectProperty<@Nullable FrameGrid> gridProperty() {
        return grid.getReadOnlyProperty();
    }

    /** The settled rate and the evidence for it. */
    public SourceRate rate() {
        return rate.get();
    }

    public ReadOnlyObjectProperty<SourceRate> rateProperty() {
        return rate.getReadOnlyProperty();
    }

    /** How its frames are labelled. */
    public Timecode timecode() {
        return timecode.get();
    }

    /** A frame's label: where frames aren't equally long, that of its time at the rate that is assumed. */
    public String label(long frame) {
        FrameGrid frames = grid.get();
        return timecode.get().label(frames == null ? frame : frames.count(frame));
    }

    /** A frame's label, or that of a clip's beginning while its first picture is held. @param clip null for none */
    public String label(long frame, @Nullable FrameRange clip) {
        FrameGrid frames = grid.get();
        return frames == null || clip == null || !clip.contains(frame)
                ? label(frame)
                : timecode.get().label(Math.max(frames.count(frame), frames.countIn(clip)));
    }

    /** The label at which a range begins. */
    public String labelIn(FrameRange range) {
        FrameGrid frames = grid.get();
        return timecode.get().label(frames == null ? range.in() : frames.countIn(range));
    }

    /** The label of what is seen last of a range. */
    public String labelLast(FrameRange range) {
        FrameGrid frames = grid.get();
        return timecode.get().label(frames == null ? range.last() : frames.countLast(range));
    }

    public ReadOnlyObjectProperty<Timecode> timecodeProperty() {
        return timecode.getReadOnlyProperty();
    }

    /** What the file's headers say; null until they were read. */
    public @Nullable FileFacts facts() {
        return facts.get();
    }

    public ReadOnlyObjectProperty<@Nullable FileFacts> factsProperty() {
        return facts.getReadOnlyProperty();
    }

    /** Why it can't be shown; null while nothing is wrong. */
    public @Nullable MediaFailure failure() {
        return failure.get();
    }

    public ReadOnlyObjectProperty<@Nullable MediaFailure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Since when it is waited for, and tried again by itself; null while it isn't. */
    public ReadOnlyObjectProperty<@Nullable Instant> waitingSinceProperty() {
        return waitingSince.getReadOnlyProperty();
    }

    public void waits(@Nullable Instant since) {
        waitingSince.set(since);
    }

    /** What the editor set for it. */
    public SourceSettings settings() {
        return settings.get();
    }

    public ReadOnlyObjectProperty<SourceSettings> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    /** Shown from now on; whoever says so counts the frames anew. */
    public void set(SourceSettings to) {
        settings.set(to);
    }

    /** How much of the file is on this disk, in thousandths. */
    public ReadOnlyObjectProperty<Long> cachedPermilleProperty() {
        return cachedPermille.getReadOnlyProperty();
    }

    public void cached(long permille) {
        cachedPermille.set(permille);
    }

    /** A newer answer's statement about the same source. */
    public void renew(SourceMedia newer) {
        media.set(newer);
    }

    /** How the frames are counted from now on. */
    public void count(SourceRate settled, @Nullable FrameGrid frames, Timecode labels) {
        // Labels first: who listens to the grid finds everything in place.
        timecode.set(labels);
        rate.set(settled);
        if (!Objects.equals(frames, grid.get())) {
            grid.set(frames);
        }
    }

    /** Whether the file has sound that can't be heard here: the pictures play without. */
    public ReadOnlyBooleanProperty unheardProperty() {
        return unheard.getReadOnlyProperty();
    }

    public void unheard(boolean now) {
        unheard.set(now);
    }

    /** The file's headers were read. */
    public void read(FileFacts found) {
        failure.set(null);
        facts.set(found);
    }

    /** It can't be shown, or can again ({@code null}). */
    public void fail(@Nullable MediaFailure reason) {
        failure.set(reason);
    }

    /** The words that are said in it; null where none are known. */
    public @Nullable SourceTranscript transcript() {
        return transcript.get();
    }

    public ReadOnlyObjectProperty<@Nullable SourceTranscript> transcriptProperty() {
        return transcript.getReadOnlyProperty();
    }

    /** Why the transcript that was wanted last isn't there; null where it is. */
    public ReadOnlyObjectProperty<@Nullable TranscriptFailure> transcriptFailureProperty() {
        return transcriptFailure.getReadOnlyProperty();
    }

    /** Its words from now on; null for none. */
    public void transcript(@Nullable SourceTranscript now) {
        transcriptFailure.set(null);
        transcript.set(now);
    }

    /** A transcript that was wanted can't be had; the one that it has stays. */
    public void transcriptFails(TranscriptFailure why) {
        transcriptFailure.set(why);
    }

    /**
     * When a boundary between frames is, on the clock that players and recognisers of speech count on: its 0 is the
     * first picture or sound, whichever is earlier. Null while the frames aren't known.
     */
    public @Nullable MediaTime heardAt(long boundary) {
        FrameGrid frames = grid.get();
        return frames == null ? null : frames.startOf(boundary).plus(settings.get().settledOrigin());
    }

    /** When a range begins or ends (exclusive) on the clock of {@link #heardAt(long)}. */
    public @Nullable MediaTime heardAt(FrameRange range, Edge edge) {
        FrameGrid frames = grid.get();
        return frames == null
                ? null
                : (edge == Edge.IN ? frames.begins(range) : frames.ends(range)).plus(settings.get().settledOrigin());
    }

    /**
     * The boundary between frames that is nearest to a time of {@link #heardAt(long)}, 0 to the number of frames. 0
     * while the frames aren't known.
     */
    public long boundaryAt(MediaTime time) {
        FrameGrid frames = grid.get();
        return frames == null
                ? 0
                : Math.clamp(frames.nearest(time.minus(settings.get().settledOrigin())), 0, frames.frames());
    }
}
