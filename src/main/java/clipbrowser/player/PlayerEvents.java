package clipbrowser.player;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Tells what the player does, and what is so already only once. Player's thread. */
final class PlayerEvents {
    private final PlayerListener told;
    private final Executor fx;
    private PlayerListener.Motion motion = PlayerListener.Motion.STILL;
    private boolean free;
    private int speed = 100;

    PlayerEvents(PlayerListener told, Executor fx) {
        this.told = told;
        this.fx = fx;
    }

    void tell(Consumer<PlayerListener> what) {
        fx.execute(() -> what.accept(told));
    }

    void moves(PlayerListener.Motion now, boolean freely) {
        if (now != motion || freely != free) {
            motion = now;
            free = freely;
            tell(t -> t.moves(now, freely));
        }
    }

    void speed(int percent) {
        if (percent != speed) {
            speed = percent;
            tell(t -> t.speed(percent));
        }
    }
}
