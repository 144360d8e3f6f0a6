package clipbrowser.media.mp4;

import clipbrowser.media.BufferedSource;
import clipbrowser.media.ContainerProbe;
import clipbrowser.media.Demuxer;
import clipbrowser.media.FrameTable;
import clipbrowser.media.MediaException;

/** Reads mp4 and QuickTime files. Stateless; any thread. */
public final class Mp4Demuxer implements Demuxer {
    @Override
    public ContainerProbe container() {
        return ContainerProbe.MP4;
    }

    @Override
    public FrameTable table(BufferedSource file, long budget) throws MediaException {
        return new Mp4Reader(file).table(budget);
    }
}
