package clipbrowser.secret;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where the API key of each service is kept. Any thread. Keys never come into a log or an exception's text. */
public interface SecretStore {
    /** @param origin scheme, host and port of the service; empty where none is kept */
    Optional<String> key(String origin);

    /** Keeps a key in the place of the one before; an empty one is forgotten. */
    void keep(String origin, String key);

    /** Keeps keys while the program runs. */
    static SecretStore inMemory() {
        return new SecretStore() {
            private final Map<String, String> keys = new ConcurrentHashMap<>();

            @Override
            public Optional<String> key(String origin) {
                return Optional.ofNullable(keys.get(origin));
            }

            @Override
            public void keep(String origin, String key) {
                if (key.isEmpty()) {
                    keys.remove(origin);
                } else {
                    keys.put(origin, key);
                }
            }

            @Override
            public String toString() {
                return keys.size() + " keys in memory";
            }
        };
    }
}
