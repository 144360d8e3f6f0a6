package clipbrowser.player.frames;

import clipbrowser.media.MediaException;
import clipbrowser.player.decode.OpenedSource;
import org.jspecify.annotations.Nullable;

/** Gets the picture of a frame: from the cache, from the stream on screen, or by opening another. Player's thread. */
public final class FrameSource {
    /** A frame at most this many frames ahead is reached by decoding on; for one farther a stream is opened. */
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

    /** Sets the source; the cache is cleared where it is another one. */
    public void use(@Nullable OpenedSource other) {
        if (!java.util.Objects.equals(openedSource, other)) {
            openedSource = other;
            frameCache.clear();
        }
    }

    /** As {@link #find(OpenedSource, long, long, long)}, opening a stream at the frame itself if need be. */
    @Nullable
    public FrameRef find(OpenedSource of, long frame, long now) throws MediaException {
        return find(of, frame, frame, now);
    }

    /**
     * The picture of a frame, with the cache's reference; null while it isn't decoded yet: ask again.
     *
     * @param openAt where a stream is opened if none leads to the frame; at or before it. Frames between are cached
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

    /** The last decoded frame, where the source ended before {@code frame} although its headers go on; else −1. */
    public long endedBefore(OpenedSource of, long frame) {
        DecodeStream decodeStream = streamPool.screen();
        return decodeStream != null && decodeStream.openedSource().equals(of) && decodeStream.ended()
                && decodeStream.next() <= frame ? decodeStream.next() - 1 : -1;
    }

    /** For scrubbing: any picture at or before a frame, as soon as there is one, often a keyframe. Null until then. */
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

    /** Moves decoded frames into the cache, up to {@code upTo} (inclusive). Returns the last one moved, or null. */
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
        // A new stream would decode from the keyframe too, but without scaling those frames, which takes most of the
        // time.
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
