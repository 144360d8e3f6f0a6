package clipbrowser.media;

/** Reads the headers of one kind of container. Stateless; any thread. */
public interface Demuxer {
    /** The kind of file that it reads. */
    ContainerProbe container();

    /**
     * Reads the frame table of a file. Blocks.
     *
     * @param budget how many bytes may be walked over, in bytes; see {@link FrameTable.Effort}
     * @throws MediaException   unreadable, or what the bytes failed with
     * @throws RuntimeException {@link ArithmeticException} or {@link IllegalArgumentException} for numbers that no
     *                          clock of this program can hold; {@link Demuxers} makes a {@link MediaException} of them
     */
    FrameTable table(BufferedSource file, long budget) throws MediaException;
}
