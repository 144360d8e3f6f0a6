package clipbrowser.media.http;

import java.time.Duration;

/**
 * How long a server is waited for.
 *
 * @param idle     for the next bytes of an answer
 * @param pause    before the first new attempt; doubled for each further one, up to sixteen times
 * @param attempts without a byte in between
 * @param lingers  how long an answer is kept when nothing more is wanted of it
 */
record RetryPolicy(Duration idle, Duration pause, int attempts, Duration lingers) {
    static final RetryPolicy USUAL = new RetryPolicy(Duration.ofSeconds(10), Duration.ofMillis(250), 5,
            Duration.ofSeconds(3));
}
