package clipbrowser.app;

import clipbrowser.command.Command;
import clipbrowser.controller.export.ImportController;
import clipbrowser.controller.export.ImportController.Reading;
import clipbrowser.controller.run.TranscriptController;
import clipbrowser.exchange.DecisionImport;
import clipbrowser.view.Intents;
import clipbrowser.view.export.ImportPanel;
import clipbrowser.view.export.ImportPreview;
import clipbrowser.view.window.MainWindow;
import clipbrowser.wording.ImportSentences;
import clipbrowser.wording.Messages;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Takes files that are dropped on the window or chosen, and shows what would come of them at its side. FX thread. */
public final class ImportPresenter {
    private final Stage stage;
    private final MainWindow window;
    private final ImportController imports;
    private final Intents intents;
    private @Nullable File last;
    private Consumer<Path> transcripts = _ -> {};

    ImportPresenter(Stage stage, MainWindow window, ImportController imports, Intents intents) {
        this.stage = stage;
        this.window = window;
        this.imports = imports;
        this.intents = intents;
        Scene scene = window.scene();
        scene.setOnDragOver(ImportPresenter::over);
        scene.setOnDragDropped(this::dropped);
    }

    /** Told of each transcript that is dropped on the window. */
    void transcripts(Consumer<Path> told) {
        transcripts = told;
    }

    private static void over(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        event.setDropCompleted(!files.isEmpty());
        event.consume();
        for (File file : files) {
            if (TranscriptController.isNamedTranscript(file.toPath())) {
                transcripts.accept(file.toPath());
            }
        }
        files.stream().map(File::toPath).filter(file -> !TranscriptController.isNamedTranscript(file)).findFirst()
                .ifPresent(this::read);
    }

    void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.text("import.choose"));
        chooser.getExtensionFilters().addAll(new FileChooser.ExtensionFilter(Messages.text("import.files"), "*.json",
                "*.csv", "*.otio", "*.fcpxml"),
                new FileChooser.ExtensionFilter(Messages.text("original.anyFile"), "*"));
        if (last != null && last.isDirectory()) {
            chooser.setInitialDirectory(last);
        }
        File chosen = chooser.showOpenDialog(stage);
        if (chosen != null) {
            last = chosen.getParentFile();
            read(chosen.toPath());
        }
    }

    void read(Path file) {
        imports.read(file, reading -> show(file, reading));
    }

    private void show(Path file, Reading reading) {
        String name = String.valueOf(file.getFileName());
        switch (reading) {
            case ImportController.Opened _ -> window.side(null);
            case ImportController.NoRun _ -> refused(Messages.text("import.noRun", name));
            case ImportController.Transcript _ -> transcripts.accept(file);
            case ImportController.Unreadable unreadable -> refused(Messages.text("import.unreadable", name,
                    unreadable.where()));
            case ImportController.Decisions decisions ->
                window.side(new ImportPanel(new ImportPreview.Shown(intake(name,
                        decisions.found()), ""), answer(decisions.found())));
        }
    }

    private void refused(String sentence) {
        window.side(new ImportPanel(new ImportPreview.Shown(null, sentence), answer(null)));
    }

    private ImportPreview.Answer answer(@Nullable DecisionImport found) {
        return new ImportPreview.Answer() {
            @Override
            public int take(Set<String> theirs) {
                return found == null ? 0 : imports.take(found, theirs);
            }

            @Override
            public void undo() {
                intents.run(Command.UNDO);
            }

            @Override
            public void choose() {
                ImportPresenter.this.choose();
            }

            @Override
            public void close() {
                window.side(null);
            }
        };
    }

    private static ImportPreview intake(String file, DecisionImport found) {
        List<ImportPreview.Conflict> conflicts = new ArrayList<>();
        for (DecisionImport.Conflict c : found.conflicts()) {
            conflicts.add(
                    new ImportPreview.Conflict(c.clip().key(), c.clip().name(), ImportSentences.of(c.clip(), c.here()),
                            ImportSentences.of(c.clip(),
                                    c.there())));
        }
        return new ImportPreview(file, found.agreed().size(), found.same(), conflicts, found.unknown());
    }
}
