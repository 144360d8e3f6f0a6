package clipbrowser.view.run;

import clipbrowser.command.Command;
import clipbrowser.model.Run;
import clipbrowser.session.Opening;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import clipbrowser.view.Intents;
import clipbrowser.wording.Messages;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Stands over list, viewer and timeline while the run on screen has no clip: why that is, and what can be done. */
public final class NoClips extends StackPane {
    private final Session session;
    private final ProgressIndicator turning = new ProgressIndicator();
    private final Label title = new Label();
    private final Label detail = new Label();

    public NoClips(Session session, Intents intents) {
        this.session = session;
        setId("no-clips");
        getStyleClass().add("no-clips");
        turning.setMaxSize(28, 28);
        title.setId("no-clips-title");
        title.getStyleClass().add("title");
        detail.setId("no-clips-detail");
        detail.getStyleClass().add("detail");
        HBox buttons = new HBox(10, button("no-clips-refresh", "header.refresh", Command.REFRESH, intents),
                button("no-clips-other", "noClips.other", Command.OPEN_RUN, intents));
        buttons.setAlignment(Pos.CENTER);
        VBox column = new VBox(turning, title, detail, buttons);
        column.getStyleClass().add("viewer-message");
        column.setMaxHeight(USE_PREF_SIZE);
        VBox.setMargin(buttons, new javafx.geometry.Insets(8, 0, 0, 0));
        getChildren().add(column);
        session.runProperty().subscribe(_ -> update());
        session.openingProperty().subscribe(_ -> update());
        session.clips().addListener((ListChangeListener<ReviewedClip>) _ -> update());
    }

    private void update() {
        Run run = session.run();
        boolean shown = run != null && session.opening() instanceof Opening.Open && session.clips().isEmpty();
        setVisible(shown);
        if (run == null) {
            return;
        }
        String status = switch (run.status()) {
            case COMPLETE, UNKNOWN -> "complete";
            case PROCESSING -> "processing";
            case ERROR -> "error";
        };
        turning.setVisible(status.equals("processing"));
        turning.setManaged(turning.isVisible());
        title.setText(Messages.text("noClips." + status));
        detail.setText(Messages.text("noClips." + status + ".detail"));
    }

    private static Button button(String id, String text, Command command, Intents intents) {
        Button button = new Button(Messages.text(text));
        button.setId(id);
        button.setFocusTraversable(false);
        button.setOnAction(_ -> intents.run(command));
        return button;
    }
}
