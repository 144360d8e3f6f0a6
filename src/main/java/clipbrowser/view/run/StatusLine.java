package clipbrowser.view.run;

import clipbrowser.command.Command;
import clipbrowser.model.Webhook;
import clipbrowser.session.Refreshing;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import clipbrowser.view.Intents;
import clipbrowser.view.Messages;
import clipbrowser.view.Sentences;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** At the bottom: what is saved, what is on this disk, what is going on; the webhook; where the keys are. */
public final class StatusLine extends HBox {
    private final Label saved = label("status-saved");
    private final Label cached = label("status-cached");
    private final Label going = label("status-going");
    private final Label webhook = label("status-webhook");
    private Subscription watch = Subscription.EMPTY;

    /** @param savedText what is saved and when, as a sentence; empty where there is nothing to say */
    public StatusLine(Session session, ObservableValue<String> savedText, Intents intents) {
        getStyleClass().addAll("status-line", "hairline-above");
        setAlignment(Pos.CENTER_LEFT);
        saved.textProperty().bind(savedText);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Hyperlink keys = new Hyperlink(Messages.text("status.allKeys"));
        keys.setId("show-keys");
        keys.getStyleClass().add("quiet-link");
        keys.setFocusTraversable(false);
        keys.setMinWidth(USE_PREF_SIZE);
        keys.setOnAction(_ -> intents.run(Command.ALL_KEYS));
        getChildren().addAll(saved, cached, going, gap, webhook, keys);
        saved.textProperty().subscribe(text -> show(saved, !text.isEmpty()));

        session.sourceProperty().subscribe(source -> {
            watch.unsubscribe();
            watch = source == null
                    ? Subscription.EMPTY
                    : source.cachedPermilleProperty().subscribe(now -> cached(source, now));
            show(cached, source != null && !cached.getText().isEmpty());
        });
        session.refreshingProperty().subscribe(this::going);
        session.runProperty().subscribe(run -> webhook(run == null ? null : run.webhook()));
    }

    private void cached(Source source, long permille) {
        cached.setText(permille >= 1000
                ? Messages.text("status.cachedAll", source.id())
                : permille <= 0
                        ? ""
                        : Messages.text("status.cachedPart", Long.toString(permille / 10), source.id()));
        show(cached, !cached.getText().isEmpty());
    }

    private void going(Refreshing refreshing) {
        going.getStyleClass().remove("amber-text");
        switch (refreshing) {
            case Refreshing.Idle _ -> going.setText("");
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
        webhook.setText(Messages.text("status.webhook", host(hook.url()), events));
        webhook.setTooltip(new Tooltip(hook.url()));
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
