package clipbrowser.player;

import clipbrowser.player.decode.Decoder;
import org.jspecify.annotations.Nullable;

/** The room that pictures are made for: while the window is being drawn larger or smaller it stays as it was. */
final class ResizeDebounce {
    private static final long SETTLED = 250_000_000;
    private Decoder.@Nullable Size room;
    private Decoder.@Nullable Size next;
    private long since;

    /** @return whether it holds at once, being the first */
    boolean ask(Decoder.Size size, long now) {
        next = size;
        since = now;
        boolean first = room == null;
        if (first) {
            room = size;
            next = null;
        }
        return first;
    }

    boolean settled() {
        return next == null;
    }

    /** When {@link #changed} is to be asked, in nanoseconds of the clock. */
    long due() {
        return next == null ? Long.MAX_VALUE : since + SETTLED;
    }

    /** Another room that has held for a while; null if there is none. */
    Decoder.@Nullable Size changed(long now) {
        Decoder.Size wanted = next;
        if (wanted == null || now < due()) {
            return null;
        }
        next = null;
        if (wanted.equals(room)) {
            return null;
        }
        room = wanted;
        return wanted;
    }
}
