package clipbrowser.session;

/**
 * Whether the service's API key is known, and what can be done to remember it.
 *
 * @param place    where it is kept
 * @param keychain whether this system has a keychain to keep it in, as far as that is known yet
 * @param refused  whether the keychain was asked and did not do it: locked, denied, or not running
 */
public record KeyState(Place place, boolean keychain, boolean refused) {
    /** Where a key is kept. */
    public enum Place {
        /** Nowhere: none is known. */
        NONE,
        /** In memory until the program ends. */
        MEMORY,
        /** In the system's keychain too. */
        KEYCHAIN
    }

    /** Nothing is known yet. */
    public static final KeyState UNKNOWN = new KeyState(Place.NONE, false, false);

    /** Whether the editor need not be asked for it. */
    public boolean known() {
        return place != Place.NONE;
    }
}
