package clipbrowser.media;

import clipbrowser.model.MediaFailure;
import java.util.List;

/** Chooses the container by a file's first bytes, and has its headers read. Immutable; any thread. */
public final class Demuxers {
    private final List<Demuxer> all;

    /** @param all one for each container that can be read */
    public Demuxers(List<Demuxer> all) {
        this.all = List.copyOf(all);
    }

    /**
     * Reads the table of an mp4, mov, mkv or webm file. Blocks; not for the FX thread.
     *
     * @throws MediaException not media, unreadable, or what the bytes failed with; never any other exception
     */
    public FrameTable read(MediaBytes bytes, FrameTable.Effort effort) throws MediaException {
        return read(bytes, effort.bytes());
    }

    /** @param budget bytes beyond the headers that may be read to find every frame */
    FrameTable read(MediaBytes bytes, long budget) throws MediaException {
        BufferedSource file = new BufferedSource(bytes);
        return MediaException.orUnreadable(() -> demuxer(file).table(file, budget)).checked();
    }

    private Demuxer demuxer(BufferedSource file) throws MediaException {
        ContainerProbe container = ContainerProbe.of(file.upTo(0, ContainerProbe.LENGTH));
        return all.stream().filter(demuxer -> demuxer.container() == container).findFirst()
                .orElseThrow(() -> new MediaException(new MediaFailure.NotMedia()));
    }
}
