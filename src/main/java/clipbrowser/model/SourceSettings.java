package clipbrowser.model;

import clipbrowser.time.FrameRate;
import org.jspecify.annotations.Nullable;

/**
 * What the editor set for one source, and what was settled for it, so that window and headless export agree.
 *
 * @param rate          the editor's own rate; null to follow the evidence
 * @param drop          whether labels drop; null to follow the source's own start timecode
 * @param startTimecode label of the first frame; null to follow the file
 * @param file          path of the linked local original; null without
 * @param fileOffset    the local file's frame that is the source's frame 0
 * @param settled       the rate that was settled last; null while none was
 */
public record SourceSettings(@Nullable FrameRate rate, @Nullable Boolean drop, @Nullable String startTimecode,
        @Nullable String file, long fileOffset, @Nullable FrameRate settled) {
    public static final SourceSettings NONE = new SourceSettings(null, null, null, null, 0, null);

    public SourceSettings withRate(@Nullable FrameRate to) {
        return new SourceSettings(to, drop, startTimecode, file, fileOffset, settled);
    }

    public SourceSettings withDrop(@Nullable Boolean to) {
        return new SourceSettings(rate, to, startTimecode, file, fileOffset, settled);
    }

    public SourceSettings withStartTimecode(@Nullable String to) {
        return new SourceSettings(rate, drop, to, file, fileOffset, settled);
    }

    public SourceSettings withFile(@Nullable String path, long offset) {
        return new SourceSettings(rate, drop, startTimecode, path, offset, settled);
    }

    public SourceSettings withSettled(@Nullable FrameRate to) {
        return new SourceSettings(rate, drop, startTimecode, file, fileOffset, to);
    }
}
