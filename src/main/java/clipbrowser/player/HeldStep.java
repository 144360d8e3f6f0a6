package clipbrowser.player;

/** A key that steps a frame when it is pressed, and plays slowly while it is held. Player's thread. */
final class HeldStep {
    /** In nanoseconds: longer than that is held. */
    private static final long HELD = 250_000_000;
    /** Percent. */
    private static final int SPEED = 25;
    private int direction;
    private long since;

    /** @param way 1 or −1 @param now in nanoseconds of the clock */
    void press(int way, long now) {
        direction = way;
        since = now;
    }

    void letGo() {
        direction = 0;
    }

    /** At which speed it is time to play, in percent; 0 for not yet. */
    int due(long now) {
        return direction != 0 && now - since >= HELD ? direction * SPEED : 0;
    }
}
