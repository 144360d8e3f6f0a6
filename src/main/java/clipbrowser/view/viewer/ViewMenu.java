package clipbrowser.view.viewer;

import clipbrowser.command.Command;
import clipbrowser.command.KeyMap;
import clipbrowser.command.KeyStroke;
import clipbrowser.model.FileFacts;
import clipbrowser.model.Setting;
import clipbrowser.session.Playback;
import clipbrowser.session.Session;
import clipbrowser.session.Settings;
import clipbrowser.session.Source;
import clipbrowser.view.Intents;
import clipbrowser.wording.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;

/** What can be done about picture and sound, as menu items: made anew whenever they are asked for. */
final class ViewMenu {
    private final Session session;
    private final Playback playback;
    private final Settings settings;
    private final PictureView picture;
    private final ObservableValue<KeyMap> keys;
    private final Intents intents;

    ViewMenu(Session session, Playback playback, Settings settings, PictureView picture,
            ObservableValue<KeyMap> keys, Intents intents) {
        this.session = session;
        this.playback = playback;
        this.settings = settings;
        this.picture = picture;
        this.keys = keys;
        this.intents = intents;
    }

    List<MenuItem> items() {
        List<MenuItem> items = new ArrayList<>();
        PictureView.Zoom zoom = picture.zoomProperty().get();
        items.add(radio(Command.PICTURE_FIT, zoom == PictureView.Zoom.FIT));
        items.add(radio(Command.PICTURE_ACTUAL, zoom == PictureView.Zoom.ACTUAL));
        items.add(radio(Command.PICTURE_DOUBLE, zoom == PictureView.Zoom.DOUBLE));
        items.add(item(Command.PICTURE_ALONE));
        items.add(new SeparatorMenuItem());
        items.add(check(Command.TIMECODE_OVERLAY, settings.of(Setting.TIMECODE).get()));
        items.add(check(Command.SAFE_AREAS, settings.of(Setting.SAFE_AREAS).get()));
        items.add(new SeparatorMenuItem());
        items.add(item(Command.SAVE_STILL));
        items.add(item(Command.COPY_STILL));
        List<FileFacts.AudioTrack> tracks = tracks();
        if (!tracks.isEmpty()) {
            items.add(new SeparatorMenuItem());
            if (tracks.size() > 1) {
                IntStream.range(0, tracks.size()).forEach(i -> items.add(track(i, tracks.get(i))));
                items.add(new SeparatorMenuItem());
            }
            items.add(check(Command.MONO_SUM, playback.audioProperty().get().mono()));
            if (playback.audioProperty().get().solo() >= 0) {
                MenuItem all = new MenuItem(Messages.text("viewer.allChannels"));
                all.setId("view-all-channels");
                all.setOnAction(_ -> playback.audioProperty().set(
                        new Playback.AudioChoice(playback.audioProperty().get().track(), -1, false)));
                items.add(all);
            }
        }
        return items;
    }

    private List<FileFacts.AudioTrack> tracks() {
        Source source = session.source();
        FileFacts facts = source == null ? null : source.facts();
        return facts == null ? List.of() : facts.audio();
    }

    private MenuItem track(int index, FileFacts.AudioTrack track) {
        RadioMenuItem item = new RadioMenuItem(name(index, track));
        item.setId("view-track-" + index);
        item.setMnemonicParsing(false);
        Playback.AudioChoice now = playback.audioProperty().get();
        item.setSelected(now.track() == index);
        item.setOnAction(_ -> playback.audioProperty().set(new Playback.AudioChoice(index, -1, now.mono())));
        return item;
    }

    /** {@code Track 2, English, 6 channels}: as far as the file tells. */
    static String name(int index, FileFacts.AudioTrack track) {
        String number = Messages.text("viewer.track", Integer.toString(index + 1));
        String language = language(track.language());
        String channels = Messages.text(track.channels() == 1 ? "viewer.channel" : "viewer.channels",
                Integer.toString(track.channels()));
        return number + (language == null ? "" : ", " + language) + ", " + channels;
    }

    private static @Nullable String language(String code) {
        if (code.isBlank() || code.equals("und") || code.equals("```")) {
            return null;
        }
        String name = Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH);
        return name.isEmpty() ? code : name;
    }

    private MenuItem item(Command command) {
        return set(new MenuItem(), command);
    }

    private MenuItem radio(Command command, boolean on) {
        RadioMenuItem item = new RadioMenuItem();
        item.setSelected(on);
        return set(item, command);
    }

    private MenuItem check(Command command, boolean on) {
        CheckMenuItem item = new CheckMenuItem();
        item.setSelected(on);
        return set(item, command);
    }

    /** Its key stands beside it as text: pressed it is answered by the window's one filter. */
    private MenuItem set(MenuItem item, Command command) {
        String key = keys.getValue().keysOf(command).stream().findFirst().map(KeyStroke::label).orElse("");
        item.setText(Messages.text("command." + command.name()) + (key.isEmpty() ? "" : "   " + key));
        item.setMnemonicParsing(false);
        item.setId("view-" + command.name());
        item.setOnAction(_ -> intents.run(command));
        return item;
    }
}
