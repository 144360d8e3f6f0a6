package clipbrowser.player.frames;

import clipbrowser.player.decode.DecodeSize;
import clipbrowser.player.decode.Decoder;
import clipbrowser.player.decode.OpenedSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The stream on screen, and prerolled ones: opened at frames where the editor is likely to go next, with their first
 * picture decoded. Player's thread.
 */
public final class StreamPool {
    static final int AHEAD = 10;
    static final int WAITING_AHEAD = 3;
    /** How long the next opening waits for one under way that is no longer wanted, in nanoseconds. */
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

    /** While playing the stream on screen decodes {@link #AHEAD} pictures ahead, else {@link #WAITING_AHEAD}. */
    public void rolling(boolean rolls) {
        int wanted = rolls ? AHEAD : WAITING_AHEAD;
        if (wanted != pace) {
            pace = wanted;
            if (screen != null) {
                screen.ahead(wanted);
            }
        }
    }

    /** Sets the frames to preroll, the most likely first; streams at other frames are closed. */
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

    /** Opens the first preroll that is missing, one at a time. True if all are open. */
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
                DecodeStream decodeStream = new DecodeStream(preroll.openedSource(), preroll.frame(), now,
                        true);
                waiting.add(decodeStream);
                decodeStream.open(decoder, DecodeSize.fit(preroll.openedSource(), room), WAITING_AHEAD, opener, inbox);
                return false;
            }
        }
        return true;
    }

    /** Puts the stream that waits at a frame on screen. False if there is none. */
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

    /** How many prerolled streams have their first picture. */
    int standing() {
        return (int) waiting.stream().filter(d -> d.peek() != null).count();
    }

    /**
     * Opens a stream for the screen. Does nothing while another one has been opening for less than {@link #PATIENCE}.
     */
    void open(OpenedSource openedSource, long from, long now) {
        DecodeStream at = screen;
        if (at != null && at.opening() && now - at.born() < PATIENCE) {
            return;
        }
        DecodeStream decodeStream = new DecodeStream(openedSource, from, now, false);
        onScreen(decodeStream);
        decodeStream.open(decoder, DecodeSize.fit(openedSource, room), pace, opener, inbox);
    }

    private void onScreen(DecodeStream decodeStream) {
        if (screen != null) {
            screen.close();
        }
        screen = decodeStream;
        decodeStream.onScreen();
        decodeStream.ahead(pace);
    }

    /** Sets the size in device pixels that pictures are decoded for; closes every stream. */
    public void room(Decoder.Size size) {
        room = size;
        closeAll();
    }

    /** Closes a source's streams, so that they are opened again. */
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
