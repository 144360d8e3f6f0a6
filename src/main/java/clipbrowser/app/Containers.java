package clipbrowser.app;

import clipbrowser.media.Demuxers;
import clipbrowser.media.matroska.MatroskaDemuxer;
import clipbrowser.media.mp4.Mp4Demuxer;
import java.util.List;

/** The containers that this program reads. */
final class Containers {
    /** One demuxer for each of them. */
    static final Demuxers ALL = new Demuxers(List.of(new Mp4Demuxer(), new MatroskaDemuxer()));

    private Containers() {}
}
