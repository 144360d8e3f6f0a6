package clipbrowser.view.run;

import clipbrowser.command.Command;
import clipbrowser.model.RecentRun;
import clipbrowser.model.RunFailure;
import clipbrowser.session.KeyState;
import clipbrowser.session.Opening;
import clipbrowser.session.Session;
import clipbrowser.view.Intents;
import clipbrowser.wording.Messages;
import clipbrowser.wording.Sentences;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What stands in the window while no run is on screen: the connection form, recent runs, loading, failure. */
public final class StartPage extends StackPane {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private final Session session;
    private final Intents intents;
    private final TextField runId = new TextField();
    private final PasswordField key = new PasswordField();
    private final CheckBox remember = new CheckBox(Messages.text("start.remember"));
    private final Hyperlink forget = new Hyperlink(Messages.text("start.forgetKey"));
    private final Label keyNote = new Label();
    private final VBox keyBox;
    private final Hyperlink otherKey = new Hyperlink(Messages.text("start.otherKey"));
    private final Button open = new Button(Messages.text("start.open"));
    private final Label failure = sentence("failure", "reject-text");
    private final Label nextStep = sentence("next-step", "quiet");
    private final VBox form;
    private final VBox loading;
    private final Label loadingText = new Label();
    private final Button cancel = new Button(Messages.text("start.cancel"));
    private final VBox recent = new VBox(2);
    private final VBox recentCard;
    private final VBox column = new VBox(16);
    private final StackPane middle = new StackPane();
    private boolean asking;

