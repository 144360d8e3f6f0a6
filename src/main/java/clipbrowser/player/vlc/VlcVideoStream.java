package clipbrowser.player.vlc;

import clipbrowser.media.DisposableSamples;
import clipbrowser.media.FrameTable;
import clipbrowser.media.MediaBytes;
import clipbrowser.media.MediaException;
import clipbrowser.media.ReadPurpose;
import clipbrowser.media.SampleTable;
import clipbrowser.model.MediaFailure;
import clipbrowser.player.decode.DecodedFrame;
import clipbrowser.player.decode.Decoder;
import clipbrowser.player.decode.VideoStream;
import clipbrowser.player.vlc.remux.RemuxedVideo;
import java.nio.ByteBuffer;
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

    /** In a row, without a picture in between. VLC gives up now and then where the machine is busy. */
    private static final int TRIES = 4;
    /** So many keyframes in a row without a picture, and none before: it can't be decoded at all. */
    private static final int BARREN = 3;
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
    /** The frame that comes next out of the decoder. Those before it that aren't ready are missing. */
    private long next;
    /** The frame that is handed out next. */
    private long taken;
    /** Where the decoder went on the last time that it passed the next frame over; −1 if it didn't. */
    private long passedTo = -1;
    /** Keyframes in a row that no picture came after. */
    private int barren;
    private @Nullable ByteBuffer missing;
    /** Whether what is missing is known to be so, even if nothing of the source was ever decoded. */
    private boolean sure;
    private @Nullable VideoJob run;
    private @Nullable MediaException failure;
    private boolean complete;
    private int troubles;
    private boolean closed;
    private volatile boolean onScreen;
    /** Whether a picture has come. */
    private volatile boolean begun;
    private volatile Runnable listener = () -> {};

    VlcVideoStream(VlcDecoder decoder, FrameTable table, long frames, MediaBytes bytes, Decoder.Size size, long from,
            int ahead) {
        this.decoder = decoder;
        this.table = table;
        this.frames = frames;
        this.bytes = bytes;
        this.size = size;
        this.next = from;
        this.taken = from;
        this.ahead = Math.max(1, ahead);
    }

    /** Begins a movie at the next frame whose bytes are there. Blocks for the source's length. */
    void begin() throws MediaException {
        long from = place();
        SampleTable samples = table.samplesFrom(from, bytes);
        long length = bytes.length();
        for (long there = RemuxedVideo.there(samples, from, length); there > from; there = RemuxedVideo.there(samples,
                from, length)) {
            LOG.warn("the bytes of frames {} to {} are missing", from, there - 1);
            pass(there, true);
            if (there >= frames) {
                return;
            }
            from = there;
            if (from >= samples.end()) {
                samples = table.samplesFrom(from, bytes);
            }
        }
        lock.lock();
        boolean alone;
        try {
            alone = troubles % 2 == 1;
        } finally {
            lock.unlock();
        }
        FirstBytes.of(samples, from, decoder.keptBack(table)).ifPresent(it -> bytes.expect(it.from(), it.to()));
        RemuxedVideo remuxed = RemuxedVideo.of(samples, from, length, DisposableSamples.of(samples, bytes)::isOne,
                alone);
        lock.lock();
        try {
            if (!closed) {
                run = new VideoJob(this, decoder, table, samples, remuxed, bytes, size);
                run.start();
            }
        } finally {
            lock.unlock();
        }
    }

    private long place() {
        lock.lock();
        try {
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** What lies before a frame and didn't come is missing. @param known that the file hasn't got it */
    private void pass(long to, boolean known) {
        lock.lock();
        try {
            sure |= known;
            next = to;
            passedTo = -1;
            troubles = 0;
            complete = next >= frames;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        listener.run();
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

    /** Whether no picture of a run waits to be taken. */
    boolean hungry(VideoJob asking) {
        lock.lock();
        try {
            return run != asking || ready.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Whether a run's picture is the next one. Where it lies beyond, one is missing: the run is tried again, and goes
     * on if that leads to the same.
     */
    boolean wants(VideoJob asking, long frame) {
        lock.lock();
        try {
            if (run != asking || frame < next) {
                return false;
            }
            if (frame == next || frame == passedTo || troubles >= TRIES) {
                return true;
            }
            passedTo = frame;
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
            barren = 0;
            passedTo = -1;
            boolean first = !begun;
            begun = true;
            if (first && onScreen) {
                bytes.purpose(ReadPurpose.PLAYING);
            }
            if (picture.frame() > next) {
                LOG.warn("frames {} to {} can't be decoded", next, picture.frame() - 1);
            }
            next = picture.frame() + 1;
            complete = next >= frames;
            if (next >= runEnd) {
                over = true;
                run = null;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        decoder.decoded(table);
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
            } catch (RuntimeException | Error e) {
                decoder.faults().unexpected("decoding pictures", e);
                fail(MediaException.unexpected(e));
            }
        });
    }

    /**
     * A run can't go on. It is asked again; where no picture comes from the same frame on, decoding goes on at the next
     * keyframe.
     */
    void broke(VideoJob from, @Nullable MediaException why) {
        boolean failed;
        boolean again;
        lock.lock();
        try {
            if (run != from) {
                return;
            }
            run = null;
            again = ++troubles <= (barren > 0 ? 1 : TRIES);
            failed = why != null || !again && ++barren >= BARREN && !decoder.decodes(table);
            LOG.warn("decoding broke off before frame {}, {}", next,
                    failed ? "given up" : again ? "tried again" : "passed over", why);
        } finally {
            lock.unlock();
        }
        from.stop();
        if (failed) {
            fail(why != null ? why : new MediaException(new MediaFailure.Undecodable(table.codec())));
        } else if (again) {
            onward();
        } else {
            passOver(from.end());
        }
    }

    /** Nothing came from the next frame to the end of a run. */
    private void passOver(long runEnd) {
        long to = Math.min(Math.max(table.keyframeAfter(place()), place() + 1), runEnd);
        if (to >= frames && !decoder.decodes(table)) {
            fail(new MediaException(new MediaFailure.Undecodable(table.codec())));
            return;
        }
        pass(to, false);
        if (to < frames) {
            onward();
        }
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
        // While nothing of it came, it isn't known whether the source can be decoded at all.
        boolean known = !ready.isEmpty() || sure || decoder.decodes(table);
        if (known && taken < (ready.isEmpty() ? next : ready.getFirst().frame())) {
            ByteBuffer pixels = missing == null ? MissingPicture.pixels(size) : missing;
            missing = pixels;
            return new MissingPicture(taken++, size, pixels);
        }
        DecodedFrame picture = ready.poll();
        if (picture != null) {
            taken = picture.frame() + 1;
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
            return complete && ready.isEmpty() && taken >= frames;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onReady(Runnable now) {
        listener = now;
        lock.lock();
        try {
            if (ready.isEmpty() && taken == next && !complete && failure == null) {
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
    public void onScreen() {
        onScreen = true;
        bytes.purpose(begun ? ReadPurpose.PLAYING : ReadPurpose.FRAME);
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
