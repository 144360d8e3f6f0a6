package clipbrowser.secret;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The API keys of the services: in memory while the program runs, and in the system's keychain where the editor wants
 * that. Memory is for any thread; what uses the keychain may wait for the person to unlock it, so it is neither for the
 * FX thread nor for a virtual one. Keys never come into a log or an exception's text.
 */
public final class ApiKeys {
    private final Map<String, String> keys = new ConcurrentHashMap<>();
    private final Supplier<Optional<Keychain>> system;
    private @Nullable Optional<Keychain> keychain;

    /** @param system finds the system's keychain; asked once, when it is first needed */
    public ApiKeys(Supplier<Optional<Keychain>> system) {
        this.system = system;
    }

    /** Keeps keys while the program runs and nowhere else. */
    public static ApiKeys inMemory() {
        return new ApiKeys(Optional::empty);
    }

    /** @param origin scheme, host and port of the service; empty where no key is known */
    public Optional<String> key(String origin) {
        return Optional.ofNullable(keys.get(origin));
    }

    /** The key to be used from now on, in the place of the one before; an empty one is forgotten. */
    public void use(String origin, String key) {
        if (key.isEmpty()) {
            keys.remove(origin);
        } else {
            keys.put(origin, key);
        }
    }

    /** Whether this system has a keychain. Blocks. */
    public boolean hasKeychain() {
        return keychain().isPresent();
    }

    /**
     * Takes the key that the keychain has for a service, unless one is known already. Blocks.
     *
     * @return whether the keychain had one
     * @throws KeychainException if it can't be asked
     */
    public boolean recall(String origin) throws KeychainException {
        Optional<Keychain> there = keychain();
        Optional<String> kept = there.isEmpty() ? Optional.empty() : there.get().read(origin);
        kept.ifPresent(key -> keys.putIfAbsent(origin, key));
        return kept.isPresent();
    }

    /** Has the keychain keep the key that is used for a service. Blocks. @throws KeychainException if it doesn't */
    public void remember(String origin) throws KeychainException {
        String key = keys.get(origin);
        if (key == null) {
            return;
        }
        keychain().orElseThrow(() -> new KeychainException("no keychain")).write(origin, key);
    }

    /** Forgets a service's key everywhere. Blocks. @throws KeychainException if the keychain still has it */
    public void forget(String origin) throws KeychainException {
        keys.remove(origin);
        Optional<Keychain> there = keychain();
        if (there.isPresent()) {
            there.get().delete(origin);
        }
    }

    private synchronized Optional<Keychain> keychain() {
        Optional<Keychain> found = keychain;
        if (found == null) {
            found = system.get();
            keychain = found;
        }
        return found;
    }

    @Override
    public String toString() {
        return keys.size() + " keys in memory";
    }
}
