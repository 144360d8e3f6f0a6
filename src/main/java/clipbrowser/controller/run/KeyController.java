package clipbrowser.controller.run;

import clipbrowser.model.FaultLog;
import clipbrowser.secret.ApiKeys;
import clipbrowser.secret.KeychainException;
import clipbrowser.session.KeyState;
import clipbrowser.session.KeyState.Place;
import clipbrowser.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the service's API key out of the system's keychain, and has it kept there or forgotten. FX thread. */
public final class KeyController {
    private static final Logger LOG = LoggerFactory.getLogger(KeyController.class);

    private final Session session;
    private final ApiKeys keys;
    private final String origin;
    private final Executor keychain;
    private final Executor fx;
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean looking;

    /**
     * @param origin   of the service, which the key is kept under
     * @param keychain runs what may wait for the person to unlock the keychain, one after the other
     */
    public KeyController(Session session, ApiKeys keys, String origin, Executor keychain, Executor fx) {
        this.session = session;
        this.keys = keys;
        this.origin = origin;
        this.keychain = keychain;
        this.fx = fx;
        session.key(new KeyState(here(), false, false));
    }

    /** A thread for calls to the keychain: native code that waits would hold up a virtual thread's carrier. */
    public static Executor onItsOwnThread(FaultLog faults) {
        return work -> Thread.ofPlatform().daemon().name("keychain")
                .start(faults.watching("asking the keychain", work));
    }

    /** Looks for the key in the keychain, unless the environment or the demo gave one. */
    public void recall() {
        boolean known = session.key().known();
        looking = !known;
        keychain.execute(() -> {
            boolean found = false;
            boolean refused = false;
            boolean has = keys.hasKeychain();
            try {
                found = !known && keys.recall(origin);
            } catch (KeychainException e) {
                LOG.info("the keychain can't be asked: {}", e.getMessage());
                refused = true;
            } finally {
                KeyState state = new KeyState(found ? Place.KEYCHAIN : here(), has && !refused, false);
                fx.execute(() -> looked(state));
            }
        });
    }

    private void looked(KeyState state) {
        looking = false;
        session.key(state);
        List<Runnable> all = List.copyOf(waiting);
        waiting.clear();
        all.forEach(Runnable::run);
    }

    /** Runs something once it is clear whether the key is known: at once unless the keychain is being asked. */
    public void whenLooked(Runnable then) {
        if (looking) {
            waiting.add(then);
        } else {
            then.run();
        }
    }

    /** A key that was typed is used from now on; the keychain keeps its own until it is told otherwise. */
    public void use(String key) {
        keys.use(origin, key);
        session.key(new KeyState(here(), session.key().keychain(), false));
    }

    /** Has the keychain keep the key that is used, in the place of the one that it has. */
    public void remember() {
        keychain.execute(() -> {
            boolean kept = false;
            try {
                keys.remember(origin);
                kept = true;
            } catch (KeychainException e) {
                LOG.warn("the keychain didn't keep the key: {}", e.getMessage());
            } finally {
                KeyState state = new KeyState(kept ? Place.KEYCHAIN : here(), true, !kept);
                fx.execute(() -> session.key(state));
            }
        });
    }

    /** Forgets the key, here and in the keychain. */
    public void forget() {
        keychain.execute(() -> {
            boolean refused = false;
            try {
                keys.forget(origin);
            } catch (KeychainException e) {
                LOG.warn("the keychain didn't forget the key: {}", e.getMessage());
                refused = true;
            } finally {
                KeyState state = new KeyState(Place.NONE, true, refused);
                fx.execute(() -> session.key(state));
            }
        });
    }

    private Place here() {
        return keys.key(origin).isPresent() ? Place.MEMORY : Place.NONE;
    }
}
