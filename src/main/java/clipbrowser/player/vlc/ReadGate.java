package clipbrowser.player.vlc;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Holds VLC's reading back. Left to itself it reads as fast as the bytes come, far ahead of what it decodes: 22 MB of
 * an hour's file for the first picture. Reading goes on while what was decoded is used up. Any thread.
 */
final class ReadGate {
    /** Nanoseconds for which a decoder that gives nothing is believed to need no more bytes. */
    private static final long BELIEVED = TimeUnit.MILLISECONDS.toNanos(150);
    /** So many more bytes it gets then. */
    private static final long MORE = 1 << 20;

    private final BooleanSupplier hungry;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long limit;
    private boolean aborted;

    /**
     * @param limit  in bytes from the start of the source, exclusive
     * @param hungry whether nothing that was decoded is left; called without a lock
     */
    ReadGate(long limit, BooleanSupplier hungry) {
        this.limit = limit;
        this.hungry = hungry;
    }

    /** Lets reading go on up to a byte; never takes anything back. */
    void upTo(long byteOfSource) {
        lock.lock();
        try {
            if (byteOfSource > limit) {
                limit = byteOfSource;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends all waiting. */
    void abort() {
        lock.lock();
        try {
            aborted = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Blocks until a byte may be read. Also where that isn't foreseen, it may after a while. */
    void await(long byteOfSource) {
        while (closedFor(byteOfSource)) {
            if (hungry.getAsBoolean()) {
                lock.lock();
                try {
                    // Its places aren't in the order of decoding, or it keeps back more than any known decoder.
                    limit = Math.max(limit, byteOfSource) + MORE;
                } finally {
                    lock.unlock();
                }
            }
        }
    }

    /** Waits a while. */
    private boolean closedFor(long byteOfSource) {
        lock.lock();
        try {
            long left = BELIEVED;
            while (!aborted && byteOfSource >= limit && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !aborted && byteOfSource >= limit;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
