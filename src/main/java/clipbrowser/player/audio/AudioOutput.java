package clipbrowser.player.audio;

/**
 * A sound device: 48 kHz, stereo, signed 16 bit. Called on the player's thread; nothing blocks. An audio frame is one
 * sample of both channels.
 */
public interface AudioOutput extends AutoCloseable {
    /** Whether there is a device. That may change at any time. */
    boolean works();

    /** How many frames can be written now. */
    int room();

    /** @param interleaved left and right @param frames at most {@link #room()} */
    void write(short[] interleaved, int frames);

    /** How many frames written since the last {@link #flush} were heard. */
    long heard();

    /** Silence at once; what was written and not heard is dropped. */
    void flush();

    /**
     * Gives up a device whose position stands still, and looks for one again in the background; {@link #works} says
     * when there is one.
     */
    void lose();

    @Override
    void close();

    /** For a machine without sound. */
    static AudioOutput none() {
        return new AudioOutput() {
            @Override
            public boolean works() {
                return false;
            }

            @Override
            public int room() {
                return 0;
            }

            @Override
            public void write(short[] interleaved, int frames) {}

            @Override
            public long heard() {
                return 0;
            }

            @Override
            public void flush() {}

            @Override
            public void lose() {}

            @Override
            public void close() {}
        };
    }
}
