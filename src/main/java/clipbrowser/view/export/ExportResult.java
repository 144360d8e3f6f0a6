package clipbrowser.view.export;

import clipbrowser.wording.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What became of an export, or how far it is, with what can be done about it. FX thread. */
final class ExportResult extends VBox {
    /** So many lines are shown of a list; of the others how many there are. */
    private static final int NAMED = 40;

    private final ExportActions exports;
    private final Consumer<Boolean> write;
    private final Runnable cancelled;

    /** @param write writes once more; whether over files that are there @param cancelled told when it was given up */
    ExportResult(ExportActions exports, Consumer<Boolean> write, Runnable cancelled) {
        super(6);
        this.exports = exports;
        this.write = write;
        this.cancelled = cancelled;
    }

    /** An export has begun. */
    void begins() {
        getChildren().setAll(line(Messages.text("export.writing"), "export-note"));
    }

    void clear() {
        getChildren().clear();
    }

    static List<Label> lines(List<String> texts, String style) {
        List<Label> lines = new ArrayList<>(
                texts.stream().limit(NAMED).map(text -> line(text, style)).toList());
        if (texts.size() > NAMED) {
            lines.add(line(Messages.text("export.more", Integer.toString(texts.size() - NAMED)), style));
        }
        return lines;
    }

    private static Label line(String text, String style) {
        Label line = new Label(text);
        line.setWrapText(true);
        line.getStyleClass().add(style);
        return line;
    }

    private void working(ExportActions.Working working) {
        ProgressBar bar = new ProgressBar(working.part());
        bar.setId("export-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        Label text = line(working.sentence(), "export-note");
        text.setId("export-progress-text");
        Button cancel = new Button(Messages.text("export.cancel"));
        cancel.setId("export-cancel");
        cancel.setOnAction(_ -> {
            exports.cancel();
            cancelled.run();
            getChildren().setAll(line(Messages.text("export.cancelled"), "export-note"));
        });
        getChildren().addAll(text, bar, cancel);
    }

    void show(ExportActions.Result now) {
        if (now instanceof ExportActions.Working working && lookup("#export-progress") instanceof ProgressBar bar
                && lookup("#export-progress-text") instanceof Label text) {
            bar.setProgress(working.part());
            text.setText(working.sentence());
            return;
        }
        getChildren().clear();
        switch (now) {
            case ExportActions.Working working -> working(working);
            case ExportActions.Partly partly -> {
                getChildren().addAll(lines(partly.lines(), "export-done"));
                getChildren().addAll(lines(partly.failed(), "export-left"));
                Button again = new Button(Messages.text("export.retry", Integer.toString(partly.failed().size())));
                again.setId("export-retry");
                again.setOnAction(_ -> write.accept(false));
                getChildren().add(again);
            }
            case ExportActions.Done done -> {
                getChildren().addAll(lines(done.lines(), "export-done"));
                Button show = new Button(Messages.text("export.show"), new FontIcon(Feather.FOLDER));
                show.setId("export-show");
                show.setOnAction(_ -> exports.show(done.first()));
                getChildren().add(show);
            }
            case ExportActions.There there -> {
                getChildren().add(line(there.sentence(), "export-left"));
                Button replace = new Button(Messages.text("export.replace"));
                replace.setId("export-replace");
                replace.setOnAction(_ -> write.accept(true));
                getChildren().add(replace);
            }
            case ExportActions.Failed failed -> getChildren().add(line(failed.sentence(), "export-left"));
        }
    }
}
