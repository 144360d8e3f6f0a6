package clipbrowser.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretStoreTest {
    private final SecretStore store = SecretStore.inMemory();

    @Test
    void keepsOneKeyAService() {
        store.keep("https://a", "one");
        store.keep("https://b", "two");
        store.keep("https://a", "three");
        assertThat(store.key("https://a")).contains("three");
        store.keep("https://b", "");
        assertThat(store.key("https://b")).isEmpty();
        assertThat(store.key("https://a")).contains("three");
    }

    @Test
    void neverShowsAKey() {
        store.keep("https://a", "sk_live_1");
        assertThat(store.toString()).doesNotContain("sk_live");
    }
}
