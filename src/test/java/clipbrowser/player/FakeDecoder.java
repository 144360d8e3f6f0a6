package clipbrowser.player;

import clipbrowser.media.FrameTable;
import clipbrowser.media.MediaException;
import clipbrowser.model.FileFacts;
import clipbrowser.model.MediaFailure;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.player.decode.AudioStream;
import clipbrowser.player.decode.DecodedFrame;
import clipbrowser.player.decode.Decoder;
import clipbrowser.player.decode.OpenedSource;
import clipbrowser.player.decode.VideoStream;
import clipbrowser.player.frames.PrerollPoint;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRate;
import clipbrowser.time.MediaTime;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Numbered pictures and numbered samples at a programmable pace, on a clock that a test moves. */
final class FakeDecoder implements Decoder {
    static final long MILLI = 1_000_000;
    long now;
    /** How long an opening takes, in nanoseconds. */
    long opening = 100 * MILLI;
    /** How long a picture takes to decode, in nanoseconds. */
    long decoding = 3 * MILLI;
    /** No picture is decoded before this instant. */
    long stalledUntil;
    /** Ids of sources that can't be opened. */
    final Set<String> broken = new HashSet<>();
    /** This frame and what follows can't be decoded. */
    long breaksAt = Long.MAX_VALUE;
    /** Sources end before this frame, whatever their headers say. */
    long endsAt = Long.MAX_VALUE;
    final List<PrerollPoint> opened = new ArrayList<>();
    int open;
    int mostOpen;
    int held;
    int mostHeld;
    private long order;

    private record Job(long at, long order, Runnable work) implements Comparable<Job> {
        @Override
        public int compareTo(Job other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Job> jobs = new PriorityQueue<>();

    /** Runs what was given to it after the time of an opening. */
    Executor opener() {
        return work -> jobs.add(new Job(now + opening, order++, work));
    }

    void runDue() {
        while (!jobs.isEmpty() && jobs.peek().at <= now) {
            jobs.poll().work.run();
        }
    }

    static OpenedSource openedSource(String id, FrameRate rate, long frames, long keyframesEvery) {
        return openedSource(id, new FrameGrid.Even(rate, frames), keyframesEvery, 1);
    }

    static OpenedSource openedSource(String id, FrameGrid grid, long keyframesEvery, int tracks) {
        long[] keys = new long[(int) ((grid.frames() + keyframesEvery - 1) / keyframesEvery)];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = i * keyframesEvery;
        }
        List<FileFacts.AudioTrack> audio = new ArrayList<>();
        for (int i = 0; i < tracks; i++) {
            audio.add(new FileFacts.AudioTrack(i, "mp4a", 2, 48_000, ""));
        }
        FileFacts facts = new FileFacts("mp4", "avc1", 320, 180, 1, 1, 0, false, false, false, audio, grid.rate(),
                null);
        return new OpenedSource(new SourceMedia(id, RunStatus.COMPLETE, "https://media.example/" + id, null),
                new FrameTable(facts, grid, keys, 0, 0));
    }

    @Override
    public VideoStream video(SourceMedia source, FrameTable table, long from, Size size, int ahead)
            throws MediaException {
        if (broken.contains(source.id())) {
            throw new MediaException(new MediaFailure.Unreachable("media.example"));
        }
        Stream stream = new Stream(new OpenedSource(source, table), from, size, ahead);
        opened.add(new PrerollPoint(stream.openedSource, from));
        open++;
        mostOpen = Math.max(mostOpen, open);
        return stream;
    }

    @Override
    public AudioStream audio(SourceMedia source, FrameTable table, int track, MediaTime from) throws MediaException {
        return new Sound(from, table.grid());
    }

    @Override
    public void close() {
        jobs.clear();
    }

    private final class Stream implements VideoStream {
        private final OpenedSource openedSource;
        private final Size size;
        private int ahead;
        private long next;
        private int decoded;
        private long busySince = now;
        private boolean closed;

        Stream(OpenedSource openedSource, long from, Size size, int ahead) {
            this.openedSource = openedSource;
            this.next = from;
            this.size = size;
            this.ahead = ahead;
        }

        private void decode() {
            while (decoded < ahead && next + decoded < end()
                    && Math.max(busySince, stalledUntil) + decoding <= now) {
                busySince = Math.max(busySince, stalledUntil) + decoding;
                decoded++;
            }
            if (decoded >= ahead) {
                busySince = now;
            }
        }

        private long end() {
            return Math.min(endsAt, openedSource.grid().frames());
        }

        @Override
        public @Nullable DecodedFrame poll() throws MediaException {
            if (closed) {
                throw new IllegalStateException("closed");
            }
            if (next >= breaksAt) {
                throw new MediaException(new MediaFailure.BrokeOff());
            }
            decode();
            if (decoded == 0) {
                return null;
            }
            decoded--;
            held++;
            mostHeld = Math.max(mostHeld, held);
            return new Numbered(next++, size);
        }

        @Override
        public @Nullable DecodedFrame take() throws MediaException {
            return poll();
        }

        @Override
        public boolean ended() {
            return next >= end();
        }

        @Override
        public void onReady(Runnable listener) {}

        @Override
        public void ahead(int video) {
            ahead = video;
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                open--;
            }
        }
    }

    private final class Numbered implements DecodedFrame {
        private final long frame;
        private final Size size;
        private boolean released;

        Numbered(long frame, Size size) {
            this.frame = frame;
            this.size = size;
        }

        @Override
        public long frame() {
            if (released) {
                throw new IllegalStateException("released");
            }
            return frame;
        }

        @Override
        public int width() {
            return size.width();
        }

        @Override
        public int height() {
            return size.height();
        }

        @Override
        public ByteBuffer pixels() {
            return ByteBuffer.allocate(0);
        }

        @Override
        public void release() {
            if (released) {
                throw new IllegalStateException("released twice");
            }
            released = true;
            held--;
        }
    }

    /** Left is the millisecond of the source plus one, right the tenth of it: where a sample comes from can be told. */
    private static final class Sound implements AudioStream {
        private final long end;
        private long at;

        Sound(MediaTime from, FrameGrid grid) {
            at = (from.nanos() * RATE + 500_000_000) / 1_000_000_000;
            end = grid.end().nanos() / 1000 * RATE / 1_000_000;
        }

        @Override
        public int channels() {
            return 2;
        }

        @Override
        public int read(short[] into, int frames) {
            if (at >= end) {
                return -1;
            }
            int count = (int) Math.min(frames, end - at);
            for (int i = 0; i < count; i++) {
                short value = (short) (1 + (at + i) * 1000 / RATE % 30_000);
                into[2 * i] = value;
                into[2 * i + 1] = value;
            }
            at += count;
            return count;
        }

        @Override
        public void close() {}
    }
}
