package clipbrowser.player.vlc;

import clipbrowser.media.MediaBytes;
import clipbrowser.media.MediaException;
import clipbrowser.media.SparseBytes;
import clipbrowser.model.MediaFailure;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Reads the bytes of a preview on a thread of its own, and gives up where none come, so that previews of other sources
 * can go on.
 */
final class ExcerptFetch {
    /** Nanoseconds without a byte before giving up; a server that is only slow answers sooner. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(3);
    private static final long LOOK_MS = 100;
    private static final long RESTING = Long.MAX_VALUE;

    private ExcerptFetch() {}

    /**
     * Blocks until all is read.
     *
     * @param opened the source's bytes; closed in any case
     * @param goesOn asked between reads; may block
     * @throws MediaException what reading failed with; broke off if nothing came for a while
     */
    static SparseBytes read(MediaBytes opened, List<SparseBytes.ByteRange> byteRanges, BooleanSupplier goesOn)
            throws MediaException, InterruptedException {
        AtomicLong progress = new AtomicLong(System.nanoTime());
        Callable<SparseBytes> reading = () -> SparseBytes.read(opened, byteRanges, () -> {
            progress.set(RESTING);
            boolean on = goesOn.getAsBoolean();
            progress.set(System.nanoTime());
            return on;
        });
        FutureTask<SparseBytes> task = new FutureTask<>(reading);
        Thread.ofVirtual().name("excerpt").start(task);
        try (opened) {
            while (true) {
                try {
                    return task.get(LOOK_MS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException _) {
                    long since = progress.get();
                    if (since != RESTING && System.nanoTime() - since > PATIENCE) {
                        throw new MediaException(new MediaFailure.BrokeOff());
                    }
                }
            }
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case MediaException known -> throw new MediaException(known.failure(), known);
                case CancellationException _ -> throw new CancellationException();
                case RuntimeException unexpected -> throw unexpected;
                case Error unexpected -> throw unexpected;
                case null, default -> throw new MediaException(new MediaFailure.BrokeOff(), e);
            }
        } finally {
            task.cancel(true);
        }
    }
}
