package clipbrowser.controller.thumbnails;

import clipbrowser.player.decode.PreviewDecoder;
import clipbrowser.session.Playback;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Lets playback go first: while it opens or stalls, and for 500 ms after it has started, background work waits; while
 * it plays, each piece of work is followed by a pause four times as long.
 */
public final class BackgroundThrottle {
    /** Nanoseconds after which playback that is still opening or stalled is no longer waited for. */
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(4);
    private static final long STARTING = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LONGEST_REST = TimeUnit.MILLISECONDS.toNanos(250);
    /** The pause while it plays, as a multiple of the last piece's duration. */
    private static final int REST = 4;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Playback.State state = Playback.State.EMPTY;
    private long since = System.nanoTime() - LONGEST;

    /** FX thread. */
    public void watch(Playback playback) {
        playback.stateProperty().subscribe(this::is);
    }

    void is(Playback.State now) {
        lock.lock();
        try {
            if (now != state) {
                state = now;
                since = System.nanoTime();
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** A throttle for one piece of work. @param wanted whether it still is */
    PreviewDecoder.Throttle throttle(BooleanSupplier wanted) {
        return new Steps(wanted);
    }

    /** How long to wait, in nanoseconds; 0 for not at all. With the lock held. */
    private long hold(long now) {
        long been = now - since;
        return switch (state) {
            case OPENING, STALLED -> Math.max(0, LONGEST - been);
            case PLAYING -> Math.max(0, STARTING - been);
            case EMPTY, PAUSED, FAILED -> 0;
        };
    }

    private final class Steps implements PreviewDecoder.Throttle {
        private final BooleanSupplier wanted;
        private volatile long went = System.nanoTime();

        Steps(BooleanSupplier wanted) {
            this.wanted = wanted;
        }

        @Override
        public boolean next() {
            lock.lock();
            try {
                long rest = Math.min(LONGEST_REST, REST * (System.nanoTime() - went));
                long end = System.nanoTime() + rest;
                while (wanted.getAsBoolean()) {
                    long now = System.nanoTime();
                    long left = Math.max(hold(now), state == Playback.State.PLAYING ? end - now : 0);
                    if (left <= 0) {
                        went = now;
                        return true;
                    }
                    changed.awaitNanos(Math.min(left, LONGEST_REST));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                lock.unlock();
            }
            return false;
        }
    }
}
