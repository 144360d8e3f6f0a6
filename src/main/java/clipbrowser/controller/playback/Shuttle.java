package clipbrowser.controller.playback;

import clipbrowser.command.Command;
import clipbrowser.session.Playback;

/** J, K and L: each press runs faster, 1-2-4-8; beside a held K they step a frame, and go on slowly while held. */
final class Shuttle {
    private static final int FASTEST = 800;
    private final Playback playback;
    private boolean stopHeld;

    /** What a key asks for. */
    sealed interface Move {
        record None() implements Move {}

        /** @param percent of normal speed, negative backwards */
        record Run(int percent) implements Move {}

        /** @param direction 1 or −1 */
        record Nudge(int direction) implements Move {}

        record LetGo() implements Move {}

        record Stop() implements Move {}
    }

    Shuttle(Playback playback) {
        this.playback = playback;
    }

    Move key(Command key, boolean down) {
        return switch (key) {
            case SHUTTLE_STOP -> {
                stopHeld = down;
                yield down ? new Move.Stop() : new Move.None();
            }
            case SHUTTLE_BACK, SHUTTLE_FORWARD -> {
                int direction = key == Command.SHUTTLE_BACK ? -1 : 1;
                if (stopHeld) {
                    yield down ? new Move.Nudge(direction) : new Move.LetGo();
                }
                yield down ? new Move.Run(next(direction)) : new Move.None();
            }
            default -> new Move.None();
        };
    }

    /** Twice as fast where it runs that way already, else at normal speed. */
    int next(int direction) {
        int now = playback.speedProperty().get();
        boolean running = playback.state() == Playback.State.PLAYING || playback.state() == Playback.State.STALLED;
        if (!running || Integer.signum(now) != direction || Math.abs(now) < 100) {
            return direction * 100;
        }
        return Math.clamp(now * 2L, -FASTEST, FASTEST);
    }
}
