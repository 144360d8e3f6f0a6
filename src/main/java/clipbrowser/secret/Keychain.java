package clipbrowser.secret;

import java.util.Optional;

/**
 * The system's own place for secrets. A call may wait for the person to unlock it: never from the FX thread or a
 * virtual thread. Keys never come into a log or an exception's text.
 */
public interface Keychain {
    /** Under which name the system lists what is kept for this program. */
    String SERVICE = "Clip Browser";

    /**
     * The key that is kept for a service.
     *
     * @param origin scheme, host and port of the service
     * @throws KeychainException if the system keeps none of its secrets for this program now
     */
    Optional<String> read(String origin) throws KeychainException;

    /** Keeps a key in the place of the one before. @throws KeychainException if it could not be kept */
    void write(String origin, String key) throws KeychainException;

    /** Forgets the key of a service, if there is one. @throws KeychainException if it is still there */
    void delete(String origin) throws KeychainException;

    /**
     * The system's keychain, where its library can be loaded; whether it is unlocked only a call tells.
     *
     * @param system as the system property {@code os.name} has it
     */
    static Optional<Keychain> of(String system) {
        try {
            if (system.startsWith("Windows")) {
                return Optional.of(new WindowsCredentials());
            }
            if (system.startsWith("Mac")) {
                return Optional.of(new MacKeychain());
            }
            return Optional.of(new SecretService());
        } catch (UnsatisfiedLinkError e) {
            return Optional.empty();
        }
    }
}
