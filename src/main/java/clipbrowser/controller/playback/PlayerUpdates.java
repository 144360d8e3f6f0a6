package clipbrowser.controller.playback;

import clipbrowser.controller.run.SourceController;
import clipbrowser.media.MediaException;
import clipbrowser.player.PlayerListener;
import clipbrowser.player.decode.OpenedSource;
import clipbrowser.session.Notice;
import clipbrowser.session.Playback;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.image.Image;

/** Writes what the player reports into the session. FX thread. */
final class PlayerUpdates implements PlayerListener {
    private final Session session;
    private final Playback playback;
    private final SourceController sources;
    private final Recovery recovery;
    private final Consumer<ReviewedClip> follow;
    private final Consumer<ReviewedClip> watched;

    /**
     * @param recovery told which sources fail and which work again
     * @param follow   told that a sequence went on to a clip
     * @param watched  told that a clip was played to its end
     */
    PlayerUpdates(Session session, Playback playback, SourceController sources, Recovery recovery,
            Consumer<ReviewedClip> follow,
            Consumer<ReviewedClip> watched) {
        this.session = session;
        this.playback = playback;
        this.sources = sources;
        this.recovery = recovery;
        this.follow = follow;
        this.watched = watched;
    }

    @Override
    public void shown(OpenedSource openedSource, long frame, Image image, boolean missing) {
        sources.source(openedSource).ifPresent(source -> {
            recovery.fine(source);
            if (source.failure() != null) {
                source.fail(null);
            }
            if (source == session.source()) {
                playback.show(new Playback.Shown.Frame(source, frame, image, missing));
                if (playback.state() == Playback.State.FAILED || playback.state() == Playback.State.OPENING) {
                    // The player stood still before as well, for another source that failed: it tells of no change.
                    playback.state(Playback.State.PAUSED);
                }
            }
        });
    }

    @Override
    public void moves(Motion motion, boolean free) {
        if (playback.state() == Playback.State.FAILED && motion == Motion.STILL) {
            return;
        }
        playback.state(switch (motion) {
            case OPENING -> Playback.State.OPENING;
            case STILL -> playback.shown() instanceof Playback.Shown.Nothing
                    ? Playback.State.EMPTY
                    : Playback.State.PAUSED;
            case PLAYING -> Playback.State.PLAYING;
            case STALLED -> Playback.State.STALLED;
        });
        if (playback.modeProperty().get() == Playback.Mode.CLIP
                || playback.modeProperty().get() == Playback.Mode.FREE) {
            playback.mode(free ? Playback.Mode.FREE : Playback.Mode.CLIP);
        }
    }

    @Override
    public void began(Object tag) {
        if (tag instanceof ReviewedClip clip && (playback.modeProperty().get() == Playback.Mode.KEPT
                || playback.modeProperty().get() == Playback.Mode.SKIM)) {
            follow.accept(clip);
        }
    }

    @Override
    public void played(Object tag) {
        if (tag instanceof ReviewedClip clip) {
            watched.accept(clip);
        }
    }

    @Override
    public void over() {
        playback.mode(Playback.Mode.CLIP);
    }

    @Override
    public void speed(int percent) {
        playback.speedProperty().set(percent);
    }

    @Override
    public void levels(List<Integer> tenths) {
        playback.levels(tenths.isEmpty() ? Playback.Levels.SILENT : new Playback.Levels(tenths));
    }

    @Override
    public void soundLost(boolean lost) {
        playback.soundLost(lost);
        playback.say(lost ? new Notice.SoundLost() : new Notice.SoundBack());
    }

    @Override
    public void failed(OpenedSource openedSource, MediaException failure) {
        sources.source(openedSource).ifPresent(source -> {
            source.fail(failure.failure());
            recovery.failed(source, failure.failure());
            if (source == session.source()) {
                playback.fail(failure.failure());
            }
        });
    }
}
