package clipbrowser.view.run;

import clipbrowser.model.UndoStep;
import clipbrowser.session.Review;
import clipbrowser.wording.Messages;
import org.jspecify.annotations.Nullable;

/** What steps of the history are called: "reject clip 14". */
final class StepNames {
    private StepNames() {}

    /** Empty for none. */
    static String of(@Nullable UndoStep step, Review review) {
        if (step == null) {
            return "";
        }
        long clips = step.fieldEdits().stream().map(UndoStep.FieldEdit::clip).distinct().count();
        if (clips > 1 && step.kind() != UndoStep.Kind.KEEP_REJECT_DUPLICATES) {
            return Messages.text("step.several." + several(step.kind()), Long.toString(clips));
        }
        String key = step.kind() == UndoStep.Kind.KEEP_REJECT_DUPLICATES
                ? step.clip()
                : step.fieldEdits().getFirst().clip();
        String place = review.clip(key).map(clip -> Integer.toString(clip.clip().place()))
                .orElse(Messages.text("step.lost"));
        return Messages.text("step." + step.kind().name(), place);
    }

    private static String several(UndoStep.Kind kind) {
        return switch (kind) {
            case KEEP -> "KEEP";
            case REJECT -> "REJECT";
            case UNDECIDE -> "UNDECIDE";
            case KEEP_REJECT_DUPLICATES, TRIM_IN, TRIM_OUT, TRIM, RESET_IN, RESET_OUT, RESET_BOTH, TITLE, NOTE ->
                "other";
            case IMPORT -> "IMPORT";
        };
    }
}
