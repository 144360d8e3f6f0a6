package clipbrowser.player.frames;

import clipbrowser.media.MediaException;
import clipbrowser.player.decode.OpenedSource;
import org.jspecify.annotations.Nullable;

/** Finds the picture of a frame: among the recent ones, in the stream on screen, or by opening another. */
public final class FrameSource {
    /** So many frames are decoded on to rather than opened anew. */
    private static final long NEAR = 16;
    private final StreamPool streamPool;
    private final FrameCache frameCache;
    private @Nullable OpenedSource openedSource;

    public FrameSource(StreamPool streamPool, FrameCache frameCache) {
        this.streamPool = streamPool;
        this.frameCache = frameCache;
    }

    public FrameCache frameCache() {
        return frameCache;
    }

    /** Another source, or the same at another size: nothing that was remembered is of use. */
    public void use(@Nullable OpenedSource other) {
        if (!java.util.Objects.equals(openedSource, other)) {
            openedSource = other;
            frameCache.clear();
        }
    }

    /** The picture of a frame. See {@link #find(OpenedSource, long, long, long)}; opened at that frame if need be. */
    @Nullable
    public FrameRef find(OpenedSource of, long frame, long now) throws MediaException {
        return find(of, frame, frame, now);
    }

    /**
     * The picture of a frame, still the ring's; null while it has to be waited for.
     *
     * @param openAt where a stream is opened if none leads there, at or before the frame: what lies between is then
     *               remembered
     */
    @Nullable
    public FrameRef find(OpenedSource of, long frame, long openAt, long now) throws MediaException {
        use(of);
        FrameRef known = frameCache.get(frame);
        if (known != null) {
            return known;
        }
        DecodeStream decodeStream = streamPool.screen();
        if (decodeStream != null && decodeStream.openedSource().equals(of)) {
            check(decodeStream);
        }
        if (decodeStream == null || !leads(decodeStream, of, frame, openAt)
                || decodeStream.next() != frame && streamPool.stands(new PrerollPoint(of, frame))) {
            if (!streamPool.claim(of, frame)) {
                streamPool.open(of, openAt, now);
            }
            decodeStream = streamPool.screen();
        }
        if (decodeStream == null || !decodeStream.openedSource().equals(of)) {
            return null;
        }
        advance(decodeStream, frame, frame);
        FrameRef found = frameCache.get(frame);
        if (found == null) {
            check(decodeStream);
        }
        return found;
    }

    /** The last frame that really came, where the stream on screen ended before a frame that was looked for; else -1. */
    public long endedBefore(OpenedSource of, long frame) {
        DecodeStream decodeStream = streamPool.screen();
        return decodeStream != null && decodeStream.openedSource().equals(of) && decodeStream.ended()
                && decodeStream.next() <= frame ? decodeStream.next() - 1 : -1;
    }

    /** The picture nearest before a frame that can be had soonest: passing ones, or a keyframe. Null for now. */
    @Nullable
    public FrameRef near(OpenedSource of, long frame, long now) throws MediaException {
        use(of);
        FrameRef known = frameCache.get(frame);
        if (known != null) {
            return known;
        }
        long key = of.table().keyframeAtOrBefore(frame);
        DecodeStream decodeStream = streamPool.screen();
        if (decodeStream != null && decodeStream.openedSource().equals(of)) {
            check(decodeStream);
        }
        if (decodeStream == null || !leads(decodeStream, of, frame, key)) {
            streamPool.open(of, key, now);
            decodeStream = streamPool.screen();
        }
        if (decodeStream == null || !decodeStream.openedSource().equals(of)) {
            return null;
        }
        FrameRef passed = advance(decodeStream, Math.max(frame, decodeStream.from()), frame);
        if (passed == null) {
            check(decodeStream);
        }
        return passed;
    }

    /** Takes what is decoded into the ring, up to a frame; the last that was taken. */
    private @Nullable FrameRef advance(DecodeStream decodeStream, long upTo, long playhead) {
        FrameRef taken = null;
        for (FrameRef head = decodeStream.peek(); head != null && head.frame() <= upTo; head = decodeStream.peek()) {
            taken = decodeStream.take();
            frameCache.put(taken, playhead);
        }
        return taken;
    }

    private static boolean leads(DecodeStream decodeStream, OpenedSource of, long frame, long openAt) {
        if (!decodeStream.openedSource().equals(of) || decodeStream.failure() != null || decodeStream.next() > frame) {
            return false;
        }
        // Another stream would have to decode from the keyframe on, though without handing those pictures over.
        long key = of.table().keyframeAtOrBefore(frame);
        return frame - decodeStream.next() <= NEAR + (key <= decodeStream.next() ? (frame - key) / 2 : 0)
                || openAt == decodeStream.from();
    }

    private static void check(DecodeStream decodeStream) throws MediaException {
        MediaException failure = decodeStream.failure();
        if (failure != null && decodeStream.peek() == null) {
            throw failure;
        }
    }
}
