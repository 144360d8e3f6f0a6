package clipbrowser.view.clips;

import clipbrowser.model.Decision;
import clipbrowser.session.ClipReview;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What was typed into the query box: words that all must hold. {@code kept rejected undecided problem note watched},
 * {@code len<30s len>1.5s source:interview}, everything else is looked for in title, id and note; quotes keep words
 * together. A half-typed condition is a word like any other.
 */
record ClipQuery(List<Predicate<ClipReview>> conditions) {
    private static final Pattern WORD = Pattern.compile("(source:)?\"([^\"]*)\"?|(\\S+)");
    private static final Pattern LENGTH = Pattern.compile("len([<>])(\\d{1,6})(?:\\.(\\d{1,3}))?s?");
    private static final List<String> NAMES = List.of("kept", "rejected", "undecided", "problem", "note", "watched",
            "duplicate", "len<", "len>", "source:");

    static ClipQuery of(String typed) {
        List<Predicate<ClipReview>> all = new ArrayList<>();
        Matcher words = WORD.matcher(typed.strip().replace('\u201c', '"').replace('\u201d', '"'));
        while (words.find()) {
            String quoted = words.group(2);
            if (quoted != null) {
                all.add(words.group(1) == null ? text(quoted) : source(quoted));
            } else {
                all.add(word(words.group(3).toLowerCase(Locale.ROOT)));
            }
        }
        return new ClipQuery(List.copyOf(all));
    }

    boolean accepts(ClipReview clip) {
        return conditions.stream().allMatch(condition -> condition.test(clip));
    }

    private static Predicate<ClipReview> word(String word) {
        Matcher length = LENGTH.matcher(word);
        if (length.matches()) {
            String fraction = length.group(3) == null ? "" : length.group(3);
            long micros = Long.parseLong(length.group(2)) * 1_000_000
                    + Long.parseLong((fraction + "000").substring(0, 3)) * 1000;
            boolean shorter = length.group(1).equals("<");
            return clip -> clip.range() != null && (shorter
                    ? Totals.length(clip).micros() < micros
                    : Totals.length(clip).micros() > micros);
        }
        if (word.startsWith("source:")) {
            return source(word.substring("source:".length()));
        }
        return switch (word) {
            case "kept", "keep" -> clip -> clip.decision() == Decision.KEEP;
            case "rejected", "reject" -> clip -> clip.decision() == Decision.REJECT;
            case "undecided" -> clip -> clip.decision() == Decision.UNDECIDED;
            case "problem" -> clip -> !clip.problems().isEmpty();
            case "note" -> clip -> !clip.verdict().note().isEmpty();
            case "watched" -> clip -> clip.watchedProperty().get();
            case "duplicate" -> clip -> clip.groupProperty().get() > 0;
            default -> text(word);
        };
    }

    private static Predicate<ClipReview> source(String part) {
        String wanted = part.toLowerCase(Locale.ROOT);
        return clip -> clip.source().id().toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static Predicate<ClipReview> text(String part) {
        String wanted = part.toLowerCase(Locale.ROOT);
        return clip -> Stream.of(clip.name(), clip.clip().id() == null ? "" : clip.clip().id(), clip.verdict().note())
                .anyMatch(t -> t.toLowerCase(Locale.ROOT).contains(wanted));
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
