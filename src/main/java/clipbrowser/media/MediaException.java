package clipbrowser.media;

import clipbrowser.model.MediaFailure;
import java.io.IOException;

/** A source's bytes can't be had or can't be understood; {@link #failure} says why, in the editor's terms. */
public final class MediaException extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient MediaFailure failure;

    public MediaException(MediaFailure failure) {
        super(failure.toString());
        this.failure = failure;
    }

    public MediaException(MediaFailure failure, Throwable cause) {
        super(failure.toString(), cause);
        this.failure = failure;
    }

    /** A fault that no code expected. Whoever makes it tells the {@code FaultLog} as well. */
    public static MediaException unexpected(Throwable fault) {
        return new MediaException(new MediaFailure.Unexpected(), fault);
    }

    /** Headers that contradict themselves. @param detail a few words for the editor's eyes, no file content */
    public static MediaException unreadable(String detail) {
        return new MediaException(new MediaFailure.Unreadable(detail));
    }

    /** What reads headers. */
    interface Reading<T> {
        T read() throws MediaException;
    }

    /**
     * What a reading gives. Numbers in a header that nothing can be computed with end as unreadable, not as another
     * kind of exception.
     */
    static <T> T orUnreadable(Reading<T> reading) throws MediaException {
        try {
            return reading.read();
        } catch (ArithmeticException | IllegalArgumentException | IndexOutOfBoundsException
                | NegativeArraySizeException e) {
            throw new MediaException(new MediaFailure.Unreadable("numbers out of range"), e);
        }
    }

    public MediaFailure failure() {
        return failure;
    }
}
