package clipbrowser.player;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Tells which picture of a {@link VirtualMovie} a decoder's times stand for. The decoder shifts all of them by an
 * amount that nobody knows; the distances between them leave one possibility. One thread.
 */
public final class PictureNames {
    /** What a decoder's rounding may do to a time, in microseconds; less than half a step of the distances. */
    private static final long ROUNDING = 3;

    private final VirtualMovie movie;
    private final List<Long> heard = new ArrayList<>();
    private boolean settled;
    private long shift;

    public PictureNames(VirtualMovie movie) {
        this.movie = movie;
    }

    /** @param micros the time of a picture that the decoder gave, later than all before */
    public void hear(long micros) {
        if (!settled) {
            heard.add(micros);
            settle();
        }
    }

    /** Whether names are certain already. With two pictures they are, in all but odd cases. */
    public boolean settled() {
        return settled;
    }

    /** The picture of a time, in the order of showing; empty if none stands there. Only when settled. */
    public OptionalInt picture(long micros) {
        int found = at(micros - shift);
        return found >= 0 ? OptionalInt.of(found) : OptionalInt.empty();
    }

    /** The frame that a picture shows, −1 for one that isn't wanted. */
    public long frame(int picture) {
        return movie.frame(picture);
    }

    private void settle() {
        if (heard.size() < 2) {
            return;
        }
        int possible = 0;
        for (int first = 0; first < movie.pictures() && possible < 2; first++) {
            long candidate = heard.getFirst() - VirtualMovie.time(first);
            boolean fits = true;
            for (int i = 1; i < heard.size() && fits; i++) {
                fits = at(heard.get(i) - candidate) >= 0;
            }
            if (fits) {
                possible++;
                shift = candidate;
            }
        }
        settled = possible == 1;
    }

    private int at(long time) {
        int low = 0;
        int high = movie.pictures() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long there = VirtualMovie.time(middle);
            if (Math.abs(there - time) <= ROUNDING) {
                return middle;
            }
            if (there < time) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }
}
