package clipbrowser.transcript;

/**
 * A transcript that an editor wanted and that a source didn't get; what it had before it keeps.
 *
 * @param name of the file, without its folder
 */
public record TranscriptFailure(String name, UnreadableTranscript.Reason reason) {}
