package clipbrowser.wording;

import clipbrowser.exchange.ClipFile;
import clipbrowser.exchange.CutOutcome;

/** What became of a clip that was to be a file, in one sentence. */
public final class CutSentences {
    private CutSentences() {}

    public static String of(CutOutcome outcome, ClipFile clip) {
        return switch (outcome) {
            case CutOutcome.Done done ->
                Messages.text("cut.done", done.file().toString(), Long.toString(done.frames()));
            case CutOutcome.There there -> Messages.text("cut.there", there.file().toString());
            case CutOutcome.OtherFrames other -> Messages.text("cut.otherFrames", clip.event().clip().name(), other
                    .difference());
            case CutOutcome.Failed failed -> Messages.text("cut.failed", clip.event().clip().name(), failed.reason());
        };
    }
}
