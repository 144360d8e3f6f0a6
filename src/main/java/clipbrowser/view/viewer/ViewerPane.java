package clipbrowser.view.viewer;

import clipbrowser.command.KeyMap;
import clipbrowser.model.FileFacts;
import clipbrowser.model.MediaFailure;
import clipbrowser.model.Problem;
import clipbrowser.session.Playback;
import clipbrowser.session.Playback.Shown;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import clipbrowser.session.Settings;
import clipbrowser.session.Source;
import clipbrowser.view.FaultNotice;
import clipbrowser.view.Intents;
import clipbrowser.wording.Messages;
import clipbrowser.wording.MiddleEllipsis;
import clipbrowser.wording.Sentences;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The picture with its level meter, what stands in its place when there is none, the clip strip and the transport. */
public final class ViewerPane extends BorderPane {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private final Session session;
    private final Playback playback;
    private static final Insets MARGIN = new Insets(14, 8, 10, 20);
    /** Characters of a source's name. */
    private static final int LONGEST = 40;
    private final Monitor monitor;
    private final PictureView picture;
    private final HBox upper = new HBox();
    private final VBox lower = new VBox();
    private final VBox side;
    private final Label state = new Label();
    private final VBox message = new VBox();
    private final Label messageTitle = new Label();
    private final Label messageDetail = new Label();
    private final Button retry = new Button(Messages.text("viewer.retry"));
    private final Button copy;
    private final Label awaited = new Label();
    private final VBox waiting;
    private final Label badge = new Label();
    private Subscription watch = Subscription.EMPTY;
    private @Nullable Source watched;

    /** @param strip the clip strip, which goes between the picture and the transport */
    public ViewerPane(Session session, Playback playback, Settings settings, ObservableValue<KeyMap> keys,
            Intents intents, Node strip) {
        this.session = session;
        this.playback = playback;
        this.monitor = new Monitor(session, playback, settings);
        this.picture = monitor.picture();
        setId("viewer");
        getStyleClass().add("viewer");

        messageTitle.getStyleClass().add("title");
        messageTitle.setId("viewer-message");
        messageDetail.getStyleClass().add("detail");
        messageDetail.setId("viewer-detail");
        message.getStyleClass().add("viewer-message");
        copy = FaultNotice.copy(intents);
        copy.managedProperty().bind(copy.visibleProperty());
        message.getChildren().addAll(messageTitle, messageDetail, retry, copy);
        message.setMaxHeight(USE_PREF_SIZE);
        retry.setId("retry");
        retry.setFocusTraversable(false);
        retry.setOnAction(_ -> {
            Source at = session.source();
            if (at != null) {
                intents.retry(at);
            }
        });
        ProgressIndicator turning = new ProgressIndicator();
        turning.setMinSize(28, 28);
        turning.setMaxSize(28, 28);
        awaited.setId("awaited");
        awaited.getStyleClass().add("awaited");
        waiting = new VBox(10, turning, awaited);
        waiting.setAlignment(Pos.CENTER);
        waiting.setMouseTransparent(true);
        waiting.setVisible(false);
        badge.getStyleClass().addAll("amber-text", "small");
        badge.setId("not-colour-accurate");
        badge.setText(Messages.text("viewer.notColourAccurate"));
        badge.managedProperty().bind(badge.visibleProperty());

        StackPane stage = new StackPane(monitor, waiting, message);
        stage.setMinSize(80, 60);
        side = side(new ViewMenu(session, playback, settings, picture, keys, intents));
        upper.setSpacing(6);
        upper.getChildren().addAll(stage, side);
        HBox.setHgrow(stage, Priority.ALWAYS);
        upper.setPadding(MARGIN);
        setCenter(upper);
        VBox.setMargin(badge, new Insets(0, 20, 6, 20));
        lower.getChildren().addAll(badge, strip,
                new TransportBar(session, playback, monitor.awaited(), keys, intents));
        VBox.setMargin(strip, new Insets(0, 20, 0, 20));
        setBottom(lower);

        monitor.awaited().sourceProperty().subscribe(this::await);
        session.selectedProperty().subscribe(_ -> follow());
        session.sourceProperty().subscribe(_ -> follow());
        playback.shownProperty().subscribe(_ -> update());
        playback.stateProperty().subscribe(_ -> update());
        monitor.begin();
    }

    /** At the picture's right: the level meter, what is other than usual about picture and sound, and the menu. */
    private VBox side(ViewMenu menu) {
        LevelMeter meter = new LevelMeter(session, playback);
        VBox.setVgrow(meter, Priority.ALWAYS);
        state.setId("view-state");
        state.getStyleClass().addAll("quiet", "view-state");
        state.setWrapText(true);
        state.managedProperty().bind(state.visibleProperty());
        picture.zoomProperty().subscribe(_ -> state());
        playback.audioProperty().subscribe(_ -> state());
        playback.soundLostProperty().subscribe(_ -> state());
        MenuButton more = new MenuButton(null, new FontIcon(Feather.MORE_HORIZONTAL));
        more.setId("view-menu");
        more.getStyleClass().addAll("flat", "view-menu");
        more.setFocusTraversable(false);
        more.setAccessibleText(Messages.text("viewer.menu"));
        more.setTooltip(new Tooltip(Messages.text("viewer.menu")));
        more.setPopupSide(Side.TOP);
        more.getItems().setAll(menu.items());
        more.setOnShowing(_ -> more.getItems().setAll(menu.items()));
        ContextMenu context = new ContextMenu();
        monitor.setOnContextMenuRequested(event -> {
            context.getItems().setAll(menu.items());
            context.show(monitor, event.getScreenX(), event.getScreenY());
        });
        monitor.setOnMousePressed(_ -> context.hide());
        VBox column = new VBox(4, meter, state, more);
        column.setAlignment(Pos.BOTTOM_CENTER);
        column.setMinWidth(34);
        column.setMaxWidth(34);
        return column;
    }

