package clipbrowser.player.frames;

import clipbrowser.media.MediaException;
import clipbrowser.player.decode.OpenedSource;
import org.jspecify.annotations.Nullable;

/** Finds the picture of a frame: among the recent ones, in the stream on screen, or by opening another. */
final class FrameSource {
    /** So many frames are decoded on to rather than opened anew. */
    private static final long NEAR = 16;
    private final StreamPool decks;
    private final FrameCache ring;
    private @Nullable OpenedSource reel;

    FrameSource(StreamPool decks, FrameCache ring) {
        this.decks = decks;
        this.ring = ring;
    }

    FrameCache ring() {
        return ring;
    }

    /** Another source, or the same at another size: nothing that was remembered is of use. */
    void use(@Nullable OpenedSource other) {
        if (!java.util.Objects.equals(reel, other)) {
            reel = other;
            ring.clear();
        }
    }

    /** The picture of a frame. See {@link #find(OpenedSource, long, long, long)}; opened at that frame if need be. */
    @Nullable
    FrameRef find(OpenedSource of, long frame, long now) throws MediaException {
        return find(of, frame, frame, now);
    }

    /**
     * The picture of a frame, still the ring's; null while it has to be waited for.
     *
     * @param openAt where a stream is opened if none leads there, at or before the frame: what lies between is then
     *               remembered
     */
    @Nullable
    FrameRef find(OpenedSource of, long frame, long openAt, long now) throws MediaException {
        use(of);
        FrameRef known = ring.get(frame);
        if (known != null) {
            return known;
        }
        DecodeStream deck = decks.screen();
        if (deck != null && deck.reel().equals(of)) {
            check(deck);
        }
        if (deck == null || !leads(deck, of, frame, openAt)
                || deck.next() != frame && decks.stands(new PrerollPoint(of, frame))) {
            if (!decks.claim(of, frame)) {
                decks.open(of, openAt, now);
            }
            deck = decks.screen();
        }
        if (deck == null || !deck.reel().equals(of)) {
            return null;
        }
        advance(deck, frame, frame);
        FrameRef found = ring.get(frame);
        if (found == null) {
            check(deck);
        }
        return found;
    }

    /** The last frame that really came, where the stream on screen ended before a frame that was looked for; else -1. */
    long endedBefore(OpenedSource of, long frame) {
        DecodeStream deck = decks.screen();
        return deck != null && deck.reel().equals(of) && deck.ended() && deck.next() <= frame ? deck.next() - 1 : -1;
    }

    /** The picture nearest before a frame that can be had soonest: passing ones, or a keyframe. Null for now. */
    @Nullable
    FrameRef near(OpenedSource of, long frame, long now) throws MediaException {
        use(of);
        FrameRef known = ring.get(frame);
        if (known != null) {
            return known;
        }
        long key = of.table().keyframeAtOrBefore(frame);
        DecodeStream deck = decks.screen();
        if (deck != null && deck.reel().equals(of)) {
            check(deck);
        }
        if (deck == null || !leads(deck, of, frame, key)) {
            decks.open(of, key, now);
            deck = decks.screen();
        }
        if (deck == null || !deck.reel().equals(of)) {
            return null;
        }
        FrameRef passed = advance(deck, Math.max(frame, deck.from()), frame);
        if (passed == null) {
            check(deck);
        }
        return passed;
    }

    /** Takes what is decoded into the ring, up to a frame; the last that was taken. */
    private @Nullable FrameRef advance(DecodeStream deck, long upTo, long playhead) {
        FrameRef taken = null;
        for (FrameRef head = deck.peek(); head != null && head.frame() <= upTo; head = deck.peek()) {
            taken = deck.take();
            ring.put(taken, playhead);
        }
        return taken;
    }

    private static boolean leads(DecodeStream deck, OpenedSource of, long frame, long openAt) {
        if (!deck.reel().equals(of) || deck.failure() != null || deck.next() > frame) {
            return false;
        }
        // Another stream would have to decode from the keyframe on, though without handing those pictures over.
        long key = of.table().keyframeAtOrBefore(frame);
        return frame - deck.next() <= NEAR + (key <= deck.next() ? (frame - key) / 2 : 0) || openAt == deck.from();
    }

    private static void check(DecodeStream deck) throws MediaException {
        MediaException failure = deck.failure();
        if (failure != null && deck.peek() == null) {
            throw failure;
        }
    }
}
