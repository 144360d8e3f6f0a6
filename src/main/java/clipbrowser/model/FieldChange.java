package clipbrowser.model;

import org.jspecify.annotations.Nullable;

/**
 * One field of a clip's review with its new value. Two windows that change different fields of one clip don't
 * conflict. A trim is one field, because an in point means nothing without its out point.
 */
public sealed interface FieldChange {
    /** A review with this field as set here. */
    default ClipReview on(ClipReview before) {
        return switch (this) {
            case Decided s -> before.withDecision(s.decision());
            case Trimmed s -> before.withTrim(s.trim());
            case Titled s -> before.withTitle(s.title());
            case Noted s -> before.withNote(s.note());
            case Watched _ -> before;
        };
    }

    /** The same field's value in a review. {@code watched} isn't part of a review, and has to be passed. */
    default FieldChange in(ClipReview clipReview, boolean watched) {
        return switch (this) {
            case Decided _ -> new Decided(clipReview.decision());
            case Trimmed _ -> new Trimmed(clipReview.trim());
            case Titled _ -> new Titled(clipReview.title());
            case Noted _ -> new Noted(clipReview.note());
            case Watched _ -> new Watched(watched);
        };
    }

    record Decided(Decision decision) implements FieldChange {}

    /** @param trim null: the proposed bounds stand */
    record Trimmed(@Nullable Trim trim) implements FieldChange {}

    /** @param title empty for none */
    record Titled(String title) implements FieldChange {}

    /** @param note empty for none */
    record Noted(String note) implements FieldChange {}

    /** Played to its end. */
    record Watched(boolean watched) implements FieldChange {}
}
