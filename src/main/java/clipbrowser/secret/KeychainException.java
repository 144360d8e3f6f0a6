package clipbrowser.secret;

/** The system's keychain is not there, locked, or refused. The text is the system's, without any secret. */
public final class KeychainException extends Exception {
    private static final long serialVersionUID = 1;

    public KeychainException(String message) {
        super(message);
    }
}
