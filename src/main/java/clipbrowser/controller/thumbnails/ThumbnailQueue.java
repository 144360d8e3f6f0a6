package clipbrowser.controller.thumbnails;

import clipbrowser.model.SourceMedia;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The thumbnails that are wanted now, by priority. Any thread. */
final class ThumbnailQueue {
    /** In nanoseconds: requests made within the same interval of this length are served in their order. */
    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(150);
    /** In nanoseconds: work on a dropped request goes on for so long, since views often drop and request again. */
    private static final long REGRET = TimeUnit.MILLISECONDS.toNanos(300);

    /** @param source a name of the source's bytes @param height in pixels */
    record Key(String source, long frame, int height) {
        /** Begins the name of a source whose bytes have none: nothing of it is kept on the disk. */
        static final String NAMELESS = ".";

        boolean kept() {
            return !source.startsWith(NAMELESS);
        }
    }

    /**
     * @param exact whether it must be that frame, whatever it takes
     * @param moment number of the interval it was made in, the newest first; within it exact ones first, then by
     *               {@code order}
     */
    record Request(Key key, SourceMedia media, boolean exact, long moment, long order) {}

    private static final Comparator<Request> FIRST = Comparator.comparingLong(Request::moment).reversed()
            .thenComparing(request -> !request.exact).thenComparingLong(Request::order);

    private static final class Held {
        private Request request;
        private int places;

        Held(Request request) {
            this.request = request;
        }
    }

    private final Map<Key, Held> held = new HashMap<>();
    private final Map<Key, Long> dropped = new HashMap<>();
    private long order;
    private boolean closed;

    synchronized void want(Key key, SourceMedia media, boolean exact) {
        Request request = new Request(key, media, exact, System.nanoTime() / MOMENT, order++);
        Held known = held.get(key);
        if (known == null) {
            known = new Held(request);
            held.put(key, known);
            dropped.remove(key);
        }
        known.request = new Request(key, media, exact || known.request.exact, request.moment, request.order);
        known.places++;
        notifyAll();
    }

    /** Whether it is still to be made. */
    synchronized boolean holds(Key key) {
        return held.containsKey(key);
    }

    /** One place doesn't want it any more. */
    synchronized void drop(Key key) {
        Held known = held.get(key);
        if (known != null && --known.places == 0) {
            held.remove(key);
            dropped.put(key, System.nanoTime());
        }
    }

    /** It was made, or can't be. */
    synchronized void done(Key key) {
        held.remove(key);
    }

    /** Whether any of them is still wanted. */
    synchronized boolean wanted(Collection<Key> keys) {
        long now = System.nanoTime();
        dropped.values().removeIf(at -> now - at > REGRET);
        return !closed && keys.stream().anyMatch(key -> held.containsKey(key) || dropped.containsKey(key));
    }

    /**
     * What is to be made next, the most wanted first, all of one source; waits for it.
     *
     * @return empty when closed
     */
    synchronized List<Request> next(int most) throws InterruptedException {
        while (held.isEmpty() && !closed) {
            wait();
        }
        List<Request> all = new ArrayList<>();
        held.values().forEach(one -> all.add(one.request));
        if (closed || all.isEmpty()) {
            return List.of();
        }
        all.sort(FIRST);
        Request first = all.getFirst();
        return all.stream().filter(request -> request.key.source().equals(first.key.source())
                && request.key.height() == first.key.height()).limit(most).toList();
    }

    synchronized void close() {
        closed = true;
        held.clear();
        notifyAll();
    }

    synchronized int size() {
        return held.size();
    }
}
