package clipbrowser.store;

import clipbrowser.model.StoreFailure;

/** The review couldn't be read or saved; {@link #failure} says why. Nothing was written. */
public final class StoreException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient StoreFailure failure;

    StoreException(StoreFailure failure, Throwable cause) {
        super(failure.toString(), cause);
        this.failure = failure;
    }

    StoreException(StoreFailure failure) {
        super(failure.toString());
        this.failure = failure;
    }

    public StoreFailure failure() {
        return failure;
    }
}
