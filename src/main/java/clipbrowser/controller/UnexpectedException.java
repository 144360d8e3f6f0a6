package clipbrowser.controller;

/** Work ended by a fault that no code expected; it has been written down already. The fault is the cause. */
public final class UnexpectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnexpectedException(Throwable fault) {
        super("something unexpected (" + fault.getClass().getSimpleName() + ")", fault);
    }
}
