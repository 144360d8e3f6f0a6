package clipbrowser.media;

import clipbrowser.model.SourceMedia;

/** Where players, thumbnails and frame tables get a source from. Any thread but FX's: every call may block. */
public interface MediaLibrary {
    /** A new reader of a source. @throws MediaException if it can't be opened under the network policy */
    MediaBytes open(SourceMedia source) throws MediaException;

    /** The truth about a source's frames; read once, then remembered. */
    FrameTable table(SourceMedia source) throws MediaException;

    /** The frames that decisions count, where what is played is another file. */
    default FrameTable counted(SourceMedia source) throws MediaException {
        return table(source);
    }
}
