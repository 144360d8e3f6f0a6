package clipbrowser.exchange;

import clipbrowser.time.MediaTime;
import clipbrowser.time.Timecode;

/**
 * A clip as one file cuts it. All frames are those of the media that is named, at the file's rate.
 *
 * @param in       first frame of the media, handles included
 * @param out      frame of the media after the last, handles included
 * @param frames   how many frames the media has, as far as that is known
 * @param recordIn frame of the sequence that the clip begins at, from 0
 * @param markIn   first frame of the clip without handles
 * @param markOut  frame after the last without handles
 * @param from     when it begins, counted from the media's first frame, handles included: within the first frame where
 *                 that is held
 * @param to       when it ends, exclusive
 */
public record Event(ExportClip clip, long in, long out, long frames, long recordIn, long markIn, long markOut,
        MediaTime from, MediaTime to) {
    public long length() {
        return out - in;
    }

    public ExportSource source() {
        return clip.source();
    }

    /** What the file that is named is like. */
    public MediaDescription media() {
        return clip.source().media();
    }

    /** How long it is, handles included. */
    public MediaTime lasts() {
        return to.minus(from);
    }

    /** Whether there is more of it than the clip: handles on one side at least. */
    public boolean widened() {
        return markIn > in || markOut < out;
    }

    /** The timecode count of the media's first frame. */
    public long mediaStart() {
        return source().mediaTimecode().start();
    }

    /** First frame as a count of timecode. */
    public long clockIn() {
        return in + mediaStart();
    }

    /** Exclusive; see {@link #clockIn}. */
    public long clockOut() {
        return out + mediaStart();
    }

    /** First frame without handles as a count of timecode. */
    public long clockMark() {
        return markIn + mediaStart();
    }

    Event at(long record) {
        return new Event(clip, in, out, frames, record, markIn, markOut, from, to);
    }

    /** A count of timecode as a label of one day: after 23:59:59 comes 00:00:00, as on a camera. */
    static String label(Timecode clock, long count) {
        return clock.label(Math.floorMod(count, day(clock)));
    }

    /** Counts in a day of labels. */
    static long day(Timecode clock) {
        int nominal = clock.rate().nominal();
        return clock.drop() ? 24L * (3600L * nominal - 54L * clock.rate().dropped()) : 86_400L * nominal;
    }
}
