package clipbrowser.media.http;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Decides which reader of a host may ask it next: six answers are under way at a time at most. Readers for the screen
 * go first, in the order in which they came. What is read in the background asks nothing new while a reader for the
 * screen waits for bytes, and gets no more than three of the six; after two seconds it gets its turn all the same, so
 * that thumbnails come also where playing takes all that the link gives. Any thread.
 */
final class RequestScheduler {
    static final int ANSWERS = 6;
    private static final int BACKGROUND_ANSWERS = 3;
    /** In nanoseconds. */
    static final long LONGEST = TimeUnit.SECONDS.toNanos(2);

    /** What bytes are read for. */
    enum Purpose {
        SCREEN,
        BACKGROUND
    }

    private final LongSupplier clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int answers;
    private int backgroundAnswers;
    /** Readers for the screen that want to ask. */
    private int asking;
    /** Readers for the screen that wait for bytes. */
    private int waiting;

    RequestScheduler() {
        this(System::nanoTime);
    }

    /** @param clock in nanoseconds, from anywhere */
    RequestScheduler(LongSupplier clock) {
        this.clock = clock;
    }

    /** A reader's wish to ask: made once, then tried until it is granted. One thread. */
    final class Turn {
        private final Purpose purpose;
        private final long since = clock.getAsLong();
        private boolean granted;
        private boolean over;

        private Turn(Purpose purpose) {
            this.purpose = purpose;
        }

        /** Waits no longer than a time. @return whether it may ask now; it is to {@link #end} then */
        boolean await(long nanos) throws InterruptedException {
            lock.lock();
            try {
                long left = nanos;
                while (!granted && !mayAsk(this) && left > 0) {
                    left = changed.awaitNanos(left);
                }
                if (!granted && mayAsk(this)) {
                    granted = true;
                    answers++;
                    asking -= purpose == Purpose.SCREEN ? 1 : 0;
                    backgroundAnswers += purpose == Purpose.BACKGROUND ? 1 : 0;
                }
                return granted;
            } finally {
                lock.unlock();
            }
        }

        /** It asks no more, or never will. More than once does nothing. */
        void end() {
            lock.lock();
            try {
                if (over) {
                    return;
                }
                over = true;
                if (granted) {
                    answers--;
                    backgroundAnswers -= purpose == Purpose.BACKGROUND ? 1 : 0;
                } else {
                    asking -= purpose == Purpose.SCREEN ? 1 : 0;
                }
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** To be ended in any case. */
    Turn turn(Purpose purpose) {
        lock.lock();
        try {
            asking += purpose == Purpose.SCREEN ? 1 : 0;
            return new Turn(purpose);
        } finally {
            lock.unlock();
        }
    }

    private boolean mayAsk(Turn turn) {
        if (answers >= ANSWERS) {
            return false;
        }
        return turn.purpose == Purpose.SCREEN || backgroundAnswers < BACKGROUND_ANSWERS
                && (asking == 0 && waiting == 0 || clock.getAsLong() - turn.since >= LONGEST);
    }

    /** A reader begins to wait for bytes; {@link #served} ends it. */
    void waits(Purpose purpose) {
        count(purpose, 1);
    }

    void served(Purpose purpose) {
        count(purpose, -1);
    }

    private void count(Purpose purpose, int by) {
        if (purpose == Purpose.SCREEN) {
            lock.lock();
            try {
                waiting += by;
                if (waiting == 0) {
                    changed.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * Between two blocks of an answer: what is read in the background lets the screen go first, but for a time only.
     */
    void giveWay(Purpose purpose) throws InterruptedException {
        if (purpose == Purpose.BACKGROUND) {
            lock.lock();
            try {
                long left = LONGEST;
                while (waiting > 0 && left > 0) {
                    left = changed.awaitNanos(left);
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