    public StartPage(Session session, Intents intents) {
        this.session = session;
        this.intents = intents;
        setId("start-page");
        getStyleClass().add("start-page");
        Label title = new Label(Messages.text("program.name"));
        title.getStyleClass().add("page-title");
        Label what = sentence("what", "quiet");
        what.setText(Messages.text("start.what"));

        runId.setId("run-id");
        runId.setPromptText(Messages.text("start.runIdPrompt"));
        runId.setOnAction(_ -> submit());
        key.setId("api-key");
        key.setPromptText(Messages.text("start.keyPrompt"));
        key.setOnAction(_ -> submit());
        keyNote.getStyleClass().addAll("quiet", "small", "sentence");
        remember.setId("remember-key");
        forget.setId("forget-key");
        forget.getStyleClass().add("quiet-link");
        forget.setOnAction(_ -> intents.forgetKey());
        VBox.setMargin(remember, new Insets(6, 0, 0, 0));
        keyBox = new VBox(4, fieldLabel("start.key", key), key, remember);
        otherKey.setId("other-key");
        otherKey.getStyleClass().add("quiet-link");
        otherKey.setOnAction(_ -> {
            asking = true;
            show(session.key());
            key.requestFocus();
        });
        open.setId("open-run");
        open.getStyleClass().add("primary");
        open.setDefaultButton(true);
        open.setOnAction(_ -> submit());
        open.disableProperty().bind(runId.textProperty().map(String::isBlank));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(10, otherKey, forget, gap, open);
        buttons.setAlignment(Pos.CENTER_LEFT);
        form = new VBox(14, title, what, new VBox(4, fieldLabel("start.runId", runId), runId), keyBox, keyNote,
                failure, nextStep, buttons);
        form.getStyleClass().add("card");
        form.setMaxSize(440, USE_PREF_SIZE);
        form.setPrefWidth(440);

        ProgressIndicator turning = new ProgressIndicator();
        turning.setMaxSize(32, 32);
        cancel.setId("cancel-opening");
        cancel.setOnAction(_ -> intents.cancelOpening());
        loading = new VBox(16, turning, loadingText, cancel);
        loading.setId("loading");
        loading.setAlignment(Pos.CENTER);

        Label recentTitle = new Label(Messages.text("start.recent"));
        recentTitle.getStyleClass().add("field-label");
        recentCard = new VBox(8, recentTitle, recent);
        recentCard.getStyleClass().add("card");
        recentCard.setMaxSize(440, USE_PREF_SIZE);
        column.getChildren().addAll(form, recentCard);
        column.setAlignment(Pos.CENTER);
        column.setFillWidth(false);
        Hyperlink about = new Hyperlink(Messages.text("about.link"));
        about.setId("start-about");
        about.getStyleClass().add("quiet-link");
        about.setOnAction(_ -> intents.run(Command.ABOUT));
        StackPane.setAlignment(about, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(about, new Insets(0, 14, 8, 0));
        middle.getChildren().addAll(column, about);
        ScrollPane scroll = new ScrollPane(middle);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        getChildren().add(scroll);
        recent(List.of());
        session.keyProperty().subscribe(this::show);
        session.openingProperty().subscribe(this::show);
    }

    /** A key that is known isn't asked for, unless the editor or the service wants another. */
    private void show(KeyState state) {
        boolean asked = asking || !state.known();
        show(keyBox, asked);
        show(remember, state.keychain());
        show(otherKey, !asked);
        show(forget, state.place() == KeyState.Place.KEYCHAIN);
        keyNote.setText(Messages.text(state.refused()
                ? "start.keyRefusedByKeychain"
                : switch (state.place()) {
                    case NONE -> state.keychain() ? "start.keyKeptUnless" : "start.keyKept";
                    case MEMORY -> "start.keyKnown";
                    case KEYCHAIN -> "start.keyRemembered";
                }));
    }

    /** Something to be read above the form; see {@link StoreNotice}. */
    public void notice(Region notice) {
        notice.setMaxWidth(440);
        column.getChildren().addFirst(notice);
    }

    /** Newest first. */
    public void recent(List<RecentRun> runs) {
        recent.getChildren().setAll(runs.stream().map(this::row).toList());
        show(recentCard, !runs.isEmpty());
    }

    /**
     * Puts the cursor where the editor goes on: the run id, the key where that is what failed, or what ends waiting.
     */
    public void focusForm() {
        if (loading.isVisible()) {
            cancel.requestFocus();
        } else if (session.opening() instanceof Opening.Failed f && isAboutKey(f.reason())) {
            key.requestFocus();
        } else {
            runId.requestFocus();
            runId.selectAll();
        }
    }

    private Node row(RecentRun run) {
        Label id = new Label(run.key().runId());
        id.getStyleClass().add("mono");
        Label progress = new Label(progress(run.progress()));
        progress.getStyleClass().addAll("quiet", "small");
        Label when = new Label(when(run.opened()));
        when.getStyleClass().addAll("quiet", "small");
        when.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(10, id, progress, gap, when);
        line.setAlignment(Pos.CENTER_LEFT);
        Button button = new Button("", line);
        button.getStyleClass().add("recent-run");
        button.setMaxWidth(Double.MAX_VALUE);
        line.setPrefWidth(360);
        button.setOnAction(_ -> {
            runId.setText(run.key().runId());
            submit();
        });
        return button;
    }

    private static String progress(RecentRun.Progress done) {
        int decided = done.kept() + done.rejected();
        return done.total() > 0 && decided == done.total()
                ? Messages.text("header.allReviewed", Integer.toString(decided))
                : Messages.text("header.reviewed", Integer.toString(decided), Integer.toString(done.total()));
    }

    private static String when(Instant at) {
        ZonedDateTime there = at.atZone(ZoneId.systemDefault());
        boolean today = there.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault()));
        return today ? Messages.text("start.today", TIME.format(there)) : DAY.format(there);
    }

    private void show(Opening opening) {
        if (opening instanceof Opening.Loading && loading.getParent() == null) {
            // Not before: styling a progress indicator takes time, even while it is invisible.
            middle.getChildren().add(1, loading);
        }
        show(loading, opening instanceof Opening.Loading);
        show(form, !(opening instanceof Opening.Loading));
        show(recentCard, !(opening instanceof Opening.Loading) && !recent.getChildren().isEmpty());
        switch (opening) {
            case Opening.Nothing _,Opening.Open _ -> {
                say(null);
                asking = false;
                show(session.key());
            }
            case Opening.Loading l -> {
                runId.setText(l.runId());
                loadingText.setText(Messages.text("start.loading", l.runId()));
            }
            case Opening.Failed f -> {
                runId.setText(f.runId());
                if (isAboutKey(f.reason())) {
                    asking = true;
                    show(session.key());
                }
                say(f.reason());
                focusForm();
            }
        }
    }

    private static boolean isAboutKey(RunFailure reason) {
        return reason instanceof RunFailure.KeyRefused || reason instanceof RunFailure.KeyMissing;
    }

    private void say(@Nullable RunFailure reason) {
        failure.setText(reason == null ? "" : Sentences.of(reason));
        nextStep.setText(reason == null ? "" : Sentences.nextStep(reason));
        show(failure, reason != null);
        show(nextStep, reason != null);
    }

    private void submit() {
        if (runId.getText().isBlank()) {
            return;
        }
        String given = key.getText();
        // The field is cleared at once: the key isn't kept in a control.
        key.clear();
        intents.openRun(runId.getText().strip(), given.isBlank() ? null : given.strip(),
                remember.isVisible() && remember.isSelected());
    }

    private static Label fieldLabel(String text, Node field) {
        Label label = new Label(Messages.text(text));
        label.getStyleClass().add("field-label");
        label.setLabelFor(field);
        return label;
    }

    private static Label sentence(String id, String style) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().addAll("sentence", style);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
