package clipbrowser.player.audio;

import clipbrowser.player.decode.AudioStream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The machine's sound device, opened behind the scenes; silent where there is none. */
public final class JavaSoundOutput implements AudioOutput {
    private static final Logger LOG = LoggerFactory.getLogger(JavaSoundOutput.class);
    private static final AudioFormat FORMAT = new AudioFormat(AudioStream.RATE, 16, 2, true, false);
    private static final int BYTES = 4;
    /** 80 ms: short enough for a pause to be one, long enough for a busy machine. */
    private static final int BUFFER = AudioStream.RATE * 80 / 1000 * BYTES;
    private final Object lock = new Object();
    private volatile @Nullable SourceDataLine line;
    private boolean closed;
    private byte[] bytes = new byte[0];
    private long base;
    private boolean started;

    public JavaSoundOutput() {
        // A sound server that doesn't answer must not hold up the picture.
        Thread.ofPlatform().daemon().name("sound-device").start(this::open);
    }

    private void open() {
        try {
            SourceDataLine found = AudioSystem.getSourceDataLine(FORMAT);
            found.open(FORMAT, BUFFER);
            synchronized (lock) {
                if (closed) {
                    found.close();
                } else {
                    line = found;
                }
            }
        } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
            LOG.info("no sound device: {}", e.getMessage());
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
            Thread.ofPlatform().daemon().name("sound-device").start(at::close);
        }
    }
}
