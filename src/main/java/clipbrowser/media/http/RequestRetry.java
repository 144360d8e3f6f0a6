package clipbrowser.media.http;

import clipbrowser.media.MediaException;
import clipbrowser.model.MediaFailure;
import clipbrowser.net.NetException;
import clipbrowser.net.NetFailure;
import clipbrowser.net.Network;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Decides what follows an answer that failed: another attempt, at once or after a pause, or the end. One thread. */
final class RequestRetry {
    /**
     * Before the next attempt.
     *
     * @param nanos   at most
     * @param ordered whether the server wants to be left alone for so long, whatever is read meanwhile
     */
    record Pause(long nanos, boolean ordered) {
        static final Pause NONE = new Pause(0, false);
    }

    private final Network network;
    private final HostedSource source;
    private final RetryPolicy retryPolicy;
    private int attempt;
    private boolean renewed;

    RequestRetry(Network network, HostedSource source, RetryPolicy retryPolicy) {
        this.network = network;
        this.source = source;
        this.retryPolicy = retryPolicy;
    }

    /** A whole block came that wasn't there before. */
    void received() {
        attempt = 0;
        renewed = false;
    }

    /** An answer ended early. @param progressed whether it brought enough new bytes */
    Pause brokeOff(boolean progressed) throws MediaException {
        return progressed ? Pause.NONE : again(new MediaFailure.BrokeOff(), -1);
    }

    /**
     * Blocks where bytes have to be compared, or the service is asked for another address.
     *
     * @param partial what came of the block that is being received
     * @throws MediaException if it isn't worth another attempt
     * @throws IOException    the failure itself, where it isn't one of an answer
     */
    Pause after(IOException failed, boolean progressed, PartialBlock partial)
            throws IOException, InterruptedException {
        return switch (failed) {
            case RangeResponse.AgainException _ -> Pause.NONE;
            case RangeResponse.DoubtException doubt ->
                new EdgeComparison(network, source, retryPolicy.idle(), partial).vouches(doubt.validator())
                        ? Pause.NONE
                        : again(new MediaFailure.BrokeOff(), -1);
            case RangeResponse.StatusException status -> refused(status);
            case NetException net -> net(net, progressed);
            default -> throw failed;
        };
    }

    private Pause refused(RangeResponse.StatusException status) throws MediaException {
        if (status.expired() && !renewed) {
            renewed = true;
            if (source.renew(status.address())) {
                return Pause.NONE;
            }
        }
        if (!status.passing()) {
            throw new MediaException(status.failure());
        }
        return again(status.failure(), status.retryAfterSeconds());
    }

    private Pause net(NetException failed, boolean progressed) throws MediaException {
        attempt = progressed ? 0 : attempt;
        if (failed.failure() instanceof NetFailure.Closed) {
            return Pause.NONE;
        }
        Optional<MediaFailure> lasting = RangeResponse.lasting(failed, source.address());
        if (lasting.isPresent()) {
            throw new MediaException(lasting.get(), failed);
        }
        return again(RangeResponse.passing(failed), -1);
    }

    /**
     * The next attempt waits longer each time, with jitter, so that readers don't retry all at once.
     *
     * @param retryAfterSeconds how long the server wants to be left alone; −1 where it doesn't say
     * @throws MediaException if it isn't worth waiting for any longer here
     */
    private Pause again(MediaFailure failure, long retryAfterSeconds) throws MediaException {
        attempt++;
        if (attempt >= retryPolicy.attempts() || retryAfterSeconds > retryPolicy.idle().toSeconds()) {
            throw new MediaException(failure);
        }
        long pause = retryPolicy.pause().toNanos() << Math.min(4, attempt - 1);
        long jittered = pause / 2 + ThreadLocalRandom.current().nextLong(pause);
        return new Pause(Math.max(jittered, TimeUnit.SECONDS.toNanos(retryAfterSeconds)), retryAfterSeconds > 0);
    }
}
