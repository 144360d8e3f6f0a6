package clipbrowser.media;

import clipbrowser.model.MediaFailure;

/** Which container a file is in, by its first bytes alone: names and content types can say anything. */
public enum ContainerProbe {
    /** ISO base media or QuickTime; which of both, its brand says. */
    MP4,
    /** Matroska or WebM; which of both, its document type says. */
    MATROSKA;

    /** How many of a file's first bytes are looked at. */
    static final int LENGTH = 12;

    private static final int EBML = 0x1A45DFA3;

    /**
     * @param head the file's first bytes, at most {@link #LENGTH} of them
     * @throws MediaException not media, for everything else: playlists, pages, transport streams …
     */
    static ContainerProbe of(ByteReader head) throws MediaException {
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
        throw new MediaException(new MediaFailure.NotMedia());
    }
}
