package clipbrowser.media.http;

import clipbrowser.media.MediaBytes;
import clipbrowser.media.MediaException;
import clipbrowser.media.MediaFingerprint;
import clipbrowser.media.ReadPurpose;
import clipbrowser.model.MediaFailure;
import clipbrowser.net.Network;
import java.io.IOException;
import java.nio.ByteBuffer;
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
    /** Blocks: after a jump forward no farther than this the running request goes on (512 KB). */
    private static final int NEAR = 2;
    /** So many bytes are rather read than given up with their connection: a new one costs two or three round trips. */
    private static final long SHORT = MediaCache.BLOCK;

    /**
     * Bytes: an answer that breaks off before it brought so many new ones counts as a failed attempt. A server that
     * ignores ranges and never gets beyond one place, or sends a byte an answer, would be asked for ever without it.
     */
    private static final int LEAST = 16 * 1024;

    /** In nanoseconds: no longer is waited for what another reader's answer may bring. */
    private static final long OTHERS = TimeUnit.MILLISECONDS.toNanos(300);

    private final Network network;
    private final HostedSource source;
    private final ReaderTurn turn;
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
    private final Runnable arrived = () -> locked(() -> {});
    private boolean closed;
    /** The block that the running request has come to. */
    private long answering = -1;
    /** Whether the server ignores ranges and always sends the whole file. */
    private boolean rangeless;
    /** Used by the fetching thread only: the response that is read, and the range that it was to bring. */
    private @Nullable RangeResponse current;
    private long start;
    private long end;
    private boolean progressed;

    HttpReader(Network network, HostedSource source, RequestScheduler scheduler, ReadPurpose purpose,
            RetryPolicy retryPolicy) {
        this.network = network;
        this.source = source;
        this.turn = new ReaderTurn(scheduler, purpose);
        this.retryPolicy = retryPolicy;
        this.window = new FetchWindow(purpose);
        source.underWay().listen(arrived);
    }

    @Override
    public long length() throws MediaException {
        if (source.fingerprint() == null) {
            await(0, ByteBuffer.allocate(1));
        }
        MediaFingerprint known = source.fingerprint();
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
        return blocks != null && blocks.hasAll(position, count);
    }

    @Override
    public void purpose(ReadPurpose other) {
        turn.purpose(other);
        locked(() -> window.ahead(other));
    }

    @Override
    public void expect(long from, long to) {
        locked(() -> {
            window.expect(from, to);
            want(from / MediaCache.BLOCK);
        });
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
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
                    turn.await(changed);
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
        RequestRetry retry = new RequestRetry(network, source, retryPolicy);
        try {
            for (long block = next(); block >= 0; block = next()) {
                try {
                    RangeResponse running = current(block);
                    if (running == null) {
                        if (comesToAnother(block)) {
                            continue;
                        }
                        if (!turn.mayAsk()) {
                            continue;
                        }
                        running = begin(block);
                    }
                    turn.giveWay();
                    if (fill(running)) {
                        if (running.position() > start) {
                            retry.received();
                        }
                    } else {
                        pause(retry.brokeOff(progressed));
                    }
                } catch (MediaException e) {
                    throw e;
                } catch (IOException e) {
                    end();
                    pause(retry.after(e, progressed, partialBlock));
                }
                if (current == null) {
                    turn.end();
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
        }
    }

    /** Waits for a block that another reader's answer is about to bring. @return whether there is no need to ask */
    private boolean comesToAnother(long block) throws InterruptedException {
        MediaCache.Blocks blocks = source.blocks();
        lock.lock();
        try {
            long left = OTHERS;
            while (blocks != null && left > 0 && !closed && !blocks.has(block)
                    && source.underWay().comes(block, turn.purpose())) {
                left = changed.awaitNanos(left);
            }
            return closed || blocks != null && blocks.has(block);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a block that isn't held, at or after the one that is read; −1 where the fetching has ended. */
    private long next() throws InterruptedException {
        lock.lock();
        try {
            while (!closed) {
                MediaCache.Blocks blocks = source.blocks();
                long block = blocks == null ? window.wanted() : window.missing(blocks, current != null);
                if (block >= 0) {
                    end = blocks == null ? FetchWindow.endOf(block) : window.endOf(block, blocks);
                    return block;
                }
                if (current == null) {
                    turn.end();
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
        start = block * MediaCache.BLOCK + partialBlock.of(block, source.blocks());
        RangeResponse begun = new RangeResponse(network, source, start, end, retryPolicy.idle());
        progressed = false;
        locked(() -> {
            if (closed) {
                begun.close();
            }
            answer = begun;
            answering = block;
        });
        source.underWay().begin(begun, turn.purpose());
        begun.begin();
        current = begun;
        locked(() -> rangeless = begun.rangeless());
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
        locked(() -> {
            partialBlock.next(block, offset, blocks);
            answering = block;
        });
        while (!partialBlock.whole()) {
            int came = partialBlock.read(running);
            if (came < 0) {
                end();
                return false;
            }
            progressed = running.position() - start >= LEAST;
            locked(() -> partialBlock.came(came));
        }
        blocks.put(block, partialBlock.bytes());
        source.tell();
        source.underWay().arrived();
        locked(partialBlock::clear);
        if (block + 1 >= blocks.count() || running.finished()) {
            end();
        }
        return true;
    }

    private void pause(RequestRetry.Pause pause) throws InterruptedException {
        long nanos = pause.nanos();
        lock.lock();
        try {
            long before = window.wanted();
            while (nanos > 0 && !closed && (window.wanted() == before || pause.ordered())) {
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
                source.underWay().end(over);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The last thing that the fetching thread does; the next thread may start afterwards. With the lock held. */
    private void retire() {
        end();
        turn.end();
        fetcher = null;
    }

    private void finish(MediaException why) {
        locked(() -> {
            failed = why;
            retire();
        });
    }

    @Override
    public void close() {
        RangeResponse running;
        lock.lock();
        try {
            closed = true;
            source.underWay().ignore(arrived);
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
