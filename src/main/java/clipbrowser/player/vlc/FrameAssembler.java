package clipbrowser.player.vlc;

import clipbrowser.player.decode.Decoder;
import clipbrowser.player.vlc.remux.FrameIdentifier;
import clipbrowser.player.vlc.remux.RemuxedVideo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of one movie, as VLC writes them: kept until it is certain which frames they show, then handed on with
 * their names. Called by one of VLC's threads at a time.
 */
final class FrameAssembler {
    /** So many pictures may come before their names are certain; two are enough where nothing is wrong. */
    private static final int MOST_UNNAMED = 12;

    /** Who is given the pictures. */
    interface Sink {
        /** Whether a frame's picture is taken; if not, its memory is used for another one. */
        boolean wants(long frame);

        /** One that was wanted. */
        void take(VlcFrame picture);

        /** Names can't be told, or a picture is none of the movie's: nothing more can be made of it. */
        void lost();
    }

    private record Unnamed(FrameBufferPool.Block block, long micros) {}

    private final VlcDecoder decoder;
    private final Decoder.Size size;
    private final FrameIdentifier names;
    private final Sink taker;
    private final List<Unnamed> unnamed = new ArrayList<>();
    /** Where VLC writes next. */
    private FrameBufferPool.@Nullable Block block;

    FrameAssembler(VlcDecoder decoder, RemuxedVideo remuxed, Decoder.Size size, Sink taker) {
        this.decoder = decoder;
        this.size = size;
        this.names = new FrameIdentifier(remuxed);
        this.taker = taker;
    }

    /** Where the next picture goes; 0 if it isn't of the size that was asked for. @param bytes what VLC writes */
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

    /** It has been written. @param micros VLC's time of it */
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

    /** VLC writes nothing any more: all memory is given back. */
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
