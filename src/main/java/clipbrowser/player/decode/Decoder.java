package clipbrowser.player.decode;

import clipbrowser.media.FrameTable;
import clipbrowser.media.MediaException;
import clipbrowser.model.SourceMedia;
import clipbrowser.time.MediaTime;

/** Opens sources for playing. Every call may block: never on the FX thread. Implemented by {@code player.vlc}. */
public interface Decoder extends AutoCloseable {
    /**
     * Pictures from a frame on.
     *
     * @param table  the source's frames, which name the pictures
     * @param from   the first frame that comes out
     * @param size   what the decoder scales to, before rotation
     * @param ahead  how many pictures may be decoded before one is taken; at least 1
     * @throws MediaException if it can't be opened
     */
    VideoStream video(SourceMedia source, FrameTable table, long from, Size size, int ahead)
            throws MediaException;

    /** The same. @param waits whether it waits off screen for a key that leads to it: its bytes are less urgent */
    default VideoStream video(SourceMedia source, FrameTable table, long from, Size size, int ahead, boolean waits)
            throws MediaException {
        return video(source, table, from, size, ahead);
    }

    /**
     * Sound from a time on.
     *
     * @param track counted from 0
     * @throws MediaException if it can't be opened, or there is no such track
     */
    AudioStream audio(SourceMedia source, FrameTable table, int track, MediaTime from) throws MediaException;

    /** Pixels; at least 16 by 16, and even: libVLC rounds odd ones down (measured). */
    record Size(int width, int height) {
        public Size {
            width = Math.max(16, width) & ~1;
            height = Math.max(16, height) & ~1;
        }
    }

    /** Closes every stream and the native library's instance. */
    @Override
    void close();
}
