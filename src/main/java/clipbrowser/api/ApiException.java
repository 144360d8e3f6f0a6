package clipbrowser.api;

import clipbrowser.model.RunFailure;

/** The run couldn't be had; {@link #failure} says why, in the editor's terms. Its message never holds the key. */
public final class ApiException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient RunFailure failure;
    private final long retryAfterSeconds;

    public ApiException(RunFailure failure) {
        this(failure, -1);
    }

    /** @param retryAfterSeconds when the service wants to be asked again, −1 where it didn't say */
    public ApiException(RunFailure failure, long retryAfterSeconds) {
        super(failure.toString());
        this.failure = failure;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public ApiException(RunFailure failure, Throwable cause) {
        super(failure.toString(), cause);
        this.failure = failure;
        this.retryAfterSeconds = -1;
    }

    public RunFailure failure() {
        return failure;
    }

    /** When the service wants to be asked again; −1 where it didn't say. */
    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
