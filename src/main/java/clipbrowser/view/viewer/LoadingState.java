package clipbrowser.view.viewer;

import clipbrowser.session.Playback;
import clipbrowser.session.Playback.Shown;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is waited for once it takes longer than going to another clip usually does: pictures of the session's source.
 * The waiting begins when the picture on screen is no longer the one that is meant, and isn't begun anew by whatever
 * is chosen next. FX thread.
 */
final class LoadingState {
    private static final Duration PATIENCE = Duration.millis(250);

    private final Session session;
    private final Playback playback;
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private final ReadOnlyObjectWrapper<@Nullable Source> source = new ReadOnlyObjectWrapper<>();
    private boolean impatient;

    LoadingState(Session session, Playback playback) {
        this.session = session;
        this.playback = playback;
        patience.setOnFinished(_ -> {
            impatient = true;
            update();
        });
        session.sourceProperty().subscribe(_ -> update());
        playback.shownProperty().subscribe(_ -> update());
        playback.stateProperty().subscribe(_ -> update());
    }

    /** The source whose picture is waited for; null while it isn't worth a word. */
    ReadOnlyObjectProperty<@Nullable Source> sourceProperty() {
        return source.getReadOnlyProperty();
    }

    /** Whether the picture on screen is another source's than the one that is looked at. */
    boolean isFormer() {
        Source at = session.source();
        return at != null && switch (playback.shown()) {
            case Shown.Nothing _ -> false;
            case Shown.Frame f -> f.source() != at;
            case Shown.Unsure u -> u.source() != at;
        };
    }

    private void update() {
        boolean waiting = switch (playback.state()) {
            case OPENING, STALLED -> true;
            case PAUSED, PLAYING -> isFormer();
            case EMPTY, FAILED -> false;
        };
        if (!waiting) {
            patience.stop();
            impatient = false;
        } else if (!impatient && patience.getStatus() != PauseTransition.Status.RUNNING) {
            patience.playFromStart();
        }
        source.set(impatient ? session.source() : null);
    }
}
