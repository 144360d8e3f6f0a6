package clipbrowser.transcript;

import clipbrowser.time.MediaTime;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The words of a source in the order of their times. Immutable; looking up a time takes a binary search.
 *
 * @param words by start; of equal starts in the order of the file
 */
public record Transcript(List<Word> words) {
    /** Nothing said. */
    public static final Transcript EMPTY = new Transcript(List.of());

    public Transcript {
        words = words.stream().sorted(Comparator.comparingLong(Word::startMs)).toList();
    }

    /**
     * The same, everything that much later (earlier for negative milliseconds).
     *
     * @throws ArithmeticException beyond 64 bits
     */
    public Transcript shifted(long ms) {
        return ms == 0 ? this : new Transcript(words.stream().map(word -> word.shifted(ms)).toList());
    }

    /**
     * The words of a range: those of which more than half lies in it.
     *
     * @param in  inclusive
     * @param out exclusive
     */
    public List<Word> in(MediaTime in, MediaTime out) {
        List<Word> found = new ArrayList<>();
        for (int i = firstEndingAfter(in); i < words.size(); i++) {
            Word word = words.get(i);
            if (word.start().compareTo(out) >= 0) {
                break;
            }
            MediaTime middle = new MediaTime(Math.addExact(word.startMs(), word.endMs()), 2000);
            if (middle.compareTo(in) >= 0 && middle.compareTo(out) < 0) {
                found.add(word);
            }
        }
        return found;
    }

    /** The word that is being said at a time; empty between words. */
    public Optional<Word> at(MediaTime time) {
        for (int i = firstEndingAfter(time); i < words.size() && words.get(i).start().compareTo(time) <= 0; i++) {
            if (words.get(i).end().compareTo(time) > 0) {
                return Optional.of(words.get(i));
            }
        }
        return Optional.empty();
    }

    /**
     * The word that an edit point at this time cuts: begun before it and ended after it, each by more than the slack,
     * which is what word times of a speech recogniser are off by.
     *
     * @param slackMs milliseconds
     */
    public Optional<Word> cutAt(MediaTime time, long slackMs) {
        MediaTime slack = MediaTime.ofMillis(slackMs);
        return at(time).filter(word -> word.timed() && time.minus(word.start()).compareTo(slack) > 0
                && word.end().minus(time).compareTo(slack) > 0);
    }

    /** The first word that starts after a time. */
    public Optional<Word> startingAfter(MediaTime time) {
        int from = 0;
        int to = words.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (words.get(middle).start().compareTo(time) > 0) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from < words.size() ? Optional.of(words.get(from)) : Optional.empty();
    }

    /** The last word that starts before a time. */
    public Optional<Word> startingBefore(MediaTime time) {
        int from = 0;
        int to = words.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (words.get(middle).start().compareTo(time) >= 0) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from > 0 ? Optional.of(words.get(from - 1)) : Optional.empty();
    }

    /**
     * Where words are said, compared without regard to case, accents and punctuation at their ends.
     *
     * @param typed one word or several in a row; the last may be unfinished
     * @return the first word of each place, in the order of time
     */
    public List<Word> find(String typed) {
        List<String> wanted = new ArrayList<>();
        for (CueText.Piece piece : CueText.pieces(typed)) {
            String plain = plain(piece.text());
            if (!plain.isEmpty()) {
                wanted.add(plain);
            }
        }
        List<Word> found = new ArrayList<>();
        if (wanted.isEmpty()) {
            return found;
        }
        List<String> said = words.stream().map(word -> plain(word.text())).toList();
        for (int at = 0; at + wanted.size() <= said.size(); at++) {
            int same = 0;
            while (same < wanted.size() && (same == wanted.size() - 1
                    ? said.get(at + same).startsWith(wanted.get(same))
                    : said.get(at + same).equals(wanted.get(same)))) {
                same++;
            }
            if (same == wanted.size()) {
                found.add(words.get(at));
            }
        }
        return found;
    }

    /** Words as running text. */
    public static String text(List<Word> words) {
        StringBuilder text = new StringBuilder();
        for (Word word : words) {
            if (word.spaced() && !text.isEmpty() && !(endsUnspaced(text)
                    && CueText.isUnspaced(word.text().codePointAt(0)))) {
                text.append(' ');
            }
            text.append(word.text());
        }
        return text.toString();
    }

    /** Whether the text ends in a script without spaces, or in its punctuation. */
    private static boolean endsUnspaced(StringBuilder text) {
        int last = text.codePointBefore(text.length());
        return CueText.isUnspaced(last) || last >= 0x3000 && last <= 0x303f || last >= 0xff00 && last <= 0xffef;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT).codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    /** Ends are not in order where cues overlap: no word lasts longer than {@link CueText#LONGEST_WORD_MS}. */
    private int firstEndingAfter(MediaTime time) {
        MediaTime least = time.minus(MediaTime.ofMillis(CueText.LONGEST_WORD_MS));
        int from = 0;
        int to = words.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (words.get(middle).start().compareTo(least) >= 0) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        while (from < words.size() && words.get(from).end().compareTo(time) <= 0
                && words.get(from).start().compareTo(time) < 0) {
            from++;
        }
        return from;
    }
}
