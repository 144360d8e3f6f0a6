package clipbrowser.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApiKeysTest {
    private static final String A = "https://a";
    private static final String B = "https://b";
    private final Map<String, String> kept = new HashMap<>();
    private boolean locked;
    private final ApiKeys keys = new ApiKeys(() -> Optional.of(new Keychain() {
        @Override
        public Optional<String> read(String origin) throws KeychainException {
            unlock();
            return Optional.ofNullable(kept.get(origin));
        }

        @Override
        public void write(String origin, String key) throws KeychainException {
            unlock();
            kept.put(origin, key);
        }

        @Override
        public void delete(String origin) throws KeychainException {
            unlock();
            kept.remove(origin);
        }

        private void unlock() throws KeychainException {
            if (locked) {
                throw new KeychainException("locked");
            }
        }
    }));

    @Test
    void oneKeyIsUsedForEachService() {
        keys.use(A, "one");
        keys.use(B, "two");
        keys.use(A, "three");
        assertThat(keys.key(A)).contains("three");
        keys.use(B, "");
        assertThat(keys.key(B)).isEmpty();
        assertThat(keys.key(A)).contains("three");
    }

    @Test
    void nothingGoesToTheKeychainUnasked() {
        keys.use(A, "one");
        assertThat(kept).isEmpty();
    }

    @Test
    void aRememberedKeyIsThereAtTheNextStartAndForgottenWhenAsked() throws Exception {
        kept.put(A, "kept");
        assertThat(keys.recall(A)).isTrue();
        assertThat(keys.key(A)).contains("kept");
        keys.use(A, "new");
        keys.remember(A);
        assertThat(kept).containsEntry(A, "new");
        keys.forget(A);
        assertThat(kept).isEmpty();
        assertThat(keys.key(A)).isEmpty();
    }

    @Test
    void aKeyThatWasGivenIsNotReplacedByTheRememberedOne() throws Exception {
        kept.put(A, "kept");
        keys.use(A, "given");
        keys.recall(A);
        assertThat(keys.key(A)).contains("given");
    }

    @Test
    void aLockedKeychainLeavesTheKeyInMemory() {
        keys.use(A, "one");
        locked = true;
        assertThatThrownBy(() -> keys.remember(A)).isInstanceOf(KeychainException.class);
        assertThat(keys.key(A)).contains("one");
    }

    @Test
    void neverShowsAKey() {
        keys.use(A, "sk_live_1");
        assertThat(keys.toString()).doesNotContain("sk_live");
    }
}
