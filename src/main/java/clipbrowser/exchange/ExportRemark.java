package clipbrowser.exchange;

import clipbrowser.time.FrameRate;

/** Something to know of an export that went well. */
public sealed interface ExportRemark {
    /** The source's rate varies: the file assumes a constant one; conform the media to it first. */
    record AssumedRate(ExportSource source, FrameRate rate) implements ExportRemark {}

    /** The clip ran past its source's end and was ended there. @param frames how many were cut off */
    record EndedAtSource(ExportClip clip, long frames) implements ExportRemark {}

    /** It stands in the table, but without frames. */
    record WithoutFrames(NotExported clip) implements ExportRemark {}
}
