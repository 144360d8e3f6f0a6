package clipbrowser.media.http;

import clipbrowser.media.ReadPurpose;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Decides which reader of a host may ask it next: six answers are under way at a time at most. The most urgent purpose
 * goes first, within one the reader that came first. What is read in the background gets no more than three of the six;
 * and whoever nobody waits for asks nothing new while a more urgent reader waits for bytes. After two seconds it gets
 * its turn all the same, so that thumbnails come also where playing takes all that the link gives. Any thread.
 */
final class RequestScheduler {
    static final int ANSWERS = 6;
    private static final int BACKGROUND_ANSWERS = 3;
    /** In nanoseconds. */
    static final long LONGEST = TimeUnit.SECONDS.toNanos(2);

    private final LongSupplier clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int answers;
    private int backgroundAnswers;
    /** Those that want to ask, in the order in which they came. */
    private final List<Turn> asking = new ArrayList<>();
    /** How many readers wait for bytes, by purpose. */
    private final int[] waiting = new int[ReadPurpose.values().length];

    RequestScheduler() {
        this(System::nanoTime);
    }

    /** @param clock in nanoseconds, from anywhere */
    RequestScheduler(LongSupplier clock) {
        this.clock = clock;
    }

    /** A reader's wish to ask: made once, then tried until it is granted. One thread. */
    final class Turn {
        private final ReadPurpose purpose;
        private final long since = clock.getAsLong();
        private boolean granted;
        private boolean over;

        private Turn(ReadPurpose purpose) {
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
                    asking.remove(this);
                    answers++;
                    backgroundAnswers += purpose.background() ? 1 : 0;
                    changed.signalAll();
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
                    backgroundAnswers -= purpose.background() ? 1 : 0;
                }
                asking.remove(this);
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** To be ended in any case. */
    Turn turn(ReadPurpose purpose) {
        lock.lock();
        try {
            Turn turn = new Turn(purpose);
            asking.add(turn);
            return turn;
        } finally {
            lock.unlock();
        }
    }

    private boolean mayAsk(Turn turn) {
        if (answers >= ANSWERS || turn.purpose.background() && backgroundAnswers >= BACKGROUND_ANSWERS) {
            return false;
        }
        if (clock.getAsLong() - turn.since >= LONGEST) {
            return true;
        }
        return !givesWay(turn.purpose) && asking.stream().noneMatch(other -> goesBefore(other, turn));
    }

    /** Whether another one has to be granted first, and isn't held up itself. */
    private boolean goesBefore(Turn other, Turn turn) {
        boolean before = other.purpose == turn.purpose
                ? asking.indexOf(other) < asking.indexOf(turn)
                : other.purpose.compareTo(turn.purpose) < 0;
        boolean held = other.purpose.background() && backgroundAnswers >= BACKGROUND_ANSWERS
                || givesWay(other.purpose);
        return before && !held;
    }

    /** A reader begins to wait for bytes; {@link #served} ends it. */
    void waits(ReadPurpose purpose) {
        count(purpose, 1);
    }

    void served(ReadPurpose purpose) {
        count(purpose, -1);
    }

    private void count(ReadPurpose purpose, int by) {
        lock.lock();
        try {
            waiting[purpose.ordinal()] += by;
            if (by < 0 && waiting[purpose.ordinal()] == 0) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether a reader waits for bytes that goes before a purpose. What is on screen waits for nobody. */
    private boolean givesWay(ReadPurpose purpose) {
        for (int urgent = 0; purpose.compareTo(ReadPurpose.NEXT) >= 0 && urgent < purpose.ordinal(); urgent++) {
            if (waiting[urgent] > 0) {
                return true;
            }
        }
        return false;
    }

    /** Between two blocks of an answer: lets those that are more urgent have the link, but for a time only. */
    void giveWay(ReadPurpose purpose) throws InterruptedException {
        lock.lock();
        try {
            long left = LONGEST;
            while (left > 0 && givesWay(purpose)) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
