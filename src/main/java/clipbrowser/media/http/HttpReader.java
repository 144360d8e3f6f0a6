package clipbrowser.media.http;

import clipbrowser.media.MediaBytes;
import clipbrowser.media.MediaException;
import clipbrowser.media.MediaFingerprint;
import clipbrowser.model.MediaFailure;
import clipbrowser.net.NetException;
import clipbrowser.net.NetFailure;
import clipbrowser.net.Network;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One reader of a hosted source, with read-ahead. A thread of its own fetches the wanted block and some that follow. It
 * requests the range that will be read and no more, so that the connection can be used again; a jump out of a range
 * that is under way ends that request, and its connection, and begins another.
 */
final class HttpReader implements MediaBytes {
    /** Blocks fetched beyond the one that is read: 4 MB. */
    static final int AHEAD = 16;
    /** Blocks: after a jump forward no farther than this the running request goes on (512 KB). */
    private static final int NEAR = 2;
    /** So many bytes are rather read than given up with their connection: a new one costs two or three round trips. */
    private static final long SHORT = MediaCache.BLOCK;

    private final Network network;
    private final HostedSource source;
    private final RequestScheduler scheduler;
    private final RequestScheduler.Purpose purpose;
    private final RetryPolicy retryPolicy;
    private final FetchWindow window;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Thread fetcher;
    private @Nullable RangeResponse answer;
    private @Nullable MediaException failed;
    private final PartialBlock partialBlock = new PartialBlock();
    /** What was read is of this file; null before the first byte. With the lock held. */
    private MediaCache.@Nullable Blocks reading;
    private boolean closed;
    /** The block that the running request has come to. */
    private long answering = -1;
    /** Whether the server ignores ranges and always sends the whole file. */
    private boolean rangeless;
    /** Used by the fetching thread only: the response that is read, and whether any bytes came. */
    private @Nullable RangeResponse current;
    private boolean progressed;

    /** @param ahead blocks fetched beyond the one that is read */
    HttpReader(Network network, HostedSource source, RequestScheduler scheduler, RequestScheduler.Purpose purpose,
            RetryPolicy retryPolicy, int ahead) {
        this.network = network;
        this.source = source;
        this.scheduler = scheduler;
        this.purpose = purpose;
        this.retryPolicy = retryPolicy;
        this.window = new FetchWindow(ahead);
    }

    @Override
    public long length() throws MediaException {
        MediaFingerprint known = source.fingerprint();
        if (known == null) {
            await(0, ByteBuffer.allocate(1));
            known = source.fingerprint();
        }
        if (known == null) {
            throw new MediaException(new MediaFailure.BrokeOff());
        }
        return known.length();
    }

    @Override
    public int read(long position, ByteBuffer into) throws MediaException {
        if (!into.hasRemaining()) {
            return 0;
        }
        return position < 0 || position >= length() ? -1 : await(position, into);
    }

