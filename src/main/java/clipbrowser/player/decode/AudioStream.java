package clipbrowser.player.decode;

import clipbrowser.media.MediaException;

/**
 * The sound of one source from a time on as PCM at 48 kHz, signed 16 bit, channels interleaved, sample-exact: the
 * first sample read is the one at the time that was asked for. One consumer.
 */
public interface AudioStream extends AutoCloseable {
    /** Samples a second of each channel. */
    int RATE = 48_000;

    /** At least 1; as many as the track has, at most 8. */
    int channels();

    /**
     * Reads what is decoded, without waiting.
     *
     * @param into   interleaved samples
     * @param frames at most so many samples of each channel
     * @return how many samples of each channel were read; 0 if none is ready; −1 after the end
     * @throws MediaException if the sound failed
     */
    int read(short[] into, int frames) throws MediaException;

    /** Returns at once. */
    @Override
    void close();
}
