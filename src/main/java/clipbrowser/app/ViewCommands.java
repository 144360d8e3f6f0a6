package clipbrowser.app;

import clipbrowser.command.Command;
import clipbrowser.controller.playback.PlaybackController;
import clipbrowser.controller.playback.StillController;
import clipbrowser.model.Setting;
import clipbrowser.session.Playback;
import clipbrowser.session.Settings;
import clipbrowser.view.viewer.PictureView;
import clipbrowser.view.viewer.SecondScreen;
import clipbrowser.view.window.MainWindow;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Leads what is asked for around the picture to whatever does it. FX thread. */
final class ViewCommands {
    private ViewCommands() {}

    static void wire(CommandDispatcher dispatcher, MainWindow window, PictureView picture, SecondScreen second,
            Settings settings,
            PlaybackController playing, StillController stills) {
        dispatcher.on(Command.PICTURE_FIT, () -> picture.zoomProperty().set(PictureView.Zoom.FIT));
        dispatcher.on(Command.PICTURE_ACTUAL, () -> picture.zoomProperty().set(PictureView.Zoom.ACTUAL));
        dispatcher.on(Command.PICTURE_DOUBLE, () -> picture.zoomProperty().set(PictureView.Zoom.DOUBLE));
        dispatcher.on(Command.TIMECODE_OVERLAY, () -> turn(settings.of(Setting.TIMECODE)));
        dispatcher.on(Command.SAFE_AREAS, () -> turn(settings.of(Setting.SAFE_AREAS)));
        dispatcher.on(Command.SAVE_STILL, stills::save);
        dispatcher.on(Command.COPY_STILL, stills::copy);
        dispatcher.on(Command.PICTURE_ALONE, () -> {
            // Alone in the window already, it comes back there first.
            if (window.isPictureAlone() || !second.toggle()) {
                window.pictureAlone(!window.isPictureAlone());
            }
        });
        // Decoded for the larger of the two.
        Runnable room = () -> {
            PictureView.PixelSize here = picture.boxProperty().get();
            PictureView.PixelSize there = second.boxProperty().get();
            playing.room(Math.max(here.width(), second.isShown() ? there.width() : 0),
                    Math.max(here.height(), second.isShown() ? there.height() : 0));
        };
        picture.boxProperty().subscribe(_ -> room.run());
        second.boxProperty().subscribe(_ -> room.run());
        second.shownProperty().subscribe(_ -> room.run());
    }

    /** Of commands that switch something: whether it is on. */
    static Optional<Boolean> state(Command command, Settings settings, Playback playback) {
        return switch (command) {
            case LOOP -> Optional.of(playback.loopProperty().get());
            case MUTE -> Optional.of(playback.mutedProperty().get());
            case MONO_SUM -> Optional.of(playback.audioProperty().get().mono());
            case TIMECODE_OVERLAY -> Optional.of(settings.of(Setting.TIMECODE).get());
            case SAFE_AREAS -> Optional.of(settings.of(Setting.SAFE_AREAS).get());
            default -> Optional.empty();
        };
    }

    private static void turn(BooleanProperty on) {
        on.set(!on.get());
    }

    static void copy(Image image) {
        ClipboardContent content = new ClipboardContent();
        content.putImage(image);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
