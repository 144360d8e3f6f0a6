package clipbrowser.player.frames;

/** Shows pictures. Called on the player's thread. */
public interface VideoOutput {
    /** Whether the last picture was taken. Before that, another one would replace it unseen. */
    boolean ready();

    /**
     * Shows a picture as soon as the window is painted; returns at once.
     *
     * @param picture    with a reference that the output drops
     * @param generation of the request that it answers: one of an older generation is dropped
     */
    void show(FrameRef picture, long generation);
}
