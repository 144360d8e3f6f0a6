package clipbrowser.player.frames;

/** Where pictures go to be seen. Called on the player's thread. */
public interface VideoOutput {
    /** Whether the last picture was taken up: only then may another be shown, or one of them is never seen. */
    boolean ready();

    /**
     * Shows a picture soon.
     *
     * @param picture held for the screen, which drops it
     * @param generation    the number of the editor's wish that it answers: overtaken ones are never seen
     */
    void show(FrameRef picture, long generation);
}
