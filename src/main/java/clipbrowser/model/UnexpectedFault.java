package clipbrowser.model;

/** A fault on its way to a thread's handler, with what was being done as its message. The cause is the fault. */
public final class UnexpectedFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnexpectedFault(String doing, Throwable fault) {
        super(doing, fault);
    }
}
