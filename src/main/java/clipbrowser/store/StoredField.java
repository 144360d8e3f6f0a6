package clipbrowser.store;

import clipbrowser.model.Decision;
import clipbrowser.model.FieldChange;
import clipbrowser.model.Trim;
import clipbrowser.time.FrameRange;
import clipbrowser.time.FrameRate;
import clipbrowser.time.MediaTime;
import org.jspecify.annotations.Nullable;

/** A field's value as two columns: its name, and the value as text (null for the default). */
record StoredField(String field, @Nullable String value) {

    static StoredField of(FieldChange said) {
        return switch (said) {
            case FieldChange.Decided s -> new StoredField("decision", s.decision().name());
            case FieldChange.Trimmed s -> new StoredField("trim", text(s.trim()));
            case FieldChange.Titled s -> new StoredField("title", s.title());
            case FieldChange.Noted s -> new StoredField("note", s.note());
            case FieldChange.Watched s -> new StoredField("watched", s.watched() ? "1" : "0");
        };
    }

    /** @throws IllegalArgumentException if it isn't a field that this version knows */
    FieldChange said() {
        String text = value == null ? "" : value;
        return switch (field) {
            case "decision" -> new FieldChange.Decided(Decision.valueOf(text));
            case "trim" -> new FieldChange.Trimmed(trim(text));
            case "title" -> new FieldChange.Titled(text);
            case "note" -> new FieldChange.Noted(text);
            case "watched" -> new FieldChange.Watched(text.equals("1"));
            default -> throw new IllegalArgumentException("field " + field);
        };
    }

    /**
     * {@code "120 360 30000/1001"}: in, out (exclusive), rate; then, where a bound lies within a frame, both as
     * microseconds, {@code -} for none. Older programs read the first three.
     */
    private static @Nullable String text(@Nullable Trim trim) {
        if (trim == null) {
            return null;
        }
        FrameRange range = trim.range();
        String frames = range.in() + " " + range.out() + " " + trim.rate().exact();
        return range.from() == null && range.to() == null
                ? frames
                : frames + " " + micros(range.from()) + " " + micros(range.to());
    }

    private static String micros(@Nullable MediaTime time) {
        return time == null ? "-" : Long.toString(time.micros());
    }

    private static @Nullable MediaTime time(String[] parts, int at) {
        return parts.length <= at || parts[at].equals("-") ? null : MediaTime.ofMicros(Long.parseLong(parts[at]));
    }

    private static @Nullable Trim trim(String text) {
        if (text.isEmpty()) {
            return null;
        }
        String[] parts = text.split(" ", -1);
        FrameRate rate = FrameRate.parse(parts[2]).orElseThrow(() -> new IllegalArgumentException("rate " + text));
        return new Trim(
                new FrameRange(Long.parseLong(parts[0]), Long.parseLong(parts[1]), time(parts, 3), time(parts, 4)),
                rate);
    }
}
