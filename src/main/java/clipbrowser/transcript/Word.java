package clipbrowser.transcript;

import clipbrowser.time.MediaTime;

/**
 * A word of a transcript, or a single character of a script that is written without spaces.
 *
 * @param startMs milliseconds on the source's clock, inclusive
 * @param endMs   exclusive; never before {@code startMs}
 * @param text    as written, with its punctuation, without white space around it
 * @param spaced  whether a space stands before it in running text
 * @param timed   whether the file gives this word's own times; else they were divided from its cue's by length, and are
 *                good enough to show and to go to, not to call a word cut
 */
public record Word(long startMs, long endMs, String text, boolean spaced, boolean timed) {
    private static final String ENDS = ".!?\u2026\u3002\uff01\uff1f\u061f\u0964";
    private static final String CLOSING = "\"')]}\u00bb\u201d\u2019\u300d\u300f\uff09";

    /** @throws IllegalArgumentException if it ends before it starts */
    public Word {
        if (endMs < startMs) {
            throw new IllegalArgumentException(startMs + " to " + endMs);
        }
    }

    public MediaTime start() {
        return MediaTime.ofMillis(startMs);
    }

    public MediaTime end() {
        return MediaTime.ofMillis(endMs);
    }

    /** Whether a sentence ends with it: a full stop, question or exclamation mark, also before closing quotes. */
    public boolean endsSentence() {
        int last = text.length() - 1;
        while (last > 0 && CLOSING.indexOf(text.charAt(last)) >= 0) {
            last--;
        }
        return last >= 0 && ENDS.indexOf(text.charAt(last)) >= 0;
    }

    Word shifted(long ms) {
        return new Word(Math.addExact(startMs, ms), Math.addExact(endMs, ms), text, spaced, timed);
    }
}
