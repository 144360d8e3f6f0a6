package clipbrowser.transcript;

import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.MediaTime;

/**
 * The transcript that a source has, as it is used and shown.
 *
 * @param name     of the file it was read from, without its folder
 * @param offsetMs milliseconds by which the file's times are shifted: positive where the file's words come too early
 * @param file     as it was read, not shifted
 * @param shifted  the words at the source's own times
 */
public record SourceTranscript(String name, long offsetMs, TranscriptFile file, Transcript shifted) {
    /** The longest offset, in milliseconds: a day of timecode. */
    public static final long MOST_OFFSET_MS = 24L * 3_600_000;

    /**
     * What is said in a range of the source.
     *
     * @param origin when players show the source's first frame
     */
    public String said(FrameGrid grid, FrameRange range, MediaTime origin) {
        return Transcript.text(shifted.in(grid.begins(range).plus(origin), grid.ends(range).plus(origin)));
    }

    /** @throws IllegalArgumentException if the offset is longer than {@link #MOST_OFFSET_MS} */
    public static SourceTranscript of(String name, long offsetMs, TranscriptFile file) {
        if (Math.abs(offsetMs) > MOST_OFFSET_MS) {
            throw new IllegalArgumentException("offset " + offsetMs);
        }
        return new SourceTranscript(name, offsetMs, file, file.transcript().shifted(offsetMs));
    }
}
