package clipbrowser.transcript;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A transcript as it was read from a file.
 *
 * @param transcript what can be used of it
 * @param format     of the file
 * @param dropped    cues that could not be used: without times, or ending before they start
 * @param guessed    whether the text isn't UTF-8 and was read as Windows-1252: accents may be wrong
 */
public record TranscriptFile(Transcript transcript, Format format, int dropped, boolean guessed) {
    /** Twenty hours of speech with a time for each word stay below it. */
    public static final int MOST_BYTES = 32 << 20;
    private static final int MOST_WORDS = 1_000_000;
    /** A cue further on than a hundred hours is a mistake of the file. */
    static final long LAST_MS = 100L * 3_600_000;

    /** What kinds of file are read. */
    public enum Format {
        SUBRIP,
        WEBVTT,
        RECOGNISER
    }

    /** What a reader collects. */
    static final class Cues {
        final List<Word> words = new ArrayList<>();
        int dropped;

        /** Whether a cue has times that can be used; counts it as dropped if not. */
        boolean takes(long startMs, long endMs) {
            boolean fine = startMs >= 0 && endMs > startMs && endMs <= LAST_MS && words.size() < MOST_WORDS;
            dropped += fine ? 0 : 1;
            return fine;
        }
    }

    /**
     * Reads a file's content.
     *
     * @throws UnreadableTranscript if there is nothing in it that can be used
     */
    public static TranscriptFile read(byte[] content) throws UnreadableTranscript {
        if (content.length > MOST_BYTES) {
            throw new UnreadableTranscript(UnreadableTranscript.Reason.TOO_LARGE);
        }
        Charset marked = marked(content);
        String strict = decode(content, marked);
        String text = strict == null ? new String(content, Charset.forName("windows-1252")) : strict;
        if (text.startsWith("\ufeff")) {
            text = text.substring(1);
        }
        text = text.replace("\r\n", "\n").replace('\r', '\n');
        Format format = format(text);
        Cues cues = new Cues();
        switch (format) {
            case SUBRIP -> SubRip.read(text, cues);
            case WEBVTT -> WebVttText.read(text, cues);
            case RECOGNISER -> RecogniserJson.read(text, cues);
        }
        if (cues.words.isEmpty()) {
            throw new UnreadableTranscript(UnreadableTranscript.Reason.NO_CUES);
        }
        return new TranscriptFile(new Transcript(cues.words), format, cues.dropped, strict == null);
    }

    /** Whether a text is JSON that a recogniser of speech wrote. */
    public static boolean isRecognisers(String text) {
        try {
            String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
            if (plain.length() > MOST_BYTES || format(plain) != Format.RECOGNISER) {
                return false;
            }
            Cues cues = new Cues();
            RecogniserJson.read(plain, cues);
            return !cues.words.isEmpty();
        } catch (UnreadableTranscript _) {
            return false;
        }
    }

    private static Format format(String text) throws UnreadableTranscript {
        String start = text.substring(0, Math.min(text.length(), 4096)).stripLeading();
        if (start.startsWith("WEBVTT")) {
            return Format.WEBVTT;
        }
        if (start.startsWith("{") || start.startsWith("[")) {
            return Format.RECOGNISER;
        }
        if (start.contains(" --> ")) {
            return Format.SUBRIP;
        }
        throw new UnreadableTranscript(UnreadableTranscript.Reason.UNKNOWN_FORMAT);
    }

    private static Charset marked(byte[] content) {
        if (content.length >= 2 && content[0] == (byte) 0xff && content[1] == (byte) 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        if (content.length >= 2 && content[0] == (byte) 0xfe && content[1] == (byte) 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        return StandardCharsets.UTF_8;
    }

    private static @org.jspecify.annotations.Nullable String decode(byte[] content, Charset charset) {
        try {
            return charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
