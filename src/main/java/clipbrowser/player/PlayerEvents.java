package clipbrowser.player;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Passes events to the listener on the FX thread, leaving out those that change nothing. Player's thread. */
final class PlayerEvents {
    private final PlayerListener listener;
    private final Executor fx;
    private PlayerListener.Motion motion = PlayerListener.Motion.STILL;
    private boolean free;
    private int speed = 100;

    PlayerEvents(PlayerListener listener, Executor fx) {
        this.listener = listener;
        this.fx = fx;
    }

    void emit(Consumer<PlayerListener> what) {
        fx.execute(() -> what.accept(listener));
    }

    void moves(PlayerListener.Motion now, boolean freely) {
        if (now != motion || freely != free) {
            motion = now;
            free = freely;
            emit(t -> t.moves(now, freely));
        }
    }

    void speed(int percent) {
        if (percent != speed) {
            speed = percent;
            emit(t -> t.speed(percent));
        }
    }
}
