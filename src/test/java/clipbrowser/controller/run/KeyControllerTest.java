package clipbrowser.controller.run;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.secret.ApiKeys;
import clipbrowser.secret.Keychain;
import clipbrowser.secret.KeychainException;
import clipbrowser.session.KeyState;
import clipbrowser.session.KeyState.Place;
import clipbrowser.session.Session;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The keychain answers when the test lets it: until then the window goes on. */
class KeyControllerTest {
    private static final String ORIGIN = "https://api.video.dev:443";
    private final Deque<Runnable> asked = new ArrayDeque<>();
    private final Session session = new Session();
    private @Nullable String kept;
    private boolean locked;
    private boolean missing;
    private final ApiKeys keys = new ApiKeys(() -> missing ? Optional.empty() : Optional.of(new Pretended()));
    private final KeyController controller = new KeyController(session, keys, ORIGIN, asked::add, Runnable::run);

    private final class Pretended implements Keychain {
        @Override
        public Optional<String> read(String origin) throws KeychainException {
            return locked() ? Optional.empty() : Optional.ofNullable(kept);
        }

        @Override
        public void write(String origin, String key) throws KeychainException {
            kept = locked() ? kept : key;
        }

        @Override
        public void delete(String origin) throws KeychainException {
            kept = locked() ? kept : null;
        }

        private boolean locked() throws KeychainException {
            if (locked) {
                throw new KeychainException("locked");
            }
            return false;
        }
    }

    private void answer() {
        while (!asked.isEmpty()) {
            asked.remove().run();
        }
    }

    @Test
    void aRunWaitsForTheRememberedKey() {
        kept = "k";
        List<String> opened = new ArrayList<>();
        controller.recall();
        controller.whenLooked(() -> opened.add(keys.key(ORIGIN).orElse("")));
        assertThat(opened).isEmpty();
        answer();
        assertThat(opened).containsExactly("k");
        assertThat(session.key()).isEqualTo(new KeyState(Place.KEYCHAIN, true, false));
    }

    @Test
    void aGivenKeyIsNotWaitedFor() {
        keys.use(ORIGIN, "given");
        KeyController given = new KeyController(session, keys, ORIGIN, asked::add, Runnable::run);
        List<String> opened = new ArrayList<>();
        given.recall();
        given.whenLooked(() -> opened.add("opened"));
        assertThat(opened).containsExactly("opened");
        answer();
        assertThat(session.key()).isEqualTo(new KeyState(Place.MEMORY, true, false));
    }

    @Test
    void aLockedKeychainOffersNothingAndTheKeyIsAskedFor() {
        kept = "k";
        locked = true;
        controller.recall();
        answer();
        assertThat(session.key()).isEqualTo(new KeyState(Place.NONE, false, false));
    }

    @Test
    void withoutAKeychainNothingIsOffered() {
        missing = true;
        controller.recall();
        answer();
        assertThat(session.key()).isEqualTo(new KeyState(Place.NONE, false, false));
    }

    @Test
    void aTypedKeyIsRememberedInThePlaceOfTheOneBefore() {
        kept = "old";
        controller.use("new");
        controller.remember();
        answer();
        assertThat(kept).isEqualTo("new");
        assertThat(session.key().place()).isEqualTo(Place.KEYCHAIN);
    }

    @Test
    void whereTheKeychainRefusesTheKeyStaysInMemoryAndThatIsSaid() {
        controller.use("new");
        locked = true;
        controller.remember();
        answer();
        assertThat(session.key()).isEqualTo(new KeyState(Place.MEMORY, true, true));
        assertThat(keys.key(ORIGIN)).contains("new");
    }

    @Test
    void aForgottenKeyIsGoneEverywhere() {
        kept = "k";
        controller.recall();
        answer();
        controller.forget();
        answer();
        assertThat(kept).isNull();
        assertThat(session.key()).isEqualTo(new KeyState(Place.NONE, true, false));
    }
}
