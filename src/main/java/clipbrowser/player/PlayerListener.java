package clipbrowser.player;

import clipbrowser.media.MediaException;
import clipbrowser.player.decode.OpenedSource;
import java.util.List;
import javafx.scene.image.Image;

/** What the player reports. Every call is on the FX thread. */
public interface PlayerListener {
    /** What the transport does. */
    enum Motion {
        /** Waiting for the first picture of a source. */
        OPENING,
        STILL,
        PLAYING,
        /** Playing, but no picture has come for 300 ms. */
        STALLED
    }

    /**
     * A picture was put on screen.
     *
     * @param missing whether that frame can't be decoded or isn't in the file, and the image stands in for it
     */
    void shown(OpenedSource openedSource, long frame, Image image, boolean missing);

    /** @param free whether it was started outside of the clip, or leaves it */
    void moves(Motion motion, boolean free);

    /** A range of a sequence began: called before its first picture is shown. @param tag see {@link PlayRange} */
    void began(Object tag);

    /** A range was played to its end. @param tag see {@link PlayRange} */
    void played(Object tag);

    /** The sequence is over, or was left. */
    void over();

    /** The speed has changed. @param percent negative backwards */
    void speed(int percent);

    /** Peak of each channel in tenths of a decibel relative to full scale; empty where there is no sound. */
    void levels(List<Integer> tenths);

    /** @param lost whether the sound device has stopped; told again when there is one */
    void soundLost(boolean lost);

    /** A source failed; playing has stopped. */
    void failed(OpenedSource openedSource, MediaException failure);
}
