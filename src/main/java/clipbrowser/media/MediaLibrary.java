package clipbrowser.media;

import clipbrowser.model.SourceMedia;
import java.util.Optional;

/** Where players, thumbnails and frame tables get a source from. Any thread but FX's: every call may block. */
public interface MediaLibrary {
    /** A new reader of a source, to be read in order. @throws MediaException as the other one */
    default MediaBytes open(SourceMedia source) throws MediaException {
        return open(source, ReadPurpose.PLAYING);
    }

    /**
     * A new reader of a source. One in the {@linkplain ReadPurpose#background background} fetches what is read and
     * nothing beyond it.
     *
     * @throws MediaException if it can't be opened under the network policy
     */
    MediaBytes open(SourceMedia source, ReadPurpose purpose) throws MediaException;

    /** The truth about a source's frames; read once, then remembered. */
    FrameTable table(SourceMedia source) throws MediaException;

    /** Says that the editor waits for a source's table: it is read before others. Returns at once. */
    default void hurry(SourceMedia source) {}

    /** The frames that decisions count, where what is played is another file. */
    default FrameTable counted(SourceMedia source) throws MediaException {
        return table(source);
    }

    /** The frames of the media that exports name: a linked file where there is one. */
    default FrameTable exported(SourceMedia source) throws MediaException {
        return table(source);
    }

    /** A name for files that holds for these very bytes, wherever they lie; empty while nothing was read of them. */
    default Optional<String> fingerprint(SourceMedia source) {
        return Optional.empty();
    }

    /**
     * About how many bytes of a range would have to be fetched; 0 where they are on this machine.
     *
     * @param from inclusive @param to exclusive
     */
    default long missing(SourceMedia source, long from, long to) {
        return 0;
    }
}
