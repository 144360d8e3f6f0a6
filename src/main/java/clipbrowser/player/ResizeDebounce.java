package clipbrowser.player;

import clipbrowser.player.decode.Decoder;
import org.jspecify.annotations.Nullable;

/** Delays a new picture size until it hasn't changed for 250 ms: a window being resized isn't decoded for. */
final class ResizeDebounce {
    private static final long SETTLED = 250_000_000;
    private Decoder.@Nullable Size room;
    private Decoder.@Nullable Size next;
    private long since;

    /** Notes the wanted size. @return whether it applies at once, being the first */
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

    /** The new size once it has settled, once; else null. */
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
