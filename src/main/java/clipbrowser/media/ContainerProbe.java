package clipbrowser.media;

import clipbrowser.model.MediaFailure;
import java.nio.charset.StandardCharsets;

/** Finds a file's container by its first bytes; its name and content type aren't trusted. */
public enum ContainerProbe {
    /** ISO base media or QuickTime; which of both, its brand says. */
    MP4,
    /** Matroska or WebM; which of both, its document type says. */
    MATROSKA;

    /** How many of a file's first bytes are looked at. */
    static final int LENGTH = 400;

    private static final int EBML = 0x1A45DFA3;

    /**
     * @param head the file's first bytes, at most {@link #LENGTH} of them
     * @throws MediaException not media, for everything else: playlists, pages, transport streams …
     */
    static ContainerProbe of(ByteReader head) throws MediaException {
        byte[] bytes = head.copy();
        if (head.remaining() >= 8) {
            int first = head.i32();
            int type = head.i32();
            if (first == EBML) {
                return MATROSKA;
            }
            // QuickTime files of before 2001 have no ftyp. A box is at least 8 bytes, or 0 and 1 for "to the end" and
            // "64 bits"; text in these four bytes would make a box of over 500 MB.
            boolean plausible = first == 0 || first == 1 || Integer.compareUnsigned(first, 8) >= 0;
            if (plausible && switch (ByteReader.name(type)) {
                case "ftyp", "moov", "mdat", "wide", "free", "skip", "pnot", "styp" -> true;
                default -> false;
            }) {
                return MP4;
            }
        }
        String other = other(new String(bytes, StandardCharsets.ISO_8859_1));
        throw new MediaException(other.isEmpty()
                ? new MediaFailure.NotMedia()
                : new MediaFailure.OtherContainer(other));
    }

    /** The container's name; empty where it is none that is known. @param head a character for each byte */
    private static String other(String head) {
        if (head.startsWith("RIFF") && head.startsWith("AVI ", 8)) {
            return "AVI";
        }
        if (head.startsWith("FLV\1")) {
            return "Flash (flv)";
        }
        if (packets(head, 0, 188) || packets(head, 4, 192)) {
            return "MPEG-TS";
        }
        if (head.startsWith("\0\0\1\272")) {
            return "MPEG-PS";
        }
        if (head.startsWith("0&\262u\216f\317\21")) {
            return "Windows Media (wmv)";
        }
        if (head.startsWith("OggS")) {
            return "Ogg";
        }
        return head.startsWith("\6\16+4\2\5\1\1") ? "MXF" : "";
    }

    /** Whether packets of a transport stream follow each other. */
    private static boolean packets(String head, int first, int length) {
        return head.length() > first + length && head.charAt(first) == 'G' && head.charAt(first + length) == 'G'
                && (head.length() <= first + 2 * length || head.charAt(first + 2 * length) == 'G');
    }
}
