package clipbrowser.player.audio;

import clipbrowser.model.FaultLog;
import clipbrowser.player.decode.AudioStream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The system's sound device by way of JavaSound, opened on a thread of its own; silent where there is none. A lost
 * device is looked for again, at first after two seconds, then less often.
 */
public final class JavaSoundOutput implements AudioOutput {
    private static final Logger LOG = LoggerFactory.getLogger(JavaSoundOutput.class);
    private static final AudioFormat FORMAT = new AudioFormat(AudioStream.RATE, 16, 2, true, false);
    private static final int BYTES = 4;
    /** 80 ms: short enough that a pause is heard at once, long enough for a busy machine. */
    private static final int BUFFER = AudioStream.RATE * 80 / 1000 * BYTES;
    /** Milliseconds between two attempts to open a device again. */
    private static final long SOONEST = 2_000;
    private static final long LATEST = 60_000;
    private static final long STEADY = 10_000;
    private final FaultLog faults;
    private final Object lock = new Object();
    private volatile @Nullable SourceDataLine line;
    private boolean closed;
    private byte[] bytes = new byte[0];
    private long base;
    private boolean started;

    /** Milliseconds until the next attempt. Used by the opening thread only. */
    private long wait = SOONEST;
    private volatile long openedAt = System.nanoTime();

    public JavaSoundOutput(FaultLog faults) {
        this.faults = faults;
        // A sound server that doesn't answer must not hold up the picture.
        behind(this::open);
    }

    private void behind(Runnable work) {
        Thread.ofPlatform().daemon().name("sound-device").start(faults.watching("using the sound device", work));
    }

    private boolean open() {
        try {
            SourceDataLine found = AudioSystem.getSourceDataLine(FORMAT);
            found.open(FORMAT, BUFFER);
            synchronized (lock) {
                if (closed) {
                    found.close();
                } else {
                    openedAt = System.nanoTime();
                    line = found;
                }
            }
            return true;
        } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
            LOG.info("no sound device: {}", e.getMessage());
            return false;
        }
    }

    @Override
    public void lose() {
        SourceDataLine lost = line;
        if (lost == null) {
            return;
        }
        line = null;
        base = 0;
        started = false;
        boolean steady = System.nanoTime() - openedAt > STEADY * 1_000_000;
        LOG.warn("the sound device has stopped");
        // A device that doesn't answer may not even let itself be closed.
        behind(lost::close);
        behind(() -> lookAgain(steady));
    }

    private void lookAgain(boolean steady) {
        wait = steady ? SOONEST : Math.min(LATEST, 2 * wait);
        try {
            do {
                Thread.sleep(wait);
                synchronized (lock) {
                    if (closed) {
                        return;
                    }
                }
            } while (!open());
            LOG.info("there is a sound device again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean works() {
        SourceDataLine at = line;
        return at != null && at.isOpen();
    }

    @Override
    public int room() {
        SourceDataLine at = line;
        return at == null || !at.isOpen() ? 0 : at.available() / BYTES;
    }

    @Override
    public void write(short[] interleaved, int frames) {
        SourceDataLine at = line;
        if (at == null || frames == 0) {
            return;
        }
        if (bytes.length < frames * BYTES) {
            bytes = new byte[frames * BYTES];
        }
        for (int i = 0; i < frames * 2; i++) {
            bytes[2 * i] = (byte) interleaved[i];
            bytes[2 * i + 1] = (byte) (interleaved[i] >> 8);
        }
        at.write(bytes, 0, frames * BYTES);
        if (!started) {
            started = true;
            at.start();
        }
    }

    @Override
    public long heard() {
        SourceDataLine at = line;
        return at == null ? 0 : Math.max(0, at.getLongFramePosition() - base);
    }

    @Override
    public void flush() {
        SourceDataLine at = line;
        if (at != null && started) {
            at.stop();
            at.flush();
            started = false;
            base = at.getLongFramePosition();
        }
    }

    @Override
    public void close() {
        SourceDataLine at;
        synchronized (lock) {
            closed = true;
            at = line;
            line = null;
        }
        if (at != null) {
            behind(at::close);
        }
    }
}
