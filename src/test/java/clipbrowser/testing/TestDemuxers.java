package clipbrowser.testing;

import clipbrowser.media.Demuxers;
import clipbrowser.media.FrameTable;
import clipbrowser.media.MediaBytes;
import clipbrowser.media.MediaException;
import clipbrowser.media.matroska.MatroskaDemuxer;
import clipbrowser.media.mp4.Mp4Demuxer;
import java.util.List;

/** Every container that the program reads. */
public final class TestDemuxers {
    public static final Demuxers ALL = new Demuxers(List.of(new Mp4Demuxer(), new MatroskaDemuxer()));

    private TestDemuxers() {}

    public static FrameTable read(MediaBytes bytes, FrameTable.Effort effort) throws MediaException {
        return ALL.read(bytes, effort);
    }
}
