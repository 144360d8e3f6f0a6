package clipbrowser.player.decode;

import clipbrowser.media.FrameTable;
import clipbrowser.media.MediaException;
import clipbrowser.model.SourceMedia;
import clipbrowser.time.MediaTime;
import java.util.concurrent.CancellationException;

/**
 * Decodes thumbnails and waveforms in the background; its {@link Throttle} lets playback go first. Every call blocks:
 * never on the FX thread. Implemented by {@code player.vlc}.
 */
public interface PreviewDecoder extends AutoCloseable {
    /** Called before each piece of work (reading or decoding), on any thread; may block. */
    interface Throttle {
        /** Never pauses. */
        Throttle FREE = () -> true;

        /** Blocks while playback has to go first. @return false where the work is no longer wanted */
        boolean next();
    }

    /** Is handed what was made, on the thread that asked for it. */
    interface Frames {
        /** Its own from now on, to be released. */
        void take(DecodedFrame picture);
    }

    /** Is handed what was made, on the thread that asked for it. */
    interface AudioSink {
        /**
         * @param samples  interleaved, at {@link AudioStream#RATE}; may change after the call
         * @param channels at least 1
         * @param count    of each channel
         */
        void take(short[] samples, int channels, int count);
    }

    /**
     * Decodes the given frames of a source. Each is handed over as soon as it is decoded; frames that can't be decoded,
     * or aren't in the file, are left out.
     *
     * @param frames ascending, each once, at least one; their bytes are read into memory: a few seconds' worth at most
     * @param size   what is scaled to, before rotation
     * @throws MediaException        if none can be had
     * @throws CancellationException if the pace said that it is no longer wanted, or this was closed
     */
    void video(SourceMedia source, FrameTable table, long[] frames, Decoder.Size size, Throttle throttle, Frames to)
            throws MediaException, InterruptedException;

    /**
     * The sound of a source from one time to another, gapless from exactly the first; it ends early where the track
     * does.
     *
     * @param track counted from 0
     * @throws MediaException        if it can't be had
     * @throws CancellationException if the pace said that it is no longer wanted, or this was closed
     */
    void audio(SourceMedia source, FrameTable table, int track, MediaTime from, MediaTime until, Throttle throttle,
            AudioSink to)
            throws MediaException, InterruptedException;

    /** Ends all work and closes the native library's instance. */
    @Override
    void close();
}
