package clipbrowser.media;

import java.nio.ByteBuffer;

/**
 * One reader's view of a source's bytes, wherever they come from. A player owns one and reads it on its own threads.
 */
public interface MediaBytes extends AutoCloseable {
    /** In bytes. Blocks until it is known. */
    long length() throws MediaException;

    /**
     * Reads some bytes, blocking until there is at least one.
     *
     * @param position from the start of the file, in bytes
     * @param into     filled from its position on, at most to its limit
     * @return how many bytes were read, −1 at or past the end
     * @throws MediaException if they can't be had, or {@link #close} was called meanwhile
     */
    int read(long position, ByteBuffer into) throws MediaException;

    /** Whether some bytes can be read without waiting for a network. */
    default boolean atHand(long position, long count) throws MediaException {
        return true;
    }

    /**
     * Says what is about to be read, in order, so that it is asked for at once and in one piece.
     *
     * @param from inclusive, in bytes @param to exclusive
     */
    default void expect(long from, long to) {}

    /** Says what is read for from now on: it may become more urgent, or less. */
    default void purpose(ReadPurpose purpose) {}

    /** Ends every read that is blocked, at once. May be called from any thread, more than once. */
    @Override
    void close();
}
