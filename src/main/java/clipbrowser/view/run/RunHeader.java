package clipbrowser.view.run;

import clipbrowser.command.Command;
import clipbrowser.model.FaultLog;
import clipbrowser.model.Run;
import clipbrowser.session.Refreshing;
import clipbrowser.session.Review;
import clipbrowser.session.Session;
import clipbrowser.view.Intents;
import clipbrowser.wording.Length;
import clipbrowser.wording.Messages;
import clipbrowser.wording.Sentences;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Run id, its status, how far the review is in the two colours of decision, and the three quiet actions. */
public final class RunHeader extends HBox {
    private final Label id = new Label();
    private final Label status = new Label();
    private final ProgressIndicator asking = new ProgressIndicator();
    private final Region kept = new Region();
    private final Region rejected = new Region();
    private final Progress bar;
    private final Label reviewed = new Label();
    private final Label keptText = new Label();
    private final Button refresh;
    private final Button playKept;

    public RunHeader(Session session, Review review, Intents intents) {
        getStyleClass().addAll("run-header", "hairline-below");
        id.setId("run-name");
        id.getStyleClass().add("run-id");
        id.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        id.setTooltip(new Tooltip());
        status.setId("run-status");
        status.getStyleClass().add("status-pill");
        status.setMinWidth(USE_PREF_SIZE);
        asking.setMaxSize(14, 14);
        asking.setMinSize(14, 14);
        kept.getStyleClass().add("kept");
        rejected.getStyleClass().add("rejected");
        bar = new Progress(kept, rejected);
        reviewed.setId("reviewed");
        reviewed.getStyleClass().add("quiet");
        reviewed.setMinWidth(0);
        keptText.setId("kept-length");
        keptText.getStyleClass().add("keep-text");
        keptText.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        playKept = action("play-kept", "header.playKept", Command.PLAY_KEPT, intents);
        refresh = action("refresh", "header.refresh", Command.REFRESH, intents);
        Button export = action("export", "header.export", Command.EXPORT, intents);
        Button settings = action("settings", "header.settings", Command.SETTINGS, intents);
        settings.setAccessibleText(settings.getText());
        settings.setTooltip(new Tooltip(settings.getText()));
        settings.setText(null);
        FontIcon gear = new FontIcon(Feather.SETTINGS);
        gear.getStyleClass().add("quiet-icon");
        settings.setGraphic(gear);
        settings.getStyleClass().add("flat");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(id, status, asking, bar, reviewed, keptText, gap, playKept, refresh, export, settings);
        widthProperty().subscribe(width -> {
            show(bar, width.doubleValue() > 900);
            bar.setPrefWidth(width.doubleValue() > 1250 ? 220 : 110);
            id.setMaxWidth(Math.max(90, width.doubleValue() * 0.3));
        });

        session.runProperty().subscribe(this::show);
        session.refreshingProperty().subscribe(this::show);
        review.countsProperty().subscribe(counts -> {
            bar.share(counts.total(), counts.kept(), counts.rejected());
            int done = counts.kept() + counts.rejected();
            boolean all = counts.total() > 0 && counts.undecided() == 0;
            reviewed.setText(all
                    ? Messages.text("header.allReviewed", Integer.toString(done))
                    : Messages.text("header.reviewed", Integer.toString(done), Integer.toString(counts.total())));
            // When nothing is left to decide, the way leads on: to the kept clips in the editing system.
            export.getStyleClass().remove("primary");
            if (all && counts.kept() > 0) {
                export.getStyleClass().add("primary");
            }
            playKept.setDisable(counts.kept() == 0);
            show(reviewed, counts.total() > 0);
            bar.setVisible(counts.total() > 0);
            keptText.setText(counts.kept() == 0
                    ? ""
                    : Messages.text("header.kept", Integer.toString(counts.kept()), Length.text(counts.keptLength())));
        });
    }

    /** Something at the very end. */
    public void end(Node node) {
        getChildren().add(node);
    }

    private void show(@Nullable Run run) {
        if (run == null) {
            return;
        }
        id.setText(run.id());
        // Both ends of a long id stay to be read; a short one takes no more than it needs.
        id.setMinWidth(Math.min(90, 10 * run.id().length()));
        id.getTooltip().setText(run.id());
        status.getStyleClass().removeAll("complete", "error");
        switch (run.status()) {
            case COMPLETE -> {
                status.setText(Messages.text("status.complete"));
                status.getStyleClass().add("complete");
            }
            case PROCESSING -> status.setText(Messages.text("status.processing"));
            case ERROR -> {
                status.setText(Messages.text("status.error"));
                status.getStyleClass().add("error");
            }
            case UNKNOWN -> status.setText(Messages.text("status.unknown"));
        }
    }

    private void show(Refreshing refreshing) {
        boolean busy = refreshing instanceof Refreshing.Asking;
        boolean waiting = refreshing instanceof Refreshing.Waiting;
        show(asking, busy || waiting);
        refresh.setDisable(busy);
        refresh.setTooltip(refreshing instanceof Refreshing.Failed f ? new Tooltip(Sentences.of(f.reason())) : null);
    }

    private static Button action(String id, String text, Command command, Intents intents) {
        Button button = new Button(Messages.text(text));
        button.setId(id);
        button.setFocusTraversable(false);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> intents.run(command));
        return button;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** A thin bar: kept from the left, rejected after it, the rest undecided. */
    private static final class Progress extends Region {
        private final Region kept;
        private final Region rejected;
        private long all = 1;
        private long keep;
        private long reject;

        Progress(Region kept, Region rejected) {
            this.kept = kept;
            this.rejected = rejected;
            getStyleClass().add("review-progress");
            setPrefSize(220, 5);
            setMaxHeight(5);
            setMinWidth(60);
            getChildren().addAll(kept, rejected);
        }

        void share(long all, long keep, long reject) {
            this.all = Math.max(1, all);
            this.keep = keep;
            this.reject = reject;
            requestLayout();
        }

        @Override
        protected void layoutChildren() {
            FaultLog.ofThread().watching("laying out the header", this::place).run();
        }

        private void place() {
            double first = snapSizeX(getWidth() * keep / all);
            double second = snapSizeX(getWidth() * reject / all);
            kept.resizeRelocate(0, 0, first, getHeight());
            rejected.resizeRelocate(first, 0, Math.min(second, getWidth() - first), getHeight());
        }
    }
}
