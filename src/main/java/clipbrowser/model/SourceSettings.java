package clipbrowser.model;

import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRate;
import clipbrowser.time.MediaTime;
import org.jspecify.annotations.Nullable;

/**
 * What the editor set for one source, and what was settled for it, so that window and headless export agree.
 *
 * @param rate          the editor's own rate; null to follow the evidence
 * @param drop          whether labels drop; null to follow the source's own start timecode
 * @param startTimecode label of the first frame; null to follow the file
 * @param file          path of the linked local original; null without
 * @param fileOffset    the local file's frame that is the source's frame 0
 * @param playsFile     whether the linked file is played instead of what is hosted
 * @param settled       the rate that the source's own file was seen to have; null while it wasn't read
 * @param settledOrigin what players show at frame 0 of the source's own file, as it was seen; 0 while it wasn't read
 * @param pictureAtZero whether the service's milliseconds count from the first picture, not as players count
 */
public record SourceSettings(@Nullable FrameRate rate, @Nullable Boolean drop, @Nullable String startTimecode,
        @Nullable String file, long fileOffset, boolean playsFile, @Nullable FrameRate settled,
        MediaTime settledOrigin, boolean pictureAtZero) {
    /** An offset that no file has is none. */
    public SourceSettings {
        fileOffset = Math.abs(fileOffset) > Trim.MOST_FRAMES || fileOffset == Long.MIN_VALUE ? 0 : fileOffset;
    }

    public static final SourceSettings NONE = new SourceSettings(null, null, null, null, 0, false, null);

    /** With milliseconds that count from 0 at the first picture, as they do in most files on any clock. */
    public SourceSettings(@Nullable FrameRate rate, @Nullable Boolean drop, @Nullable String startTimecode,
            @Nullable String file, long fileOffset, boolean playsFile, @Nullable FrameRate settled) {
        this(rate, drop, startTimecode, file, fileOffset, playsFile, settled, MediaTime.ZERO, false);
    }

    public SourceSettings withRate(@Nullable FrameRate to) {
        return new SourceSettings(to, drop, startTimecode, file, fileOffset, playsFile, settled, settledOrigin,
                pictureAtZero);
    }

    public SourceSettings withDrop(@Nullable Boolean to) {
        return new SourceSettings(rate, to, startTimecode, file, fileOffset, playsFile, settled, settledOrigin,
                pictureAtZero);
    }

    public SourceSettings withStartTimecode(@Nullable String to) {
        return new SourceSettings(rate, drop, to, file, fileOffset, playsFile, settled, settledOrigin,
                pictureAtZero);
    }

    /** With another file, null for none. Another file isn't played until that is asked for. */
    public SourceSettings withFile(@Nullable String path, long offset) {
        boolean plays = playsFile && path != null && path.equals(file) && offset == 0;
        return new SourceSettings(rate, drop, startTimecode, path, offset, plays, settled, settledOrigin,
                pictureAtZero);
    }

    public SourceSettings withPlaysFile(boolean to) {
        return new SourceSettings(rate, drop, startTimecode, file, fileOffset, to, settled, settledOrigin,
                pictureAtZero);
    }

    /** With what the source's own file was seen to have. @param origin see {@link FrameGrid#origin} */
    public SourceSettings withSettled(@Nullable FrameRate to, MediaTime origin) {
        return new SourceSettings(rate, drop, startTimecode, file, fileOffset, playsFile, to, origin, pictureAtZero);
    }

    public SourceSettings withPictureAtZero(boolean to) {
        return new SourceSettings(rate, drop, startTimecode, file, fileOffset, playsFile, settled, settledOrigin, to);
    }
}
