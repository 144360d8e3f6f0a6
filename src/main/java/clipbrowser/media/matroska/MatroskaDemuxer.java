package clipbrowser.media.matroska;

import clipbrowser.media.BufferedSource;
import clipbrowser.media.ContainerProbe;
import clipbrowser.media.Demuxer;
import clipbrowser.media.FrameTable;
import clipbrowser.media.MediaException;

/** Reads Matroska and WebM files. Stateless; any thread. */
public final class MatroskaDemuxer implements Demuxer {
    @Override
    public ContainerProbe container() {
        return ContainerProbe.MATROSKA;
    }

    @Override
    public FrameTable table(BufferedSource file, long budget) throws MediaException {
        return new MatroskaReader(file).table(budget);
    }
}
