package clipbrowser.player.vlc;

import clipbrowser.media.DisposableSamples;
import clipbrowser.media.FrameTable;
import clipbrowser.media.MediaBytes;
import clipbrowser.media.MediaException;
import clipbrowser.media.SampleTable;
import clipbrowser.model.MediaFailure;
import clipbrowser.player.decode.DecodedFrame;
import clipbrowser.player.decode.Decoder;
import clipbrowser.player.decode.VideoStream;
import clipbrowser.player.vlc.remux.RemuxedVideo;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pictures out of virtual movies, one movie after the other, until the source's last frame. */
final class VlcVideoStream implements VideoStream {
    private static final Logger LOG = LoggerFactory.getLogger(VlcVideoStream.class);

    /** In a row, without a picture in between. */
    private static final int TRIES = 4;
    private final VlcDecoder decoder;
    private final FrameTable table;
    /** How many the source has. */
    private final long frames;
    private final MediaBytes bytes;
    private final Decoder.Size size;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<DecodedFrame> ready = new ArrayDeque<>();
    private int ahead;
    /** The frame that comes next out of the decoder. */
    private long next;
    private @Nullable VideoJob run;
    private @Nullable MediaException failure;
    private boolean complete;
    private int troubles;
    private boolean closed;
    private volatile Runnable listener = () -> {};

    VlcVideoStream(VlcDecoder decoder, FrameTable table, long frames, MediaBytes bytes, Decoder.Size size, long from,
            int ahead) {
        this.decoder = decoder;
        this.table = table;
        this.frames = frames;
        this.bytes = bytes;
        this.size = size;
        this.next = from;
        this.ahead = Math.max(1, ahead);
    }

    /** Begins a movie at the next frame. Blocks for the source's length. */
    void begin() throws MediaException {
        long from;
        lock.lock();
        try {
            from = next;
        } finally {
            lock.unlock();
        }
        SampleTable samples = table.samplesFrom(from, bytes);
        RemuxedVideo remuxed = RemuxedVideo.of(samples, from, bytes.length(),
                DisposableSamples.of(samples, bytes)::isOne);
        lock.lock();
        try {
            if (!closed) {
                run = new VideoJob(this, decoder, remuxed, bytes, size);
                run.start();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until one more picture may be decoded. @return false if a run's pictures aren't wanted any more */
    boolean room(VideoJob asking) {
        lock.lock();
        try {
            while (run == asking && ready.size() >= ahead) {
                changed.awaitUninterruptibly();
            }
            return run == asking;
        } finally {
            lock.unlock();
        }
    }

    /** Whether a run's picture is the next one. Where it lies beyond, one is missing and the run can't go on. */
    boolean wants(VideoJob asking, long frame) {
        lock.lock();
        try {
            if (run != asking || frame < next) {
                return false;
            }
            if (frame == next) {
                return true;
            }
        } finally {
            lock.unlock();
        }
        broke(asking, null);
        return false;
    }

    /** The next picture. */
    void add(VideoJob from, DecodedFrame picture, long runEnd) {
        boolean over = false;
        lock.lock();
        try {
            if (run != from) {
                picture.release();
                return;
            }
            ready.add(picture);
            troubles = 0;
            next++;
            if (next == frames) {
                complete = true;
            }
            if (next == runEnd) {
                over = true;
                run = null;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (over) {
            from.stop();
            if (picture.frame() + 1 < frames) {
                onward();
            }
        }
        listener.run();
    }

    /** Begins a new run at the next frame, behind the scenes. */
    private void onward() {
        decoder.behind(() -> {
            try {
                begin();
            } catch (MediaException e) {
                fail(e);
            }
        });
    }

    /** A run can't go on. VLC gives up now and then where the machine is busy: it is asked again. */
    void broke(VideoJob from, @Nullable MediaException why) {
        boolean again;
        lock.lock();
        try {
            if (run != from) {
                return;
            }
            run = null;
            again = why == null && ++troubles <= TRIES;
            LOG.warn("decoding broke off before frame {}, {}", next, again ? "tried again" : "given up", why);
        } finally {
            lock.unlock();
        }
        from.stop();
        if (again) {
            onward();
            return;
        }
        fail(why != null ? why : new MediaException(new MediaFailure.Undecodable()));
    }

    private void fail(MediaException why) {
        lock.lock();
        try {
            failure = why;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        listener.run();
    }

    @Override
    public @Nullable DecodedFrame poll() throws MediaException {
        lock.lock();
        try {
            return next();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public @Nullable DecodedFrame take() throws MediaException, InterruptedException {
        lock.lock();
        try {
            while (true) {
                DecodedFrame picture = next();
                if (picture != null || complete || closed) {
                    return picture;
                }
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private @Nullable DecodedFrame next() throws MediaException {
        DecodedFrame picture = ready.poll();
        if (picture != null) {
            changed.signalAll();
        } else if (failure != null) {
            throw new MediaException(failure.failure(), failure);
        }
        return picture;
    }

    @Override
    public boolean ended() {
        lock.lock();
        try {
            return complete && ready.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onReady(Runnable now) {
        listener = now;
        lock.lock();
        try {
            if (ready.isEmpty() && !complete && failure == null) {
                return;
            }
        } finally {
            lock.unlock();
        }
        now.run();
    }

    @Override
    public void ahead(int video) {
        lock.lock();
        try {
            ahead = Math.max(1, video);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        VideoJob ended;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            ended = run;
            run = null;
            ready.forEach(DecodedFrame::release);
            ready.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        listener = () -> {};
        bytes.close();
        if (ended != null) {
            ended.stop();
        }
        decoder.closed(this);
    }
}
