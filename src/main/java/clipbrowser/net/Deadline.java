package clipbrowser.net;

import java.time.Duration;

/** A point in time, on the monotonic clock, after which waiting ends. */
final class Deadline {
    private final long start = System.nanoTime();
    private final Duration length;

    Deadline(Duration length) {
        this.length = length;
    }

    long nanosLeft() {
        return length.toNanos() - (System.nanoTime() - start);
    }

    /** Its whole length, at least 1. */
    long seconds() {
        return Math.max(1, length.toSeconds());
    }
}
