package clipbrowser.api;

import clipbrowser.model.RunFailure;

/** The run couldn't be had; {@link #failure} says why, in the editor's terms. Its message never holds the key. */
public final class ApiException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient RunFailure failure;

    public ApiException(RunFailure failure) {
        super(failure.toString());
        this.failure = failure;
    }

    public ApiException(RunFailure failure, Throwable cause) {
        super(failure.toString(), cause);
        this.failure = failure;
    }

    public RunFailure failure() {
        return failure;
    }
}
