package clipbrowser.player.vlc;

import clipbrowser.player.decode.Decoder;
import clipbrowser.player.vlc.remux.FrameIdentifier;
import clipbrowser.player.vlc.remux.RemuxedVideo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the pictures of one {@link RemuxedVideo} as VLC writes them, keeps them until their timestamps tell which
 * frames they show, and hands them on with their frame numbers. Called by one of VLC's threads at a time.
 */
final class FrameAssembler {
    /** Pictures that may come before their frames are certain; two are enough where nothing is wrong. */
    private static final int MOST_UNNAMED = 12;

    /** Receives the frames. */
    interface Sink {
        /** Whether a frame is wanted; if not, its memory is used for the next picture. */
        boolean wants(long frame);

        /** A wanted frame; the receiver has to release it. */
        void take(VlcFrame picture);

        /** Frames can't be identified, or a picture's timestamp is none of ours: decoding has to begin anew. */
        void lost();
    }

    private record Unnamed(FrameBufferPool.Block block, long micros) {}

    private final VlcDecoder decoder;
    private final Decoder.Size size;
    private final FrameIdentifier names;
    private final Sink taker;
    private final List<Unnamed> unnamed = new ArrayList<>();
    /** The memory that VLC writes to next. */
    private FrameBufferPool.@Nullable Block block;

    FrameAssembler(VlcDecoder decoder, RemuxedVideo remuxed, Decoder.Size size, Sink taker) {
        this.decoder = decoder;
        this.size = size;
        this.names = new FrameIdentifier(remuxed);
        this.taker = taker;
    }

    /**
     * The address for the next picture; 0 if it isn't of the asked size.
     *
     * @param bytes how many VLC is going to write
     */
    long room(long bytes) {
        if (bytes < (long) size.width() * size.height() * 4) {
            taker.lost();
            return 0;
        }
        FrameBufferPool.Block free = block;
        if (free == null) {
            free = decoder.pixels().take(bytes);
            block = free;
        }
        return free.address();
    }

    /** A picture has been written. @param micros its timestamp */
    void shown(long micros) {
        FrameBufferPool.Block written = block;
        if (written == null) {
            return;
        }
        if (names.settled()) {
            hand(new Unnamed(written, micros));
            return;
        }
        names.hear(micros);
        unnamed.add(new Unnamed(written, micros));
        block = null;
        if (names.settled()) {
            unnamed.forEach(this::hand);
            unnamed.clear();
        } else if (unnamed.size() > MOST_UNNAMED) {
            taker.lost();
        }
    }

    private void hand(Unnamed picture) {
        long frame = names.frame(picture.micros);
        if (frame >= 0 && taker.wants(frame)) {
            if (block == picture.block) {
                block = null;
            }
            taker.take(new VlcFrame(frame, size.width(), size.height(), decoder.pixels(), picture.block));
            return;
        }
        if (block == null) {
            block = picture.block;
        } else if (block != picture.block) {
            decoder.pixels().give(picture.block);
        }
        if (frame == FrameIdentifier.UNKNOWN) {
            taker.lost();
        }
    }

    /** To be called once VLC has stopped writing: gives all memory back. */
    void end() {
        unnamed.forEach(picture -> decoder.pixels().give(picture.block));
        unnamed.clear();
        FrameBufferPool.Block left = block;
        block = null;
        if (left != null) {
            decoder.pixels().give(left);
        }
    }
}
