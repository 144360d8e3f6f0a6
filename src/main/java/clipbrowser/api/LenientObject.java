package clipbrowser.api;

import clipbrowser.model.MediaInfo;
import clipbrowser.model.Problem;
import clipbrowser.model.RunStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One object of an answer, read field by field: what can't be read is missing, and noted. */
final class LenientObject {
    private final @Nullable JsonNode object;
    private final String prefix;
    private final List<Problem> problems;

    private LenientObject(@Nullable JsonNode object, String prefix, List<Problem> problems) {
        this.object = object;
        this.prefix = prefix;
        this.problems = problems;
    }

    /** @param name what a value that is no object is called in its problem */
    static LenientObject of(JsonNode node, String name) {
        LenientObject stated = new LenientObject(node.isObject() ? node : null, "", new ArrayList<>());
        if (!node.isObject()) {
            stated.problems.add(new Problem.Unreadable(name));
        }
        return stated;
    }

    /** Whether there is an object at all. */
    boolean present() {
        return object != null;
    }

    /** An object within this one; its problems count as this one's. */
    LenientObject inner(String field) {
        JsonNode node = field(field);
        if (node != null && !node.isObject()) {
            unreadable(field);
            node = null;
        }
        return new LenientObject(node, prefix + field + ".", problems);
    }

    /** What couldn't be read so far. */
    List<Problem> problems() {
        return problems;
    }

    /** As it was written; null where there is none. Numbers pass for names: nothing is lost by it. */
    @Nullable
    String name(String field) {
        JsonNode node = field(field);
        if (node == null) {
            return null;
        }
        if (node.isIntegralNumber()) {
            return node.asString();
        }
        if (!node.isString()) {
            unreadable(field);
            return null;
        }
        return node.asString().isBlank() ? null : node.asString();
    }

    RunStatus status(String field) {
        JsonNode node = field(field);
        String word = node != null && node.isString() ? node.asString() : "";
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "complete" -> RunStatus.COMPLETE;
            case "processing" -> RunStatus.PROCESSING;
            case "error" -> RunStatus.ERROR;
            default -> RunStatus.UNKNOWN;
        };
    }

    /** Whole milliseconds, also negative ones. */
    @Nullable
    Long millis(String field) {
        return whole(field, -MediaInfo.LONGEST_MS, MediaInfo.LONGEST_MS);
    }

    /**
     * A whole number within bounds, both inclusive. 12.0 is one; 12.5 is rounded (halves up), "12" read as 12, and both
     * are noted.
     */
    @Nullable
    Long whole(String field, long least, long most) {
        BigDecimal number = number(field);
        if (number == null) {
            return null;
        }
        BigDecimal whole = number.setScale(0, RoundingMode.HALF_UP);
        if (whole.compareTo(BigDecimal.valueOf(least)) < 0 || whole.compareTo(BigDecimal.valueOf(most)) > 0) {
            unreadable(field);
            return null;
        }
        if (whole.compareTo(number) != 0) {
            problems.add(new Problem.NotWhole(prefix + field));
        }
        return whole.longValueExact();
    }

    /** A number of a size that arithmetic can be done with. One that is written as a text is read, and noted. */
    @Nullable
    BigDecimal number(String field) {
        JsonNode node = field(field);
        if (node == null) {
            return null;
        }
        BigDecimal number = node.isNumber() ? node.decimalValue() : node.isString() ? number(node) : null;
        // 1e999999999 is a short text and an endless number.
        if (number == null || Math.abs((long) number.scale()) > 30 || number.precision() > 40) {
            unreadable(field);
            return null;
        }
        if (node.isString()) {
            problems.add(new Problem.NumberAsText(prefix + field));
        }
        return number;
    }

    /** Digits with at most a sign and a point, as somebody's database gave them out; null for any other text. */
    private static @Nullable BigDecimal number(JsonNode text) {
        String digits = text.asString().strip();
        boolean plain = digits.length() <= 40 && digits.chars().allMatch(c -> c >= '0' && c <= '9' || "+-.".indexOf(
                c) >= 0);
        try {
            return plain ? new BigDecimal(digits) : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private void unreadable(String field) {
        problems.add(new Problem.Unreadable(prefix + field));
    }

    private @Nullable JsonNode field(String name) {
        JsonNode node = object == null ? null : object.get(name);
        return node == null || node.isNull() ? null : node;
    }
}
