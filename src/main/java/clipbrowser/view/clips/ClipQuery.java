package clipbrowser.view.clips;

import clipbrowser.model.Decision;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import clipbrowser.time.FrameRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What was typed into the query box: words that all must hold.
 * {@code kept rejected undecided problem note watched trimmed duplicate long changed gone},
 * {@code len<30s len>1.5s len=48f len<900ms}, {@code source:interview title:"cold open" note:teaser}; everything else
 * is looked for in title, id, note and what is said. Quotes keep words together, {@code -} before a word wants it not
 * to hold. A half-typed condition is a word like any other.
 */
public record ClipQuery(List<Predicate<ReviewedClip>> conditions) {
    private static final Pattern WORD = Pattern.compile("(-?)(?:(source:|title:|note:)?\"([^\"]*)\"?|(\\S+))");
    private static final Pattern LENGTH = Pattern.compile("len([<>=])(\\d{1,6})(?:\\.(\\d{1,3}))?(s|ms|f|)");
    private static final List<String> NAMES = List.of("kept", "rejected", "undecided", "problem", "note", "watched",
            "duplicate", "trimmed", "long", "changed", "gone", "len<", "len>", "len=", "source:", "title:", "note:");

    /** Without a length limit: no clip is {@code long} then. */
    public static ClipQuery of(String typed) {
        return of(typed, 0);
    }

    /**
     * Never fails: what isn't understood is looked for as text.
     *
     * @param limit in seconds, beyond which a clip is {@code long}; 0 for none
     */
    public static ClipQuery of(String typed, int limit) {
        List<Predicate<ReviewedClip>> all = new ArrayList<>();
        Matcher words = WORD.matcher(typed.strip().replace('\u201c', '"').replace('\u201d', '"'));
        while (words.find()) {
            String quoted = words.group(3);
            String bare = words.group(4);
            Predicate<ReviewedClip> one = bare == null
                    ? field(words.group(2) == null ? "" : words.group(2), quoted)
                    : word(bare.toLowerCase(Locale.ROOT), limit);
            boolean not = !words.group(1).isEmpty() && !(bare == null ? quoted : bare).isEmpty();
            all.add(not ? one.negate() : one);
        }
        return new ClipQuery(List.copyOf(all));
    }

    public boolean accepts(ReviewedClip clip) {
        for (Predicate<ReviewedClip> condition : conditions) {
            if (!condition.test(clip)) {
                return false;
            }
        }
        return true;
    }

    private static Predicate<ReviewedClip> word(String word, int limit) {
        Matcher length = LENGTH.matcher(word);
        if (length.matches()) {
            return length(length);
        }
        for (String field : List.of("source:", "title:", "note:")) {
            if (word.startsWith(field)) {
                return field(field, word.substring(field.length()));
            }
        }
        return switch (word) {
            case "kept", "keep" -> clip -> clip.decision() == Decision.KEEP;
            case "rejected", "reject" -> clip -> clip.decision() == Decision.REJECT;
            case "undecided" -> clip -> clip.decision() == Decision.UNDECIDED;
            case "problem" -> clip -> !clip.problems().isEmpty();
            case "note" -> clip -> !clip.clipReview().note().isEmpty();
            case "watched" -> clip -> clip.watchedProperty().get();
            case "trimmed" -> clip -> clip.clipReview().trim() != null;
            case "long" -> clip -> limit > 0 && clip.longerThan(limit);
            case "changed" -> clip -> clip.formerProperty().get() != null && !clip.goneProperty().get();
            case "gone" -> clip -> clip.goneProperty().get();
            case "duplicate" -> clip -> clip.groupProperty().get() > 0;
            default -> text(word);
        };
    }

    private static Predicate<ReviewedClip> length(Matcher asked) {
        String fraction = asked.group(3) == null ? "" : asked.group(3);
        long millis = Long.parseLong(asked.group(2)) * 1000 + Long.parseLong((fraction + "000").substring(0, 3));
        String sign = asked.group(1);
        String unit = asked.group(4);
        return clip -> {
            FrameRange range = clip.range();
            if (range == null) {
                return false;
            }
            // Frames don't fall on whole seconds: "equal" seconds are those that show as equal, to a tenth.
            long difference = switch (unit) {
                case "f" -> range.length() * 1000 - millis;
                case "ms" -> (Totals.length(clip).millis() - millis / 1000) * 1000;
                default -> Totals.length(clip).micros() - millis * 1000;
            };
            return switch (sign) {
                case "<" -> difference < 0;
                case ">" -> difference > 0;
                default -> Math.abs(difference) < (unit.isEmpty() || unit.equals("s") ? 50_000 : 1);
            };
        };
    }

    private static Predicate<ReviewedClip> field(String name, String part) {
        String wanted = part.toLowerCase(Locale.ROOT);
        return switch (name) {
            case "source:" -> source(part);
            case "title:" -> clip -> clip.clipReview().title().toLowerCase(Locale.ROOT).contains(wanted);
            case "note:" -> clip -> clip.clipReview().note().toLowerCase(Locale.ROOT).contains(wanted);
            default -> text(part);
        };
    }

    private static Predicate<ReviewedClip> source(String part) {
        String wanted = part.toLowerCase(Locale.ROOT);
        // Thousands of clips share a few sources.
        Map<String, Boolean> known = new HashMap<>();
        return clip -> known.computeIfAbsent(clip.source().id(), id -> id.toLowerCase(Locale.ROOT).contains(wanted));
    }

    private static Predicate<ReviewedClip> text(String part) {
        String wanted = part.toLowerCase(Locale.ROOT);
        return clip -> {
            String id = clip.clip().id();
            return clip.name().toLowerCase(Locale.ROOT).contains(wanted)
                    || id != null && id.toLowerCase(Locale.ROOT).contains(wanted)
                    || clip.clipReview().note().toLowerCase(Locale.ROOT).contains(wanted)
                    || clip.spoken().toLowerCase(Locale.ROOT).contains(wanted);
        };
    }

    /** The whole text with its last word completed, one for each way to do it; none after a space. */
    static List<String> completions(String typed, Session session) {
        int begins = typed.lastIndexOf(' ') + 1;
        String last = typed.substring(begins).toLowerCase(Locale.ROOT);
        if (last.isEmpty()) {
            return List.of();
        }
        String before = typed.substring(0, begins);
        Stream<String> sources = session.sources().size() < 2
                ? Stream.empty()
                : session.sources().stream().map(Source::id)
                        .map(id -> "source:" + (id.contains(" ") ? "\"" + id + "\"" : id));
        return Stream.concat(NAMES.stream(), sources)
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(last) && name.length() > last.length())
                .limit(8).map(name -> before + name).toList();
    }
}
