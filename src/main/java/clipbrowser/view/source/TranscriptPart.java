package clipbrowser.view.source;

import clipbrowser.session.Source;
import clipbrowser.transcript.SourceTranscript;
import clipbrowser.transcript.TranscriptFailure;
import clipbrowser.wording.Messages;
import clipbrowser.wording.MiddleEllipsis;
import clipbrowser.wording.TranscriptSentences;
import java.util.OptionalLong;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The transcript of the source: chosen, said what of it could be used, shifted, taken away. FX thread. */
final class TranscriptPart extends VBox {
    private static final int NAME = 38;

    private final SourceActions sourcing;
    private final Label file = SourcePanel.line("transcript-file", "source-file");
    private final Label facts = SourcePanel.line("transcript-facts", "source-note");
    private final Label guessed = SourcePanel.line("transcript-guessed", "source-warning");
    private final Label failed = SourcePanel.line("transcript-failed", "source-warning");
    private final Button choose = new Button();
    private final Button remove = new Button(Messages.text("transcript.remove"));
    private final TextField offset = new TextField();
    private final HBox shift = SourcePanel.row("transcript.offset", offset);
    private final Label wrong = SourcePanel.line("transcript-offset-wrong", "source-warning");
    private @Nullable Source source;

    TranscriptPart(SourceActions sourcing) {
        super(10);
        this.sourcing = sourcing;
        setId("transcript");
        choose.setId("transcript-choose");
        choose.setOnAction(_ -> {
            Source at = source;
            if (at != null) {
                sourcing.chooseTranscript(at);
            }
        });
        remove.setId("transcript-remove");
        remove.managedProperty().bind(remove.visibleProperty());
        remove.setOnAction(_ -> {
            Source at = source;
            if (at != null) {
                sourcing.removeTranscript(at);
            }
        });
        offset.setId("transcript-offset");
        offset.getStyleClass().add("mono");
        offset.setTooltip(new Tooltip(Messages.text("transcript.offset.tip")));
        offset.setOnAction(_ -> offsetTyped());
        offset.focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                offsetTyped();
            }
        });
        shift.managedProperty().bind(shift.visibleProperty());
        getChildren().addAll(file, facts, guessed, failed, new FlowPane(8, 8, choose, remove), shift, wrong);
    }

    private void offsetTyped() {
        Source at = source;
        SourceTranscript has = at == null ? null : at.transcript();
        if (at == null || has == null || offset.getText().equals(OffsetEntry.text(has.offsetMs()))) {
            return;
        }
        OptionalLong typed = OffsetEntry.milliseconds(offset.getText(), at.timecode().rate());
        wrong.setText(typed.isPresent() ? "" : Messages.text("transcript.offset.wrong", offset.getText()));
        typed.ifPresent(ms -> {
            offset.setText(OffsetEntry.text(ms));
            sourcing.shiftTranscript(at, ms);
        });
    }

    /** The source on screen, or its transcript, has changed. */
    void show(Source now) {
        source = now;
        SourceTranscript has = now.transcript();
        TranscriptFailure failure = now.transcriptFailureProperty().get();
        failed.setText(failure == null ? "" : "\u26a0  " + TranscriptSentences.of(failure));
        choose.setText(Messages.text(has == null ? "transcript.choose" : "transcript.other"));
        remove.setVisible(has != null);
        shift.setVisible(has != null);
        wrong.setText("");
        file.setText(has == null ? Messages.text("transcript.none") : MiddleEllipsis.of(has.name(), NAME));
        file.getStyleClass().setAll("label", has == null ? "source-note" : "source-file");
        file.setTooltip(has == null ? null : new Tooltip(has.name()));
        facts.setText(has == null ? "" : TranscriptSentences.facts(has.file()));
        guessed.setText(has != null && has.file().guessed()
                ? "\u26a0  " + Messages.text("transcript.guessed")
                : "");
        offset.setText(has == null ? "" : OffsetEntry.text(has.offsetMs()));
    }
}
