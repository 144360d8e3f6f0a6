package clipbrowser.view.viewer;

import clipbrowser.model.FileFacts;
import clipbrowser.model.Setting;
import clipbrowser.session.Playback;
import clipbrowser.session.Playback.Shown;
import clipbrowser.session.Session;
import clipbrowser.session.Settings;
import clipbrowser.session.Source;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The picture that is shown, in its own shape and upright, under what is switched on to lie over it; dimmed while it is
 * only what was there before another source's. FX thread.
 */
final class Monitor extends StackPane {
    /** Opacity of the previous source's picture: text over it can be read, and it isn't taken for the clip's. */
    private static final double DIM = 0.25;
    private final Playback playback;
    private final Settings settings;
    private final LoadingState awaited;
    private final PictureView picture = new PictureView();
    private final PictureOverlay overlay = new PictureOverlay(picture);
    private Subscription watch = Subscription.EMPTY;

    Monitor(Session session, Playback playback, Settings settings) {
        this.playback = playback;
        this.settings = settings;
        this.awaited = new LoadingState(session, playback);
        setMinSize(0, 0);
        getChildren().addAll(picture, overlay);
    }

    /** Starts following the session's picture. */
    void begin() {
        watch.unsubscribe();
        watch = Subscription.combine(playback.shownProperty().subscribe(_ -> update()),
                settings.of(Setting.TIMECODE).subscribe(_ -> update()),
                settings.of(Setting.SAFE_AREAS).subscribe(_ -> update()),
                awaited.sourceProperty().subscribe(_ -> dim()));
    }

    /** Stops following, and releases the pictures. */
    void end() {
        watch.unsubscribe();
        picture.show(null);
    }

    PictureView picture() {
        return picture;
    }

    LoadingState awaited() {
        return awaited;
    }

    private void dim() {
        boolean former = awaited.sourceProperty().get() != null && awaited.isFormer();
        picture.setOpacity(former ? DIM : 1);
        overlay.setOpacity(former ? DIM : 1);
    }

    private void update() {
        Image image = null;
        Source source = null;
        String timecode = "";
        switch (playback.shown()) {
            case Shown.Nothing _ -> {
            }
            case Shown.Frame f -> {
                image = f.image();
                source = f.source();
                timecode = source.label(f.frame());
            }
            case Shown.Unsure u -> {
                image = u.image();
                source = u.source();
                timecode = "\u2248 " + source.label(u.near());
            }
        }
        show(image, source == null ? null : source.facts());
        dim();
        overlay.timecode(settings.of(Setting.TIMECODE).get() ? timecode : "");
        overlay.safeAreas(settings.of(Setting.SAFE_AREAS).get() && image != null);
    }

    /** @param facts of the source whose picture it is or is going to be */
    void show(@Nullable Image image, @Nullable FileFacts facts) {
        picture.show(image);
        if (facts != null) {
            shape(facts);
        }
    }

    private void shape(FileFacts facts) {
        int wide = Math.toIntExact(Math.max(1, (long) facts.width() * facts.aspectWidth() / facts.aspectHeight()));
        boolean across = facts.rotation() % 180 != 0;
        picture.turn(facts.rotation(), facts.mirrored());
        picture.shape(across ? facts.height() : wide, across ? wide : facts.height());
    }
}
