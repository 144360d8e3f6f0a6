package clipbrowser.session;

import clipbrowser.model.MediaFailure;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/**
 * What the viewer shows and how it plays. Picture and frame number change together: whoever reads both on the FX
 * thread sees the number of that very picture.
 */
public final class Playback {
    /** A picture with the number of its frame. */
    public sealed interface Shown {
        /** No picture yet, or none to be had. */
        record Nothing() implements Shown {}

        /**
         * @param frame   the source's frame that the image shows
         * @param missing whether it can't be decoded or isn't in the file, and the image stands in for it
         */
        record Frame(Source source, long frame, Image image, boolean missing) implements Shown {
            public Frame(Source source, long frame, Image image) {
                this(source, frame, image, false);
            }
        }

        /** A picture whose frame isn't known for sure; the readout says so. @param near the likely frame */
        record Unsure(Source source, long near, Image image) implements Shown {}
    }

    public enum State {
        /** Nothing is open. */
        EMPTY,
        /** Waiting for the first picture. */
        OPENING,
        PAUSED,
        PLAYING,
        /** Playing, but the bytes don't come fast enough. */
        STALLED,
        FAILED
    }

    /** What is played through, and so where it stops. */
    public enum Mode {
        /** The selected clip. */
        CLIP,
        /** The whole source: started outside of the clip. */
        FREE,
        /** Every kept clip, back to back. */
        KEPT,
        /** First and last seconds of each undecided clip. */
        SKIM
    }

    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(new Shown.Nothing());
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.EMPTY);
    private final ReadOnlyObjectWrapper<Mode> mode = new ReadOnlyObjectWrapper<>(Mode.CLIP);
    private final ReadOnlyObjectWrapper<@Nullable MediaFailure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Levels> levels = new ReadOnlyObjectWrapper<>(Levels.SILENT);
    private final ReadOnlyObjectWrapper<Passing> passing = new ReadOnlyObjectWrapper<>(Passing.NONE);
    private final ReadOnlyObjectWrapper<Notice> notice = new ReadOnlyObjectWrapper<>(new Notice.Nothing());
    private final ReadOnlyBooleanWrapper soundLost = new ReadOnlyBooleanWrapper();
    private final IntegerProperty shuttle = new SimpleIntegerProperty(100);
    private final BooleanProperty loop = new SimpleBooleanProperty();
    private final IntegerProperty loopHandles = new SimpleIntegerProperty();
    private final BooleanProperty muted = new SimpleBooleanProperty();
    private final IntegerProperty volume = new SimpleIntegerProperty(100);
    private final ObjectProperty<AudioChoice> audio = new SimpleObjectProperty<>(AudioChoice.FIRST);

    /**
     * Where playing is in several clips.
     *
     * @param at the clip's place among them, from 1; 0 while none is played through
     * @param of how many there are
     */
    public record Passing(int at, int of) {
        public static final Passing NONE = new Passing(0, 0);
    }

    /** Each channel's latest peak, in tenths of a decibel relative to full scale (0; −600 is silence). */
    public record Levels(java.util.List<Integer> centibels) {
        public static final Levels SILENT = new Levels(java.util.List.of());

        public Levels {
            centibels = java.util.List.copyOf(centibels);
        }
    }

    /**
     * Which sound is heard.
     *
     * @param track the audio track, counted from 0
     * @param solo  the one channel that is heard, counted from 0; -1 for all
     * @param mono  whether all channels are summed
     */
    public record AudioChoice(int track, int solo, boolean mono) {
        public static final AudioChoice FIRST = new AudioChoice(0, -1, false);
    }

    public Shown shown() {
        return shown.get();
    }

    public ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public void show(Shown picture) {
        shown.set(picture);
    }

    public State state() {
        return state.get();
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public void state(State now) {
        if (now != State.FAILED) {
            failure.set(null);
        }
        state.set(now);
    }

    public ReadOnlyObjectProperty<Mode> modeProperty() {
        return mode.getReadOnlyProperty();
    }

    public void mode(Mode now) {
        mode.set(now);
        if (now == Mode.CLIP || now == Mode.FREE) {
            passing.set(Passing.NONE);
        }
    }

    public ReadOnlyObjectProperty<Passing> passingProperty() {
        return passing.getReadOnlyProperty();
    }

    public void passing(Passing now) {
        passing.set(now);
    }

    /** A notice that is shown for some seconds. */
    public ReadOnlyObjectProperty<Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Shows a notice, also if the same one is showing. */
    public void say(Notice what) {
        notice.set(new Notice.Nothing());
        notice.set(what);
    }

    /** Why it doesn't play; null unless the state is {@link State#FAILED}. */
    public ReadOnlyObjectProperty<@Nullable MediaFailure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    public void fail(MediaFailure reason) {
        failure.set(reason);
        state.set(State.FAILED);
    }

    public ReadOnlyObjectProperty<Levels> levelsProperty() {
        return levels.getReadOnlyProperty();
    }

    public void levels(Levels now) {
        levels.set(now);
    }

    /** Speed in percent of normal, negative backwards: 100, 200, 400, 800, 25, 50, −100 … */
    public IntegerProperty speedProperty() {
        return shuttle;
    }

    public BooleanProperty loopProperty() {
        return loop;
    }

    /** What a loop takes in beyond each end of the clip, in milliseconds; 0 for the clip alone. */
    public IntegerProperty loopHandlesProperty() {
        return loopHandles;
    }

    public BooleanProperty mutedProperty() {
        return muted;
    }

    /** 0 to 100. */
    public IntegerProperty volumeProperty() {
        return volume;
    }

    public ObjectProperty<AudioChoice> audioProperty() {
        return audio;
    }

    /** The frame on screen or the likely one; -1 while there is no picture. */
    public long frame() {
        return switch (shown.get()) {
            case Shown.Nothing _ -> -1;
            case Shown.Frame f -> f.frame();
            case Shown.Unsure u -> u.near();
        };
    }

    /** Whether there was a sound device, and isn't any more. */
    public ReadOnlyBooleanProperty soundLostProperty() {
        return soundLost.getReadOnlyProperty();
    }

    public void soundLost(boolean lost) {
        soundLost.set(lost);
    }
}
