package clipbrowser.view.timeline;

import clipbrowser.time.FrameRate;
import clipbrowser.time.SourceRate;
import clipbrowser.time.SourceRate.Evidence;
import clipbrowser.view.Messages;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Why a source's rate is what it is: a sentence of every witness, the one that was followed first. */
final class RateEvidence {
    private RateEvidence() {}

    static Region of(SourceRate settled) {
        VBox all = new VBox(5);
        all.setId("rate-evidence");
        all.getStyleClass().add("rate-evidence");
        FrameRate rate = settled.rate();
        line(all, rate == null
                ? Messages.text("evidence.none")
                : Messages.text("evidence.settled", rate.label(), rate.exact()), "strong");
        if (settled.variable()) {
            line(all, Messages.text("evidence.variable"), "amber-text");
        }
        for (Evidence evidence : settled.evidence()) {
            boolean agrees = evidence.rate().equals(rate);
            line(all, (agrees ? "\u2713  " : "\u26a0  ") + sentence(evidence), agrees ? "agrees" : "amber-text");
        }
        if (!settled.agreed() && !settled.variable() && rate != null) {
            line(all, Messages.text("evidence.disagree"), "amber-text");
        }
        return all;
    }

    private static String sentence(Evidence evidence) {
        String rate = evidence.rate().exact();
        return switch (evidence.witness()) {
            case EDITOR -> Messages.text("evidence.editor", rate);
            case FILE -> Messages.text("evidence.file", rate);
            case DECODER -> Messages.text("evidence.decoder", evidence.stated(), rate);
            case COUNT -> Messages.text("evidence.count", evidence.stated(), rate);
            case REPORT -> Messages.text("evidence.report", evidence.stated(), rate);
        };
    }

    private static void line(VBox to, String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMaxWidth(380);
        to.getChildren().add(label);
    }
}
