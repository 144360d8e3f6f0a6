package clipbrowser.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A body on its way from the client's threads to a reader's, a few buffers at a time. The JDK's own stream knows no
 * deadline between two bytes.
 */
final class BodyStream extends InputStream implements HttpResponse.BodySubscriber<BodyStream> {
    private static final int AHEAD = 4;

    private final String host;
    private final Deadline whole;
    private final Duration idle;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<ByteBuffer> waiting = new ArrayDeque<>();
    private Flow.@Nullable Subscription subscription;
    private boolean complete;
    private @Nullable NetException end;

    BodyStream(String host, Deadline whole, Duration idle) {
        this.host = host;
        this.whole = whole;
        this.idle = idle;
    }

    @Override
    public CompletionStage<BodyStream> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        boolean over;
        lock.lock();
        try {
            over = end != null;
            subscription = given;
        } finally {
            lock.unlock();
        }
        if (over) {
            given.cancel();
        } else {
            given.request(AHEAD);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> item) {
        lock.lock();
        try {
            waiting.addAll(item);
            // Marks where an item ends: only then is another one asked for.
            waiting.add(ByteBuffer.allocate(0));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onError(Throwable cause) {
        finish(Cause.of(cause, host, true));
    }

    @Override
    public void onComplete() {
        lock.lock();
        try {
            complete = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        Deadline patience = new Deadline(idle);
        while (true) {
            Flow.Subscription next = null;
            Exception failed = null;
            lock.lock();
            try {
                if (end != null) {
                    throw end;
                }
                ByteBuffer first = waiting.peek();
                if (first == null && complete) {
                    return -1;
                }
                long nanos = Math.min(patience.nanosLeft(), whole.nanosLeft());
                if (nanos <= 0) {
                    throw new NetException(whole.nanosLeft() <= 0
                            ? new NetFailure.TooSlow(whole.seconds())
                            : new NetFailure.Stalled(patience.seconds()));
                }
                if (first == null) {
                    changed.awaitNanos(nanos);
                } else if (first.hasRemaining()) {
                    int count = Math.min(length, first.remaining());
                    first.get(into, offset, count);
                    return count;
                } else {
                    waiting.remove();
                    next = first.capacity() == 0 ? subscription : null;
                }
            } catch (InterruptedException | NetException e) {
                failed = e;
            } finally {
                lock.unlock();
            }
            if (failed instanceof NetException known) {
                finish(known);
                throw known;
            }
            if (failed != null) {
                close();
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
            if (next != null) {
                next.request(1);
            }
        }
    }

    @Override
    public void close() {
        finish(new NetException(new NetFailure.Closed()));
    }

    /** Cancels outside of the lock: the client may hold one of its own while it hands over a buffer. */
    private void finish(NetException why) {
        Flow.@Nullable Subscription over;
        lock.lock();
        try {
            if (end == null) {
                end = why;
            }
            waiting.clear();
            changed.signalAll();
            // What came to its end leaves its connection to the next question.
            over = complete ? null : subscription;
        } finally {
            lock.unlock();
        }
        if (over != null) {
            over.cancel();
        }
    }
}
