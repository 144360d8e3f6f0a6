package clipbrowser.controller.playback;

import clipbrowser.command.Command;
import clipbrowser.command.CommandHandlers;
import clipbrowser.model.FileFacts;
import clipbrowser.player.Player;
import clipbrowser.player.audio.AudioMix;
import clipbrowser.session.Playback;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import java.util.List;
import java.util.function.Supplier;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Volume, track and channels. Where a source lacks the chosen track or channel, all of it is heard. FX thread. */
final class AudioControls {
    private static final int VOLUME_STEP = 10;
    private final Session session;
    private final Playback playback;
    private final Supplier<@Nullable Player> player;
    private Subscription facts = Subscription.EMPTY;

    AudioControls(Session session, Playback playback, Supplier<@Nullable Player> player) {
        this.session = session;
        this.playback = playback;
        this.player = player;
        playback.mutedProperty().subscribe(_ -> mix());
        playback.volumeProperty().subscribe(_ -> mix());
        playback.audioProperty().subscribe(_ -> mix());
        session.sourceProperty().subscribe(source -> {
            facts.unsubscribe();
            facts = source == null ? Subscription.EMPTY : source.factsProperty().subscribe(_ -> fit());
        });
    }

    /** Registers what answers the commands about what is heard. */
    void answer(CommandHandlers handlers) {
        handlers.on(Command.MUTE, () -> playback.mutedProperty().set(!playback.mutedProperty().get()));
        handlers.on(Command.LOUDER, () -> volume(VOLUME_STEP));
        handlers.on(Command.QUIETER, () -> volume(-VOLUME_STEP));
        handlers.on(Command.MONO_SUM, () -> {
            Playback.AudioChoice now = playback.audioProperty().get();
            playback.audioProperty().set(new Playback.AudioChoice(now.track(), -1, !now.mono()));
        });
        handlers.on(Command.NEXT_SOUND_TRACK, () -> {
            Playback.AudioChoice now = playback.audioProperty().get();
            int tracks = tracks().size();
            if (tracks > 1) {
                playback.audioProperty().set(new Playback.AudioChoice((now.track() + 1) % tracks, -1, now.mono()));
            }
        });
    }

    private void volume(int by) {
        playback.volumeProperty().set(Math.clamp(playback.volumeProperty().get() + by, 0, 100));
        // Turning the volume up ends muting.
        if (by > 0) {
            playback.mutedProperty().set(false);
        }
    }

    private List<FileFacts.AudioTrack> tracks() {
        Source source = session.source();
        FileFacts known = source == null ? null : source.facts();
        return known == null ? List.of() : known.audio();
    }

    private void fit() {
        List<FileFacts.AudioTrack> tracks = tracks();
        Playback.AudioChoice now = playback.audioProperty().get();
        if (tracks.isEmpty()) {
            return;
        }
        int track = now.track() < tracks.size() ? now.track() : 0;
        int solo = now.solo() < tracks.get(track).channels() && track == now.track() ? now.solo() : -1;
        playback.audioProperty().set(new Playback.AudioChoice(track, solo, now.mono()));
    }

    /** Tells the player. */
    void mix() {
        Player at = player.get();
        if (at != null) {
            Playback.AudioChoice choice = playback.audioProperty().get();
            at.mix(new AudioMix(choice.track(), choice.solo(), choice.mono(), playback.volumeProperty().get()),
                    playback.mutedProperty().get());
        }
    }
}
