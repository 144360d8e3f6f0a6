package clipbrowser.store;

import clipbrowser.model.Decision;
import clipbrowser.model.Said;
import clipbrowser.model.Trim;
import clipbrowser.time.FrameRange;
import clipbrowser.time.FrameRate;
import org.jspecify.annotations.Nullable;

/** A said field as two columns: its name, and its value as text (null for the field's resting state). */
record StoredField(String field, @Nullable String value) {

    static StoredField of(Said said) {
        return switch (said) {
            case Said.Decided s -> new StoredField("decision", s.decision().name());
            case Said.Trimmed s -> new StoredField("trim", text(s.trim()));
            case Said.Titled s -> new StoredField("title", s.title());
            case Said.Noted s -> new StoredField("note", s.note());
            case Said.Watched s -> new StoredField("watched", s.watched() ? "1" : "0");
        };
    }

    /** @throws IllegalArgumentException if it isn't a field that this version knows */
    Said said() {
        String text = value == null ? "" : value;
        return switch (field) {
            case "decision" -> new Said.Decided(Decision.valueOf(text));
            case "trim" -> new Said.Trimmed(trim(text));
            case "title" -> new Said.Titled(text);
            case "note" -> new Said.Noted(text);
            case "watched" -> new Said.Watched(text.equals("1"));
            default -> throw new IllegalArgumentException("field " + field);
        };
    }

    /** {@code "120 360 30000/1001"}: in, out (exclusive), rate. */
    private static @Nullable String text(@Nullable Trim trim) {
        return trim == null ? null : trim.range().in() + " " + trim.range().out() + " " + trim.rate().exact();
    }

    private static @Nullable Trim trim(String text) {
        if (text.isEmpty()) {
            return null;
        }
        String[] parts = text.split(" ", -1);
        FrameRate rate = FrameRate.parse(parts[2]).orElseThrow(() -> new IllegalArgumentException("rate " + text));
        return new Trim(new FrameRange(Long.parseLong(parts[0]), Long.parseLong(parts[1])), rate);
    }
}