    private void state() {
        Playback.AudioChoice audio = playback.audioProperty().get();
        String zoom = switch (picture.zoomProperty().get()) {
            case FIT -> "";
            case ACTUAL -> Messages.text("viewer.zoom", "100");
            case DOUBLE -> Messages.text("viewer.zoom", "200");
        };
        String heard = audio.solo() >= 0
                ? Messages.text("viewer.solo", Integer.toString(audio.solo() + 1))
                : audio.mono() ? Messages.text("viewer.mono") : "";
        String lost = playback.soundLostProperty().get() ? Messages.text("viewer.soundLost") : "";
        state.setText(Stream.of(zoom, heard, lost).filter(s -> !s.isEmpty()).collect(Collectors.joining("\n")));
        state.setVisible(!state.getText().isEmpty());
    }

    /** Nothing but the picture, over the whole screen; or everything again. */
    public void alone(boolean alone) {
        lower.setVisible(!alone);
        lower.setManaged(!alone);
        side.setVisible(!alone);
        side.setManaged(!alone);
        upper.setPadding(alone ? Insets.EMPTY : MARGIN);
    }

    /** The picture, for its size and magnification. */
    public PictureView picture() {
        return picture;
    }

    private void follow() {
        watch.unsubscribe();
        watched = session.source();
        ReviewedClip clip = session.selected();
        Subscription ofSource = watched == null
                ? Subscription.EMPTY
                : Subscription.combine(watched.factsProperty().subscribe(_ -> update()),
                        watched.failureProperty().subscribe(_ -> update()),
                        watched.waitingSinceProperty().subscribe(_ -> update()));
        Subscription ofClip = clip == null ? Subscription.EMPTY : clip.problemsProperty().subscribe(_ -> update());
        watch = ofSource.and(ofClip);
        update();
    }

    private void update() {
        Image image = switch (playback.shown()) {
            case Shown.Nothing _ -> null;
            case Shown.Frame f -> f.image();
            case Shown.Unsure u -> u.image();
        };
        // A picture keeps its own shape, also for the moment that another source's is still to come.
        Source seen = switch (playback.shown()) {
            case Shown.Nothing _ -> watched;
            case Shown.Frame f -> f.source();
            case Shown.Unsure u -> u.source();
        };
        FileFacts facts = seen == null ? null : seen.facts();
        monitor.show(image, facts);
        badge.setVisible(facts != null && facts.highRange() && image != null);
        say(image);
    }

    private void await(@Nullable Source source) {
        awaited.setText(source == null
                ? ""
                : Messages.text("viewer.awaited", MiddleEllipsis.of(source.id(), LONGEST)));
        waiting.setVisible(source != null);
    }

    private void say(@Nullable Image image) {
        ReviewedClip clip = session.selected();
        Problem blocking = clip == null
                ? null
                : clip.problems().stream().filter(Problem::blocks).findFirst().orElse(null);
        MediaFailure failure = playback.failureProperty().get();
        if (failure == null && watched != null) {
            failure = watched.failure();
        }
        Instant since = watched == null ? null : watched.waitingSinceProperty().get();
        boolean failed = failure != null
                && (image == null || since != null || playback.state() == Playback.State.FAILED);
        if (failed && failure != null) {
            String next = Sentences.nextStep(failure);
            tell(Sentences.of(failure), since == null
                    ? next
                    : Messages.text("viewer.waitingSince", TIME.format(since.atZone(ZoneId.systemDefault())), next),
                    Sentences.canRetry(failure));
            copy.setVisible(failure instanceof MediaFailure.Unexpected);
        } else if (blocking != null && image == null) {
            tell(Sentences.whole(blocking), Messages.text("viewer.problemDetail"), false);
        } else if (session.selected() == null && image == null && !session.clips().isEmpty()) {
            tell(Messages.text("viewer.nothingSelected"), Messages.text("viewer.nothingSelectedDetail"), false);
        } else if (playback.shown() instanceof Shown.Frame f && f.missing()) {
            tell(Messages.text("viewer.missing"), "", false);
        } else {
            message.setVisible(false);
        }
        monitor.setOpacity(failed ? 0.25 : 1);
    }

    private void tell(String title, String detail, boolean canRetry) {
        copy.setVisible(false);
        messageTitle.setText(title);
        messageDetail.setText(detail);
        messageDetail.setManaged(!detail.isEmpty());
        retry.setVisible(canRetry);
        retry.setManaged(canRetry);
        message.setVisible(true);
    }
}
