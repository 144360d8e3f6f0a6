package clipbrowser.wording;

import clipbrowser.transcript.TranscriptFailure;
import clipbrowser.transcript.TranscriptFile;

/** What is said of transcripts. */
public final class TranscriptSentences {
    private TranscriptSentences() {}

    /** Why a file gives no transcript. */
    public static String of(TranscriptFailure failure) {
        return switch (failure.reason()) {
            case TOO_LARGE -> Messages.text("transcript.tooLarge", failure.name());
            case UNKNOWN_FORMAT -> Messages.text("transcript.unknownFormat", failure.name());
            case NO_CUES -> Messages.text("transcript.noCues", failure.name());
            case NO_FILE -> Messages.text("transcript.noFile", failure.name());
            case NOT_KEPT -> Messages.text("transcript.notKept", failure.name());
        };
    }

    /** How much was read, of what kind, and how much could not be used. */
    public static String facts(TranscriptFile file) {
        String kind = Messages.text(switch (file.format()) {
            case SUBRIP -> "transcript.kind.subrip";
            case WEBVTT -> "transcript.kind.webvtt";
            case RECOGNISER -> "transcript.kind.recogniser";
        });
        int words = file.transcript().words().size();
        String facts = Messages.text(words == 1 ? "transcript.facts.one" : "transcript.facts", kind,
                String.format(java.util.Locale.ROOT, "%,d", words));
        return file.dropped() == 0
                ? facts
                : facts + " " + Messages.text(file.dropped() == 1 ? "transcript.dropped.one" : "transcript.dropped",
                        String.format(java.util.Locale.ROOT, "%,d", file.dropped()));
    }
}
