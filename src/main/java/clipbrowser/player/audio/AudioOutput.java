package clipbrowser.player.audio;

/**
 * Where sound goes to be heard: 48 kHz, stereo, signed 16 bit. Called on the player's thread; nothing blocks. A frame
 * here is one sample of both channels.
 */
public interface AudioOutput extends AutoCloseable {
    /** Whether it can be heard at all. It may become so later, and stop being so. */
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
     * The device has stopped counting: it is given up at once, and looked for again behind the scenes. {@link #works}
     * says when there is one again.
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
