package clipbrowser.session;

/** Something the editor asked for that is done, or isn't, and that shows nowhere else. Said for a moment. */
public sealed interface Notice {
    /** Nothing to say. */
    record Nothing() implements Notice {}

    /** @param file its path */
    record StillSaved(String file) implements Notice {}

    /** @param timecode of the frame */
    record StillCopied(String timecode) implements Notice {}

    /** There is no picture to take one of. */
    record NoPicture() implements Notice {}

    /** The frame couldn't be decoded anew. */
    record StillUndecodable() implements Notice {}

    /** @param folder that can't be written */
    record StillUnwritten(String folder) implements Notice {}

    /** A decision wasn't taken, since the window showed another clip. */
    record OtherClipShown() implements Notice {}

    /** What there is to hand on after something went wrong lies on the clipboard. */
    record DiagnosticsCopied() implements Notice {}

    /**
     * A transcript was dropped that belongs to a source which isn't on screen.
     *
     * @param file its name
     * @param source id
     */
    record TranscriptTaken(String file, String source) implements Notice {}

    /** The sound device has stopped. */
    record SoundLost() implements Notice {}

    /** There is a sound device again. */
    record SoundBack() implements Notice {}

    record NothingKept() implements Notice {}

    record NothingToSkim() implements Notice {}
}
