package clipbrowser.player;

import clipbrowser.media.MediaException;
import clipbrowser.model.FaultLog;
import clipbrowser.player.audio.AudioMix;
import clipbrowser.player.audio.AudioOutput;
import clipbrowser.player.decode.Decoder;
import clipbrowser.player.decode.OpenedSource;
import clipbrowser.player.decode.WatchedDecoder;
import clipbrowser.player.frames.ImageOutput;
import clipbrowser.player.frames.PrerollPoint;
import clipbrowser.time.FrameRange;
import clipbrowser.time.MediaTime;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Plays ranges of sources exact to the frame. Every method is called on the FX thread and returns at once: it posts a
 * request to the thread "player", which owns {@link Transport} and keeps the clock. What happens is reported through
 * {@link PlayerListener}. Sources are opened on virtual threads.
 */
public final class Player implements AutoCloseable {
    private final ConcurrentLinkedQueue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private final ImageOutput imageOutput;
    private final Transport transport;
    private final Thread thread;
    private final FaultLog faults;
    private volatile boolean closed;
    private long lastGeneration;

    /** @param fx runs on the FX thread, later */
    public Player(Decoder decoder, AudioOutput out, PlayerListener listener, Executor fx, FaultLog faults) {
        this.faults = faults;
        imageOutput = new ImageOutput(listener::shown, fx, () -> post(() -> {}));
        transport = new Transport(new WatchedDecoder(decoder, faults), imageOutput, out, listener,
                r -> Thread.ofVirtual().name("opening").start(r), this::post,
                fx);
        thread = Thread.ofPlatform().daemon().name("player").priority(Thread.MAX_PRIORITY).start(this::run);
    }

    private void post(Runnable what) {
        inbox.add(what);
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!closed) {
            long wake = System.nanoTime() + 100_000_000;
            try {
                for (Runnable next = inbox.poll(); next != null; next = inbox.poll()) {
                    next.run();
                }
                wake = transport.tick(System.nanoTime());
            } catch (RuntimeException | Error e) {
                faults.unexpected("playing", e);
                fail(e);
            }
            long left = wake - System.nanoTime();
            if (inbox.isEmpty() && left > 0) {
                LockSupport.parkNanos(this, left);
            }
        }
        for (Runnable next = inbox.poll(); next != null; next = inbox.poll()) {
            faults.watching("closing the player", next).run();
        }
        faults.watching("closing the player", transport::close).run();
    }

    /** Ends what plays or is being sought as failed, so that nobody waits for it. */
    private void fail(Throwable fault) {
        faults.watching("giving up playing", () -> transport.fail(MediaException.unexpected(fault))).run();
    }

    private void want(Consumer<Transport> what) {
        post(() -> what.accept(transport));
    }

    private long newGeneration() {
        imageOutput.generation(++lastGeneration);
        return lastGeneration;
    }

    /** Whether {@link #pulse} is called before each painting of the window; pictures then wait to be painted. */
    public void pulses(boolean on) {
        imageOutput.pulses(on);
    }

    /** Called before each painting of the window. */
    public void pulse() {
        imageOutput.pulse();
    }

    /** Shows a clip at its first frame; if something plays, playing goes on from there. */
    public void show(PlayRange clip) {
        long generation = newGeneration();
        want(e -> e.show(clip, generation, System.nanoTime()));
    }

    /** Shows a source without a clip, at frame 0 unless it is on screen already; null shows nothing. */
    public void look(@Nullable OpenedSource openedSource) {
        long generation = newGeneration();
        want(e -> e.look(openedSource, generation, System.nanoTime()));
    }

    /** Changes the range of the clip with this tag, also while it plays. */
    public void range(Object tag, FrameRange range) {
        long generation = newGeneration();
        want(e -> e.range(tag, range, generation, System.nanoTime()));
    }

    /** Frames where the editor is likely to go next, the most likely first: streams are prerolled there. */
    public void expect(List<PrerollPoint> likely) {
        List<PrerollPoint> prerolls = List.copyOf(likely);
        want(e -> e.expect(prerolls));
    }

    /** Stops, and shows exactly this frame. */
    public void seek(OpenedSource openedSource, long frame) {
        long generation = newGeneration();
        want(e -> e.seek(openedSource, frame, generation, System.nanoTime()));
    }

    /** For a pointer that is dragged: shows pictures on the way to a frame as they come; the newest call wins. */
    public void scrub(OpenedSource openedSource, long frame) {
        want(e -> e.scrub(openedSource, frame, System.nanoTime()));
    }

    /** Stops, and steps from the frame on screen or being sought. @param frames negative backwards */
    public void step(long frames) {
        want(e -> e.step(frames, System.nanoTime()));
    }

    /** Space: plays from the playhead, or pauses. */
    public void toggle() {
        want(e -> e.toggle(System.nanoTime()));
    }

    public void playFromIn() {
        want(Transport::playFromIn);
    }

    /** The clip's last milliseconds. */
    public void playLast(long ms) {
        want(e -> e.playLast(ms));
    }

    /** The clip's first milliseconds. */
    public void playFirst(long ms) {
        want(e -> e.playFirst(ms));
    }

    /**
     * Plays some milliseconds before and after an edge, then shows another frame.
     *
     * @param edge the first frame after it
     */
    public void playAround(MediaTime edge, long ms, long park) {
        want(e -> e.playAround(edge, ms, park));
    }

    /** @param speed percent; 0 for the editor's */
    public void play(PlaySequence sequence, int speed) {
        long generation = newGeneration();
        want(e -> e.play(sequence, speed, generation));
    }

    /** Plays through the whole source from the playhead. @param percent speed, negative backwards */
    public void shuttle(int percent) {
        want(e -> e.shuttle(percent, System.nanoTime()));
    }

    /** Steps a frame; goes on at 25 % speed unless {@link #letGo} comes within 250 ms. @param direction 1 or −1 */
    public void nudge(int direction) {
        want(e -> e.nudge(direction, System.nanoTime()));
    }

    public void letGo() {
        want(Transport::letGo);
    }

    public void pause() {
        want(Transport::pause);
    }

    /** The editor's speed in percent, 25 to 400. */
    public void speed(int percent) {
        want(e -> e.speed(percent, System.nanoTime()));
    }

    /** @param handlesMs what a loop takes in beyond each end, in milliseconds */
    public void loop(boolean on, long handlesMs) {
        want(e -> e.loop(on, handlesMs));
    }

    public void mix(AudioMix mix, boolean muted) {
        want(e -> e.mix(mix, muted, System.nanoTime()));
    }

    /** Sets the size of the picture's place in the window, in device pixels. */
    public void room(int width, int height) {
        want(e -> e.room(new Decoder.Size(width, height), System.nanoTime()));
    }

    /** Tries a source again that failed. */
    public void retry(OpenedSource openedSource) {
        want(e -> e.retry(openedSource, System.nanoTime()));
    }

    /** Closes every stream; returns at once. */
    @Override
    public void close() {
        closed = true;
        imageOutput.close();
        LockSupport.unpark(thread);
    }
}
