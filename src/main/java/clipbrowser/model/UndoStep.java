package clipbrowser.model;

import java.util.List;

/**
 * One step of the undo history. The view makes its name ("Undo reject clip 14") from kind and clips.
 *
 * @param clip  key of the clip that was shown, to go back to
 * @param frame the frame that was shown; −1 where there was no picture
 * @param fieldEdits what changed; at least one
 */
public record UndoStep(Kind kind, String clip, long frame, List<FieldEdit> fieldEdits) {
    public UndoStep {
        fieldEdits = List.copyOf(fieldEdits);
    }

    public enum Kind {
        KEEP,
        REJECT,
        UNDECIDE,
        KEEP_REJECT_DUPLICATES,
        TRIM_IN,
        TRIM_OUT,
        TRIM,
        RESET_IN,
        RESET_OUT,
        RESET_BOTH,
        TITLE,
        NOTE,
        IMPORT
    }

    /** One field of one clip: the same field before and after. */
    public record FieldEdit(String clip, FieldChange before, FieldChange after) {}
}
