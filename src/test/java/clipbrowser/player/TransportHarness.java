package clipbrowser.player;

import clipbrowser.media.MediaException;
import clipbrowser.player.audio.AudioOutput;
import clipbrowser.player.decode.AudioStream;
import clipbrowser.player.decode.OpenedSource;
import clipbrowser.player.frames.FrameRef;
import clipbrowser.player.frames.VideoOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/** An engine with a fake decoder, a screen and a loudspeaker that remember, and a clock that the test moves. */
final class TransportHarness implements PlayerListener {
    static final long MILLI = 1_000_000;

    /** @param at milliseconds since the beginning */
    record Seen(OpenedSource openedSource, long frame, long at) {}

    final FakeDecoder decoder = new FakeDecoder();
    final List<Seen> seen = new ArrayList<>();
    final List<String> listener = new ArrayList<>();
    final List<Integer> speeds = new ArrayList<>();
    final List<MediaException> failures = new ArrayList<>();
    final Speaker speaker = new Speaker();
    private final ConcurrentLinkedQueue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    /** How often the screen takes a picture up, in nanoseconds; 0 for at once. */
    long refresh;
    PlayerListener.Motion motion = PlayerListener.Motion.STILL;
    private @Nullable FrameRef coming;
    private @Nullable FrameRef current;
    private long generation;
    private long comingGeneration;

    final Transport transport = new Transport(decoder, new VideoOutput() {
        @Override
        public boolean ready() {
            return coming == null;
        }

        @Override
        public void show(FrameRef picture, long ofGeneration) {
            if (coming != null) {
                coming.drop();
            }
            coming = picture;
            comingGeneration = ofGeneration;
            if (refresh == 0) {
                takeUp();
            }
        }
    }, speaker, this, decoder.opener(), inbox::add, Runnable::run);

    /** What was written, and when; it is heard in real time. */
    final class Speaker implements AudioOutput {
        boolean there = true;
        /** Doesn't count any more. */
        boolean stuck;
        int losses;
        final List<Short> heardSamples = new ArrayList<>();
        private short[] queue = new short[0];
        private long since;
        private long heard;

        private void play() {
            if (queue.length > 0 && !stuck) {
                long due = (decoder.now - since) * AudioStream.RATE / 1_000_000_000;
                int count = (int) Math.min(due - heard, queue.length);
                for (int i = 0; i < count; i++) {
                    heardSamples.add(queue[i]);
                }
                queue = Arrays.copyOfRange(queue, count, queue.length);
                heard += count;
                if (queue.length == 0) {
                    since = decoder.now - heard * 1_000_000_000 / AudioStream.RATE;
                }
            }
        }

        @Override
        public boolean works() {
            return there;
        }

        @Override
        public int room() {
            play();
            return AudioStream.RATE * 80 / 1000 - queue.length;
        }

        @Override
        public void write(short[] interleaved, int frames) {
            play();
            if (queue.length == 0) {
                since = decoder.now - heard * 1_000_000_000 / AudioStream.RATE;
            }
            int at = queue.length;
            queue = Arrays.copyOf(queue, at + frames);
            for (int i = 0; i < frames; i++) {
                queue[at + i] = interleaved[2 * i];
            }
        }

        @Override
        public long heard() {
            play();
            return heard;
        }

        @Override
        public void flush() {
            play();
            queue = new short[0];
            heard = 0;
        }

        @Override
        public void lose() {
            there = false;
            losses++;
            queue = new short[0];
            heard = 0;
        }

        @Override
        public void close() {}
    }

    long newGeneration() {
        return ++generation;
    }

    long now() {
        return decoder.now;
    }

    private void takeUp() {
        FrameRef picture = coming;
        coming = null;
        if (picture == null) {
            return;
        }
        if (comingGeneration < generation) {
            picture.drop();
            return;
        }
        seen.add(new Seen(picture.openedSource(), picture.frame(), decoder.now / MILLI));
        if (current != null) {
            current.drop();
        }
        current = picture;
    }

    /** Lets so many milliseconds go by. */
    TransportHarness run(long ms) {
        long end = decoder.now + ms * MILLI;
        while (decoder.now < end) {
            decoder.now += MILLI;
            decoder.runDue();
            for (Runnable next = inbox.poll(); next != null; next = inbox.poll()) {
                next.run();
            }
            if (refresh > 0 && decoder.now / refresh != (decoder.now - MILLI) / refresh) {
                takeUp();
            }
            transport.tick(decoder.now);
        }
        return this;
    }

    /** At most a minute. */
    TransportHarness until(BooleanSupplier condition) {
        for (int i = 0; i < 60_000 && !condition.getAsBoolean(); i++) {
            run(1);
        }
        if (!condition.getAsBoolean()) {
            throw new AssertionError("it never came; saw " + frames());
        }
        return this;
    }

    /** Until nothing moves, and a little longer. */
    TransportHarness settle() {
        run(5);
        until(transport::idle);
        return run(200);
    }

    List<Long> frames() {
        return seen.stream().map(Seen::frame).toList();
    }

    long frame() {
        return seen.isEmpty() ? -1 : seen.getLast().frame();
    }

    TransportHarness forget() {
        seen.clear();
        listener.clear();
        speaker.heardSamples.clear();
        return this;
    }

    TransportHarness show(PlayRange playRange) {
        transport.show(playRange, newGeneration(), now());
        return this;
    }

    TransportHarness seek(OpenedSource openedSource, long frame) {
        transport.seek(openedSource, frame, newGeneration(), now());
        return this;
    }

    @Override
    public void shown(OpenedSource openedSource, long frame, Image image, boolean missing) {}

    @Override
    public void moves(Motion now, boolean free) {
        motion = now;
        listener.add(now + (free ? " free" : ""));
    }

    @Override
    public void began(Object tag) {
        listener.add("began " + tag);
    }

    @Override
    public void played(Object tag) {
        listener.add("played " + tag);
    }

    @Override
    public void over() {
        listener.add("over");
    }

    @Override
    public void speed(int percent) {
        speeds.add(percent);
    }

    @Override
    public void levels(List<Integer> tenths) {}

    @Override
    public void soundLost(boolean lost) {
        listener.add("sound " + (lost ? "lost" : "back"));
    }

    @Override
    public void failed(OpenedSource openedSource, MediaException failure) {
        failures.add(failure);
        listener.add("failed " + openedSource.media().id());
    }
}