    @Override
    public boolean atHand(long position, long count) {
        MediaCache.Blocks blocks = source.blocks();
        long last = (position + count - 1) / MediaCache.BLOCK;
        for (long block = position / MediaCache.BLOCK; block <= last; block++) {
            if (blocks == null || block < 0 || block >= blocks.count() || !blocks.has(block)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void expect(long from, long to) {
        lock.lock();
        try {
            window.expect(from, to);
        } finally {
            lock.unlock();
        }
    }

    private int await(long position, ByteBuffer into) throws MediaException {
        long block = position / MediaCache.BLOCK;
        int offset = (int) (position % MediaCache.BLOCK);
        for (boolean first = true;; first = false) {
            MediaCache.Blocks blocks = source.blocks();
            byte[] cached = blocks == null ? null : blocks.get(block);
            lock.lock();
            try {
                if (closed) {
                    throw new MediaException(new MediaFailure.BrokeOff());
                }
                if (reading != null && reading != blocks) {
                    // Nobody may have waited when that turned out: no byte of the new file follows the old one's.
                    throw new MediaException(new MediaFailure.Changed());
                }
                if (cached == null && partialBlock.of(block, blocks) > offset) {
                    reading = blocks;
                    return partialBlock.copy(offset, into);
                }
                if (cached != null) {
                    reading = blocks;
                    // Keeps the read-ahead ahead of this block.
                    if (window.wanted() != block) {
                        want(block);
                    }
                    return PartialBlock.copy(cached, offset, cached.length, into);
                }
                MediaException why = failed;
                // A failure from before this call was reported to nobody: tried again.
                if (why != null && !first) {
                    failed = null;
                    throw new MediaException(why.failure(), why);
                }
                want(block);
                blocks = source.blocks();
                if (blocks == null || !blocks.has(block)) {
                    scheduler.waits(purpose);
                    try {
                        changed.await();
                    } finally {
                        scheduler.served(purpose);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new MediaException(new MediaFailure.BrokeOff(), e);
            } finally {
                lock.unlock();
            }
        }
    }

    /** With the lock held. A running answer that doesn't lead there soon is ended, unless it ends soon by itself. */
    private void want(long block) {
        window.want(block);
        RangeResponse running = answer;
        MediaCache.Blocks blocks = source.blocks();
        boolean far = block < answering || !rangeless && block > answering + NEAR;
        if (running != null && far && running.left() > SHORT && (blocks == null || !blocks.has(block))) {
            running.close();
        }
        if (fetcher == null && !closed) {
            failed = null;
            fetcher = Thread.ofVirtual().name("media-fetch").start(this::fetch);
        }
        changed.signalAll();
    }

    private void fetch() {
        int attempt = 0;
        boolean renewed = false;
        RequestScheduler.Turn turn = null;
        try {
            while (true) {
                long block = next();
                if (block < 0) {
                    return;
                }
                try {
                    RangeResponse running = current(block);
                    if (running == null) {
                        turn = turn == null ? scheduler.turn(purpose) : turn;
                        // In slices, so that closing needn't wait for others.
                        if (!turn.await(TimeUnit.MILLISECONDS.toNanos(50))) {
                            continue;
                        }
                        running = begin(block);
                    }
                    scheduler.giveWay(purpose);
                    boolean whole = fill(running);
                    attempt = whole ? 0 : attempt;
                    renewed = !whole && renewed;
                    if (!whole && !progressed) {
                        again(++attempt, new MediaFailure.BrokeOff(), -1);
                    }
                } catch (RangeResponse.AgainException _) {
                    end();
                } catch (RangeResponse.DoubtException e) {
                    end();
                    if (!new EdgeComparison(network, source, retryPolicy.idle(), partialBlock).vouches(e.validator())) {
                        again(++attempt, new MediaFailure.BrokeOff(), -1);
                    }
                } catch (RangeResponse.StatusException e) {
                    end();
                    if (e.expired() && !renewed) {
                        renewed = true;
                        if (source.renew(e.address())) {
                            continue;
                        }
                    }
                    if (!e.passing()) {
                        throw new MediaException(e.failure());
                    }
                    again(++attempt, e.failure(), e.retryAfterSeconds());
                } catch (NetException e) {
                    attempt = progressed ? 0 : attempt;
                    end();
                    if (!(e.failure() instanceof NetFailure.Closed)) {
                        Optional<MediaFailure> lasting = RangeResponse.lasting(e, source.address());
                        if (lasting.isPresent()) {
                            throw new MediaException(lasting.get(), e);
                        }
                        again(++attempt, RangeResponse.passing(e), -1);
                    }
                }
                if (current == null && turn != null) {
                    turn.end();
                    turn = null;
                }
            }
        } catch (MediaException e) {
            finish(e);
        } catch (IOException | InterruptedException e) {
            finish(new MediaException(new MediaFailure.BrokeOff(), e));
        } catch (RuntimeException | Error e) {
            finish(MediaException.unexpected(e));
            // Reaches the handler of uncaught exceptions.
            throw e;
        } finally {
            if (turn != null) {
                turn.end();
            }
        }
    }

    /** Waits for a block that isn't held, at or after the one that is read; −1 where the fetching ends. */
    private long next() throws InterruptedException {
        lock.lock();
        try {
            while (!closed) {
                MediaCache.Blocks blocks = source.blocks();
                if (blocks == null) {
                    return window.wanted();
                }
                long block = window.missing(blocks, current != null);
                if (block >= 0) {
                    return block;
                }
                if (!changed.await(retryPolicy.lingers().toNanos(), TimeUnit.NANOSECONDS)) {
                    break;
                }
            }
            retire();
            return -1;
        } finally {
            lock.unlock();
        }
    }

    private long endOf(long block) {
        lock.lock();
        try {
            MediaCache.Blocks blocks = source.blocks();
            return blocks == null ? window.endOf(block) : window.endOf(block, blocks);
        } finally {
            lock.unlock();
        }
    }

    /** The running answer if it leads to a block soon, or is better read to its end, else null. */
    private @Nullable RangeResponse current(long block) {
        RangeResponse running = current;
        if (running == null) {
            return null;
        }
        long at = running.position() / MediaCache.BLOCK;
        if (block >= at && block <= at + NEAR || rangeless && block >= at || running.left() <= SHORT) {
            return running;
        }
        end();
        return null;
    }

    private RangeResponse begin(long block) throws IOException, InterruptedException {
        // Goes on at the very byte where an answer broke off.
        long start = block * MediaCache.BLOCK + partialBlock.of(block, source.blocks());
        RangeResponse begun = new RangeResponse(network, source, start, endOf(block), retryPolicy.idle());
        progressed = false;
        lock.lock();
        try {
            if (closed) {
                begun.close();
            }
            answer = begun;
            answering = block;
        } finally {
            lock.unlock();
        }
        begun.begin();
        current = begun;
        lock.lock();
        try {
            rangeless = begun.rangeless();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        return begun;
    }

    /**
     * Reads a whole block of the answer into the cache; what has come of it can be read meanwhile.
     *
     * @return false if the answer ended within it
     */
    private boolean fill(RangeResponse running) throws IOException {
        MediaCache.Blocks blocks = running.blocks();
        if (blocks != source.blocks()) {
            throw new MediaException(new MediaFailure.Changed());
        }
        long block = running.position() / MediaCache.BLOCK;
        int offset = (int) (running.position() % MediaCache.BLOCK);
        if (offset != 0 && partialBlock.of(block, blocks) != offset) {
            // Asked for as the rest of a block of a file that has changed since.
            throw new RangeResponse.AgainException();
        }
        lock.lock();
        try {
            partialBlock.next(block, offset, blocks);
            answering = block;
        } finally {
            lock.unlock();
        }
        while (!partialBlock.whole()) {
            int came = partialBlock.read(running);
            if (came < 0) {
                end();
                return false;
            }
            progressed = true;
            lock.lock();
            try {
                partialBlock.came(came);
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
        blocks.put(block, partialBlock.bytes());
        source.tell();
        lock.lock();
        try {
            partialBlock.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (block + 1 >= blocks.count() || running.finished()) {
            end();
        }
        return true;
    }

    /**
     * Waits before a new attempt: longer each time, with jitter, so that readers don't retry all at once.
     *
     * @param retryAfterSeconds how long the server wants to be left alone; −1 where it doesn't say
     * @throws MediaException if it isn't worth waiting for any longer here
     */
    private void again(int attempt, MediaFailure failure, long retryAfterSeconds)
            throws MediaException, InterruptedException {
        if (attempt >= retryPolicy.attempts() || retryAfterSeconds > retryPolicy.idle().toSeconds()) {
            throw new MediaException(failure);
        }
        long pause = retryPolicy.pause().toNanos() << Math.min(4, attempt - 1);
        long jittered = pause / 2 + ThreadLocalRandom.current().nextLong(pause);
        long nanos = Math.max(jittered, TimeUnit.SECONDS.toNanos(retryAfterSeconds));
        lock.lock();
        try {
            long before = window.wanted();
            while (nanos > 0 && !closed && (window.wanted() == before || retryAfterSeconds > 0)) {
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            RangeResponse over = answer;
            answer = null;
            answering = -1;
            current = null;
            if (over != null) {
                over.close();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The last thing that the fetching thread does; the next thread may start afterwards. With the lock held. */
    private void retire() {
        end();
        fetcher = null;
    }

    private void finish(MediaException why) {
        lock.lock();
        try {
            failed = why;
            retire();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        RangeResponse running;
        lock.lock();
        try {
            closed = true;
            running = answer;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (running != null) {
            running.close();
        }
    }
}
