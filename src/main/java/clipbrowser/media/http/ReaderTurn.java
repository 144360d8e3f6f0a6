package clipbrowser.media.http;

import clipbrowser.media.ReadPurpose;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/** One reader's place at the {@link RequestScheduler} of its host. {@link #mayAsk} and {@link #end}: one thread. */
final class ReaderTurn {
    private final RequestScheduler scheduler;
    private volatile ReadPurpose purpose;
    private RequestScheduler.@Nullable Turn turn;

    ReaderTurn(RequestScheduler scheduler, ReadPurpose purpose) {
        this.scheduler = scheduler;
        this.purpose = purpose;
    }

    ReadPurpose purpose() {
        return purpose;
    }

    /** What is asked for from the next question on. */
    void purpose(ReadPurpose other) {
        purpose = other;
    }

    /** Waits for a moment only, so that closing needn't wait for others. @return whether it may ask now */
    boolean mayAsk() throws InterruptedException {
        turn = turn == null ? scheduler.turn(purpose) : turn;
        return turn.await(TimeUnit.MILLISECONDS.toNanos(50));
    }

    /** The answer is over, or nothing is asked for any more. */
    void end() {
        if (turn != null) {
            turn.end();
            turn = null;
        }
    }

    /** See {@link RequestScheduler#giveWay}. */
    void giveWay() throws InterruptedException {
        scheduler.giveWay(purpose);
    }

    /** Waits for a change, as a reader that others may have to let go first. With the condition's lock held. */
    void await(Condition changed) throws InterruptedException {
        ReadPurpose now = purpose;
        scheduler.waits(now);
        try {
            changed.await();
        } finally {
            scheduler.served(now);
        }
    }
}
