package clipbrowser.player;

import clipbrowser.media.MediaException;
import clipbrowser.player.decode.OpenedSource;
import java.util.List;
import javafx.scene.image.Image;

/** What the player tells. Every call is on the FX thread. */
public interface PlayerListener {
    /** How it moves. */
    enum Motion {
        /** Waiting for a picture that was asked for. */
        OPENING, STILL, PLAYING,
        /** Playing, but nothing has come for a while. */
        STALLED
    }

    /**
     * A picture is to be seen from now on, and it is this frame's.
     *
     * @param missing whether that frame can't be decoded or isn't in the file, and the image stands in for it
     */
    void shown(OpenedSource openedSource, long frame, Image image, boolean missing);

    /** @param free whether it was started outside of the clip, or leaves it */
    void moves(Motion motion, boolean free);

    /** A cut of a passage began. @param tag see {@link PlayRange} */
    void began(Object tag);

    /** A cut was played to its last frame. */
    void played(Object tag);

    /** The passage is over, or was left. */
    void over();

    /** @param percent how fast it really goes from now on; negative backwards */
    void speed(int percent);

    /** Peak of each channel in tenths of a decibel relative to full scale; empty where there is no sound. */
    void levels(List<Integer> tenths);

    /** @param lost whether the sound device has stopped; told again when there is one */
    void soundLost(boolean lost);

    /** A source can't be played on. */
    void failed(OpenedSource openedSource, MediaException failure);
}
