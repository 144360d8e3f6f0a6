package clipbrowser.player.frames;

import clipbrowser.player.decode.DecodeSize;
import clipbrowser.player.decode.Decoder;
import clipbrowser.player.decode.OpenedSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The stream on screen, and those that wait, decoded, where the editor is likely to go next. Player's thread. */
final class StreamPool {
    static final int AHEAD = 10;
    static final int WAITING_AHEAD = 3;
    /** An opening that nobody wants any more holds up the next one for no longer, in nanoseconds. */
    private static final long PATIENCE = 250_000_000;
    private static final long RETRY = 2_000_000_000L;
    private final Decoder decoder;
    private final Executor opener;
    private final Executor inbox;
    private final List<DecodeStream> waiting = new ArrayList<>();
    private List<PrerollPoint> cues = List.of();
    private @Nullable DecodeStream screen;
    private int pace = WAITING_AHEAD;
    private Decoder.Size room = new Decoder.Size(1280, 720);

    StreamPool(Decoder decoder, Executor opener, Executor inbox) {
        this.decoder = decoder;
        this.opener = opener;
        this.inbox = inbox;
    }

    @Nullable
    DecodeStream screen() {
        return screen;
    }

    /** Whether the stream on screen should decode well ahead, or only what a step may want. */
    void rolling(boolean rolls) {
        int wanted = rolls ? AHEAD : WAITING_AHEAD;
        if (wanted != pace) {
            pace = wanted;
            if (screen != null) {
                screen.ahead(wanted);
            }
        }
    }

    /** Where streams should wait, the most likely first. */
    void expect(List<PrerollPoint> likely) {
        cues = List.copyOf(likely);
        for (Iterator<DecodeStream> i = waiting.iterator(); i.hasNext();) {
            DecodeStream deck = i.next();
            if (!cues.contains(new PrerollPoint(deck.reel(), deck.from()))) {
                deck.close();
                i.remove();
            }
        }
    }

    /** Opens one more waiting stream where one is missing, one at a time. True if all stand. */
    boolean tend(long now) {
        waiting.removeIf(deck -> deck.failure() != null && now - deck.born() > RETRY);
        boolean all = true;
        for (DecodeStream deck : waiting) {
            all &= !deck.opening() || now - deck.born() > PATIENCE * 4;
        }
        if (!all) {
            return false;
        }
        for (PrerollPoint cue : cues) {
            if (waiting.stream().noneMatch(d -> d.reel().equals(cue.reel()) && d.from() == cue.frame())) {
                DecodeStream deck = new DecodeStream(cue.reel(), cue.frame(), now);
                waiting.add(deck);
                deck.open(decoder, DecodeSize.fit(cue.reel(), room), WAITING_AHEAD, opener, inbox);
                return false;
            }
        }
        return true;
    }

    /** Puts the waiting stream that stands at a frame on screen. False if there is none. */
    boolean claim(OpenedSource reel, long frame) {
        for (Iterator<DecodeStream> i = waiting.iterator(); i.hasNext();) {
            DecodeStream deck = i.next();
            if (deck.reel().equals(reel) && deck.from() == frame && deck.failure() == null) {
                i.remove();
                onScreen(deck);
                return true;
            }
        }
        return false;
    }

    /** Whether a stream waits at a frame with its picture decoded. */
    boolean stands(PrerollPoint cue) {
        return waiting.stream().anyMatch(
                d -> d.reel().equals(cue.reel()) && d.from() == cue.frame() && d.peek() != null);
    }

    /** Every decoded picture of a waiting stream is looked at, so that it is known to stand. */
    int standing() {
        return (int) waiting.stream().filter(d -> d.peek() != null).count();
    }

    /** Opens a stream for the screen; not while another opening, younger than a moment, is under way. */
    void open(OpenedSource reel, long from, long now) {
        DecodeStream at = screen;
        if (at != null && at.opening() && now - at.born() < PATIENCE) {
            return;
        }
        DecodeStream deck = new DecodeStream(reel, from, now);
        onScreen(deck);
        deck.open(decoder, DecodeSize.fit(reel, room), pace, opener, inbox);
    }

    private void onScreen(DecodeStream deck) {
        if (screen != null) {
            screen.close();
        }
        screen = deck;
        deck.ahead(pace);
    }

    /** Pictures are made for this room, in device pixels, from now on: everything is opened anew. */
    void room(Decoder.Size size) {
        room = size;
        closeAll();
    }

    /** A source is tried again. */
    void forget(OpenedSource reel) {
        waiting.removeIf(deck -> {
            boolean gone = deck.reel().equals(reel);
            if (gone) {
                deck.close();
            }
            return gone;
        });
        if (screen != null && screen.reel().equals(reel)) {
            screen.close();
            screen = null;
        }
    }

    void closeAll() {
        waiting.forEach(DecodeStream::close);
        waiting.clear();
        if (screen != null) {
            screen.close();
            screen = null;
        }
    }
}
