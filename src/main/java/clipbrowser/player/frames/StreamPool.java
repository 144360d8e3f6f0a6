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
public final class StreamPool {
    static final int AHEAD = 10;
    static final int WAITING_AHEAD = 3;
    /** An opening that nobody wants any more holds up the next one for no longer, in nanoseconds. */
    private static final long PATIENCE = 250_000_000;
    private static final long RETRY = 2_000_000_000L;
    private final Decoder decoder;
    private final Executor opener;
    private final Executor inbox;
    private final List<DecodeStream> waiting = new ArrayList<>();
    private List<PrerollPoint> prerolls = List.of();
    private @Nullable DecodeStream screen;
    private int pace = WAITING_AHEAD;
    private Decoder.Size room = new Decoder.Size(1280, 720);

    public StreamPool(Decoder decoder, Executor opener, Executor inbox) {
        this.decoder = decoder;
        this.opener = opener;
        this.inbox = inbox;
    }

    @Nullable
    public DecodeStream screen() {
        return screen;
    }

    /** Whether the stream on screen should decode well ahead, or only what a step may want. */
    public void rolling(boolean rolls) {
        int wanted = rolls ? AHEAD : WAITING_AHEAD;
        if (wanted != pace) {
            pace = wanted;
            if (screen != null) {
                screen.ahead(wanted);
            }
        }
    }

    /** Where streams should wait, the most likely first. */
    public void expect(List<PrerollPoint> likely) {
        prerolls = List.copyOf(likely);
        for (Iterator<DecodeStream> i = waiting.iterator(); i.hasNext();) {
            DecodeStream decodeStream = i.next();
            if (!prerolls.contains(new PrerollPoint(decodeStream.openedSource(), decodeStream.from()))) {
                decodeStream.close();
                i.remove();
            }
        }
    }

    /** Opens one more waiting stream where one is missing, one at a time. True if all stand. */
    public boolean tend(long now) {
        waiting.removeIf(decodeStream -> decodeStream.failure() != null && now - decodeStream.born() > RETRY);
        boolean all = true;
        for (DecodeStream decodeStream : waiting) {
            all &= !decodeStream.opening() || now - decodeStream.born() > PATIENCE * 4;
        }
        if (!all) {
            return false;
        }
        for (PrerollPoint preroll : prerolls) {
            if (waiting.stream()
                    .noneMatch(d -> d.openedSource().equals(preroll.openedSource()) && d.from() == preroll.frame())) {
                DecodeStream decodeStream = new DecodeStream(preroll.openedSource(), preroll.frame(), now);
                waiting.add(decodeStream);
                decodeStream.open(decoder, DecodeSize.fit(preroll.openedSource(), room), WAITING_AHEAD, opener, inbox);
                return false;
            }
        }
        return true;
    }

    /** Puts the waiting stream that stands at a frame on screen. False if there is none. */
    boolean claim(OpenedSource openedSource, long frame) {
        for (Iterator<DecodeStream> i = waiting.iterator(); i.hasNext();) {
            DecodeStream decodeStream = i.next();
            if (decodeStream.openedSource().equals(openedSource) && decodeStream.from() == frame
                    && decodeStream.failure() == null) {
                i.remove();
                onScreen(decodeStream);
                return true;
            }
        }
        return false;
    }

    /** Whether a stream waits at a frame with its picture decoded. */
    boolean stands(PrerollPoint preroll) {
        return waiting.stream().anyMatch(
                d -> d.openedSource().equals(preroll.openedSource()) && d.from() == preroll.frame()
                        && d.peek() != null);
    }

    /** Every decoded picture of a waiting stream is looked at, so that it is known to stand. */
    int standing() {
        return (int) waiting.stream().filter(d -> d.peek() != null).count();
    }

    /** Opens a stream for the screen; not while another opening, younger than a moment, is under way. */
    void open(OpenedSource openedSource, long from, long now) {
        DecodeStream at = screen;
        if (at != null && at.opening() && now - at.born() < PATIENCE) {
            return;
        }
        DecodeStream decodeStream = new DecodeStream(openedSource, from, now);
        onScreen(decodeStream);
        decodeStream.open(decoder, DecodeSize.fit(openedSource, room), pace, opener, inbox);
    }

    private void onScreen(DecodeStream decodeStream) {
        if (screen != null) {
            screen.close();
        }
        screen = decodeStream;
        decodeStream.ahead(pace);
    }

    /** Pictures are made for this room, in device pixels, from now on: everything is opened anew. */
    public void room(Decoder.Size size) {
        room = size;
        closeAll();
    }

    /** A source is tried again. */
    public void forget(OpenedSource openedSource) {
        waiting.removeIf(decodeStream -> {
            boolean gone = decodeStream.openedSource().equals(openedSource);
            if (gone) {
                decodeStream.close();
            }
            return gone;
        });
        if (screen != null && screen.openedSource().equals(openedSource)) {
            screen.close();
            screen = null;
        }
    }

    public void closeAll() {
        waiting.forEach(DecodeStream::close);
        waiting.clear();
        if (screen != null) {
            screen.close();
            screen = null;
        }
    }
}
