package clipbrowser.session;

import clipbrowser.model.RunFailure;
import java.time.Instant;

/** Whether a newer answer for the run on screen is being asked for. */
public sealed interface Refreshing {
    record Idle() implements Refreshing {}

    /** The service is still cutting: asked again at {@code next}. */
    record Waiting(Instant next) implements Refreshing {}

    record Asking() implements Refreshing {}

    /** The last try failed; what is on screen stays. */
    record Failed(RunFailure reason) implements Refreshing {}

    /** The network gave no answer: the one kept on this disk is on screen. @param at when it was kept */
    record Kept(RunFailure reason, Instant at) implements Refreshing {}
}
