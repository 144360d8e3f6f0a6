package clipbrowser.view.run;

import clipbrowser.command.Command;
import clipbrowser.model.Run;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SettingsTrouble;
import clipbrowser.model.Webhook;
import clipbrowser.session.Notice;
import clipbrowser.session.Playback;
import clipbrowser.session.Refreshing;
import clipbrowser.session.Review;
import clipbrowser.session.Saving;
import clipbrowser.session.Session;
import clipbrowser.session.Settings;
import clipbrowser.session.Source;
import clipbrowser.view.Intents;
import clipbrowser.wording.Messages;
import clipbrowser.wording.MiddleEllipsis;
import clipbrowser.wording.Sentences;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** At the bottom: what is saved, what is on this disk, what is going on; the webhook; where the keys are. */
public final class StatusLine extends HBox {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    /** Characters of a name that comes from outside. */
    private static final int LONGEST = 32;
    private final Label saved = label("status-saved");
    private final Label cached = label("status-cached");
    private final Label going = label("status-going");
    private final Label notice = label("status-notice");
    private final PauseTransition forAMoment = new PauseTransition(Duration.seconds(8));
    private final Label ofSettings = label("status-settings");
    private final Label webhook = label("status-webhook");
    private Subscription watch = Subscription.EMPTY;

    public StatusLine(Session session, Review review, Settings settings, Playback playback,
            Intents intents) {
        getStyleClass().addAll("status-line", "hairline-above");
        setAlignment(Pos.CENTER_LEFT);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Hyperlink keys = named("show-keys", "status.allKeys", Command.ALL_KEYS, intents);
        Hyperlink about = named("show-about", "about.link", Command.ABOUT, intents);
        Hyperlink undo = link("undo", Command.UNDO, intents);
        Hyperlink redo = link("redo", Command.REDO, intents);
        review.undoableProperty().subscribe(step -> name(undo, "status.undo", StepNames.of(step, review)));
        review.redoableProperty().subscribe(step -> name(redo, "status.redo", StepNames.of(step, review)));
        // A history that was kept is there before its clips are.
        session.openingProperty().subscribe(_ -> {
            name(undo, "status.undo", StepNames.of(review.undoableProperty().get(), review));
            name(redo, "status.redo", StepNames.of(review.redoableProperty().get(), review));
        });
        getChildren().addAll(saved, undo, redo, cached, going, ofSettings, notice, gap, webhook, keys, about);
        settings.troubleProperty().subscribe(this::settings);
        notice.getStyleClass().add("notice");
        notice.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        notice.setTooltip(new Tooltip());
        forAMoment.setOnFinished(_ -> playback.say(new Notice.Nothing()));
        playback.noticeProperty().subscribe(this::say);
        ofSettings.getStyleClass().add("amber-text");
        review.savingProperty().subscribe(_ -> saved(review));

        session.sourceProperty().subscribe(source -> {
            watch.unsubscribe();
            watch = source == null
                    ? Subscription.EMPTY
                    : source.cachedPermilleProperty().subscribe(now -> cached(source, now));
            show(cached, source != null && !cached.getText().isEmpty());
        });
        session.refreshingProperty().subscribe(_ -> going(session));
        session.runProperty().subscribe(run -> {
            webhook(run == null ? null : run.webhook());
            going(session);
        });
    }

    private static Hyperlink link(String id, Command command, Intents intents) {
        Hyperlink link = new Hyperlink();
        link.setId(id);
        link.getStyleClass().add("quiet-link");
        link.setFocusTraversable(false);
        link.setMinWidth(0);
        link.setOnAction(_ -> {
            link.setVisited(false);
            intents.run(command);
        });
        return link;
    }

    private static Hyperlink named(String id, String text, Command command, Intents intents) {
        Hyperlink link = link(id, command, intents);
        link.setText(Messages.text(text));
        link.setMinWidth(USE_PREF_SIZE);
        return link;
    }

    private static void name(Hyperlink link, String text, String step) {
        link.setText(step.isEmpty() ? "" : Messages.text(text, step));
        show(link, !step.isEmpty());
    }

    private void saved(Review review) {
        saved.getStyleClass().removeAll("amber-text", "reject-text");
        switch (review.savingProperty().get()) {
            case Saving.Nothing _ -> saved.setText("");
            case Saving.Busy _ -> saved.setText(Messages.text("status.saving"));
            case Saving.Saved s -> saved.setText(Messages.text("status.saved",
                    TIME.format(s.at().atZone(ZoneId.systemDefault()))));
            case Saving.Failed f -> {
                saved.setText(Messages.text("status.notSaved", Integer.toString(f.transactions()),
                        Sentences.of(f.reason())));
                saved.getStyleClass().add("reject-text");
            }
        }
        show(saved, !saved.getText().isEmpty());
    }

    private void say(Notice what) {
        notice.setText(Sentences.of(what));
        notice.getTooltip().setText(notice.getText());
        show(notice, !notice.getText().isEmpty());
        if (what instanceof Notice.Nothing) {
            forAMoment.stop();
        } else {
            forAMoment.playFromStart();
        }
    }

    private void settings(@Nullable SettingsTrouble trouble) {
        ofSettings.setText(trouble == null ? "" : Sentences.of(trouble));
        show(ofSettings, trouble != null);
    }

    private void cached(Source source, long permille) {
        String name = MiddleEllipsis.of(source.id(), LONGEST);
        cached.setText(permille >= 1000
                ? Messages.text("status.cachedAll", name)
                : permille <= 0
                        ? ""
                        : Messages.text("status.cachedPart", Long.toString(permille / 10), name));
        show(cached, !cached.getText().isEmpty());
    }

    private void going(Session session) {
        going.getStyleClass().remove("amber-text");
        switch (session.refreshingProperty().get()) {
            case Refreshing.Idle _ -> {
                Run run = session.run();
                boolean failed = run != null && run.status() == RunStatus.ERROR && !run.clips().isEmpty();
                going.setText(failed ? Messages.text("status.runFailed") : "");
                going.getStyleClass().addAll(failed ? List.of("amber-text") : List.of());
            }
            case Refreshing.Asking _ -> going.setText(Messages.text("status.asking"));
            case Refreshing.Waiting _ -> going.setText(Messages.text("status.waiting"));
            case Refreshing.Failed f -> {
                going.setText(Sentences.of(f.reason()) + " " + Messages.text("status.reviewGoesOn"));
                going.getStyleClass().add("amber-text");
            }
            case Refreshing.Kept k -> {
                String at = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withZone(ZoneId.systemDefault()).format(k.at());
                going.setText(Sentences.of(k.reason()) + " " + Messages.text("status.kept", at));
                going.getStyleClass().add("amber-text");
            }
        }
        show(going, !going.getText().isEmpty());
    }

    private void webhook(@Nullable Webhook hook) {
        if (hook == null) {
            show(webhook, false);
            return;
        }
        String events = String.join(", ", hook.events());
        webhook.setText(Messages.text("status.webhook", MiddleEllipsis.of(host(hook.url()), LONGEST),
                MiddleEllipsis.of(events, LONGEST)));
        webhook.setTooltip(new Tooltip(hook.url() + "\n" + events));
        show(webhook, true);
    }

    private static String host(String url) {
        int start = url.indexOf("://");
        String rest = start < 0 ? url : url.substring(start + 3);
        int slash = rest.indexOf('/');
        return slash < 0 ? rest : rest.substring(0, slash);
    }

    private static Label label(String id) {
        Label label = new Label();
        label.setId(id);
        label.setMinWidth(0);
        return label;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
