package clipbrowser.app;

import clipbrowser.controller.run.OriginalsController;
import clipbrowser.controller.run.SourceController;
import clipbrowser.controller.run.TranscriptController;
import clipbrowser.exchange.Originals;
import clipbrowser.model.SourceSettings;
import clipbrowser.session.Notice;
import clipbrowser.session.Playback;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import clipbrowser.view.source.SourceActions;
import clipbrowser.view.source.SourcePanel;
import clipbrowser.view.window.MainWindow;
import clipbrowser.wording.Messages;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Shows and hides the source panel, and connects it to the controllers. FX thread. */
final class SourcePresenter implements SourceActions {
    private final Stage stage;
    private final Session session;
    private final Playback playback;
    private final MainWindow window;
    private final SourceController sources;
    private final OriginalsController originals;
    private final TranscriptController transcripts;
    private @Nullable File last;

    SourcePresenter(Stage stage, Session session, Playback playback, MainWindow window, SourceController sources,
            OriginalsController originals, TranscriptController transcripts) {
        this.stage = stage;
        this.session = session;
        this.playback = playback;
        this.window = window;
        this.sources = sources;
        this.originals = originals;
        this.transcripts = transcripts;
    }

    void toggle() {
        window.side(window.side() instanceof SourcePanel ? null : new SourcePanel(session, this));
    }

    /** Gives a source a transcript that was dropped on the window, and shows it. */
    void takeTranscript(Path file) {
        Source source = transcripts.sourceOf(file);
        if (source == null) {
            return;
        }
        transcripts.take(source, file);
        if (source != session.source()) {
            playback.say(new Notice.TranscriptTaken(String.valueOf(file.getFileName()), source.id()));
        } else if (!(window.side() instanceof SourcePanel)) {
            window.side(new SourcePanel(session, this));
        }
    }

    @Override
    public void chooseTranscript(Source source) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.text("transcript.choose.title", source.id()));
        chooser.getExtensionFilters().addAll(
                new FileChooser.ExtensionFilter(Messages.text("transcript.files"), "*.srt", "*.vtt", "*.json", "*.SRT",
                        "*.VTT", "*.JSON"),
                new FileChooser.ExtensionFilter(Messages.text("original.anyFile"), "*"));
        if (last != null && last.isDirectory()) {
            chooser.setInitialDirectory(last);
        }
        File chosen = chooser.showOpenDialog(stage);
        if (chosen != null) {
            last = chosen.getParentFile();
            transcripts.take(source, chosen.toPath());
        }
    }

    @Override
    public void removeTranscript(Source source) {
        transcripts.remove(source);
    }

    @Override
    public void shiftTranscript(Source source, long ms) {
        transcripts.shift(source, ms);
    }

    /** For the export: asks for the folder of the originals at once. */
    void linkFolder() {
        SourcePanel panel = new SourcePanel(session, this);
        window.side(panel);
        panel.searchFolder();
    }

    @Override
    public void set(Source source, SourceSettings to) {
        sources.set(source, to);
    }

    @Override
    public @Nullable String chooseFile(Source source) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.text("original.choose.title", source.id()));
        chooser.getExtensionFilters().addAll(
                new FileChooser.ExtensionFilter(Messages.text("original.media"), "*.mp4", "*.m4v", "*.mov", "*.mkv",
                        "*.webm", "*.MP4", "*.M4V", "*.MOV", "*.MKV", "*.WEBM"),
                new FileChooser.ExtensionFilter(Messages.text("original.anyFile"), "*"));
        if (last != null && last.isDirectory()) {
            chooser.setInitialDirectory(last);
        }
        File chosen = chooser.showOpenDialog(stage);
        if (chosen == null) {
            return null;
        }
        last = chosen.getParentFile();
        return chosen.getAbsolutePath();
    }

    @Override
    public @Nullable String chooseFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Messages.text("original.folder.title"));
        if (last != null && last.isDirectory()) {
            chooser.setInitialDirectory(last);
        }
        File chosen = chooser.showDialog(stage);
        if (chosen == null) {
            return null;
        }
        last = chosen;
        return chosen.getAbsolutePath();
    }

    @Override
    public void look(Source source, String file, Consumer<@Nullable Looked> told) {
        originals.look(source, Path.of(file), match -> told.accept(match == null ? null : looked(match)));
    }

    @Override
    public void search(String folder, Consumer<List<Found>> told) {
        originals.search(Path.of(folder), matches -> {
            List<Found> found = new ArrayList<>();
            matches.forEach((source, match) -> found.add(new Found(source, looked(match))));
            told.accept(found);
        });
    }

    private static Looked looked(Originals.Match match) {
        Originals.Candidate file = match.file();
        return new Looked(file.path().toAbsolutePath().toString(),
                Messages.text("original.facts", "" + file.width(), "" + file.height(), file.grid().rate().label(),
                        "" + file.grid().frames()),
                signs(match.agree()), signs(match.differ()));
    }

    private static List<Sign> signs(List<Originals.Sign> signs) {
        return signs.stream().map(sign -> switch (sign) {
            case NAME -> Sign.NAME;
            case LENGTH -> Sign.LENGTH;
            case RATE -> Sign.RATE;
            case SHAPE -> Sign.SHAPE;
        }).toList();
    }

    @Override
    public void compare(Source source, String file, long frame, long offset, Consumer<Pair> told) {
        originals.compare(source, Path.of(file), frame, offset, pair -> told.accept(new Pair(pair.hosted(),
                pair.file())));
    }

    @Override
    public long frameOnScreen(Source source) {
        return source == session.source() ? Math.max(0, playback.frame()) : 0;
    }

    @Override
    public void close() {
        window.side(null);
    }
}
