package clipbrowser.view.timeline;

import clipbrowser.model.FileFacts;
import clipbrowser.model.MediaFailure;
import clipbrowser.model.MediaInfo;
import clipbrowser.model.RunStatus;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRate;
import clipbrowser.time.SourceRate;
import clipbrowser.view.Intents;
import clipbrowser.wording.Messages;
import clipbrowser.wording.MiddleEllipsis;
import clipbrowser.wording.Sentences;
import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** What is known of the source on screen, and which of the run's sources that is. */
final class SourceBar extends HBox {
    private static final int TABS = 5;
    private static final int NAME = 28;
    private final Session session;
    private final Intents intents;
    private final HBox names = new HBox(4);
    private final Label size = fact("source-size");
    private final Button rate = new Button();
    private final Label rateMark = new Label();
    private final Label frames = fact("source-frames");
    private final Label duration = fact("source-duration");
    private final Label channels = fact("source-channels");
    private final Label unheard = fact("source-unheard");
    private final Label type = fact("source-type");
    private final Button link = new Button();
    private final Label status = fact("source-status");
    private final Label count = fact("source-clips");
    private Subscription ofSource = Subscription.EMPTY;

    SourceBar(Session session, Intents intents) {
        this.session = session;
        this.intents = intents;
        setId("source-facts");
        getStyleClass().add("source-bar");
        getStylesheets().add(stylesheet());
        setAlignment(Pos.CENTER_LEFT);
        names.setAlignment(Pos.CENTER_LEFT);
        names.setMinWidth(Region.USE_PREF_SIZE);
        rate.setId("source-rate");
        rate.getStyleClass().addAll("flat", "fact-button");
        rate.setFocusTraversable(false);
        rate.setGraphic(rateMark);
        rate.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        rate.setGraphicTextGap(5);
        rate.setMinWidth(Region.USE_PREF_SIZE);
        rate.setOnAction(_ -> open());
        rate.setTooltip(new Tooltip(Messages.text("source.open")));
        duration.getStyleClass().add("mono");
        unheard.getStyleClass().add("amber-text");
        link.setId("source-linked");
        link.getStyleClass().addAll("flat", "fact-button");
        link.setFocusTraversable(false);
        link.setMnemonicParsing(false);
        link.setMinWidth(0);
        link.setOnAction(_ -> open());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        count.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(names, size, rate, frames, duration, channels, unheard, type, link, status, gap, count);

        session.sources().addListener((ListChangeListener<Source>) _ -> name());
        session.sourceProperty().subscribe(_ -> follow());
        session.clips().addListener((ListChangeListener<ReviewedClip>) _ -> update());
    }

    private static String stylesheet() {
        java.net.URL url = SourceBar.class.getResource("timeline.css");
        if (url == null) {
            throw new IllegalStateException("timeline.css");
        }
        return url.toExternalForm();
    }

    private static Label fact(String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add("fact");
        label.setMinWidth(0);
        label.setTextOverrun(OverrunStyle.ELLIPSIS);
        return label;
    }

    private void follow() {
        ofSource.unsubscribe();
        Source source = session.source();
        ofSource = source == null
                ? Subscription.EMPTY
                : Subscription.combine(source.mediaProperty().subscribe((_, _) -> update()),
                        source.gridProperty().subscribe((_, _) -> update()),
                        source.rateProperty().subscribe((_, _) -> update()),
                        source.timecodeProperty().subscribe((_, _) -> update()),
                        source.factsProperty().subscribe((_, _) -> update()),
                        source.unheardProperty().subscribe((_, _) -> update()),
                        source.settingsProperty().subscribe((_, _) -> update()),
                        source.failureProperty().subscribe((_, _) -> update()));
        name();
        update();
    }

    private void name() {
        names.getChildren().clear();
        int many = session.sources().size();
        Source here = session.source();
        if (many > TABS) {
            MenuButton menu = new MenuButton(here == null ? "" : MiddleEllipsis.of(here.id(), NAME));
            menu.setId("source-menu");
            menu.getStyleClass().addAll("flat", "source-name");
            menu.setFocusTraversable(false);
            for (Source source : session.sources()) {
                MenuItem item = new MenuItem(MiddleEllipsis.of(source.id(), 60));
                item.setMnemonicParsing(false);
                item.setOnAction(_ -> intents.look(source));
                menu.getItems().add(item);
            }
            menu.setMnemonicParsing(false);
            names.getChildren().add(menu);
        } else if (many > 1) {
            for (Source source : session.sources()) {
                ToggleButton tab = new ToggleButton(MiddleEllipsis.of(source.id(), many > 3 ? 14 : 22));
                tab.setMnemonicParsing(false);
                tab.setSelected(source == here);
                tab.getStyleClass().addAll("flat", "source-name");
                tab.setFocusTraversable(false);
                tab.setTooltip(new Tooltip(source.id()));
                tab.setOnAction(_ -> {
                    tab.setSelected(source == session.source());
                    if (source != session.source()) {
                        intents.look(source);
                    }
                });
                names.getChildren().add(tab);
            }
        } else if (here != null) {
            Label only = new Label(MiddleEllipsis.of(here.id(), 40));
            only.setId("source-name");
            only.getStyleClass().add("source-name");
            only.setTooltip(new Tooltip(here.id()));
            names.getChildren().add(only);
        }
    }

    private void update() {
        Source source = session.source();
        boolean there = source != null;
        getChildren().forEach(child -> child.setVisible(there));
        if (source == null) {
            return;
        }
        MediaInfo info = source.media().info();
        FileFacts facts = source.facts();
        Integer width = facts != null ? Integer.valueOf(facts.width()) : info == null ? null : info.width();
        Integer height = facts != null ? Integer.valueOf(facts.height()) : info == null ? null : info.height();
        say(size, width == null || height == null ? null : Messages.text("source.size", "" + width, "" + height));
        rate(source.rate());
        FrameGrid grid = source.grid();
        say(frames, grid == null
                ? null
                : Messages.text(grid.frames() == 1 ? "source.frame" : "source.frames", "" + grid.frames()));
        say(duration, grid == null ? null : source.timecode().length(grid.frames()));
        Integer number = info == null ? null : info.channels();
        say(channels, number == null
                ? null
                : Messages.text(number == 1 ? "source.channel" : "source.channels", "" + number));
        say(unheard, source.unheardProperty().get() ? Messages.text("source.unheard") : null);
        say(type, info == null ? null : info.type());
        link(source);
        status(source);
        long clips = session.clips().stream().filter(c -> c.source() == source).count();
        say(count, Messages.text(clips == 1 ? "source.clip" : "source.clips", "" + clips));
    }

    private void status(Source source) {
        RunStatus stated = source.media().status();
        MediaFailure failure = source.failure();
        say(status, failure != null
                ? Sentences.of(failure)
                : Messages.text("status." + stated.name().toLowerCase(Locale.ROOT)));
        status.getStyleClass().removeAll("keep-text", "reject-text", "amber-text");
        status.getStyleClass().add(failure != null || stated == RunStatus.ERROR
                ? "reject-text"
                : stated == RunStatus.COMPLETE ? "keep-text" : "amber-text");
        status.setTooltip(failure == null ? null : new Tooltip(Sentences.of(failure)));
    }

    private void rate(SourceRate settled) {
        FrameRate known = settled.rate();
        rate.setText(known == null
                ? Messages.text("source.rateUnknown")
                : Messages.text(settled.variable() ? "source.rateVariable" : "source.rate", known.label()));
        rateMark.setText(known != null && settled.agreed() ? "\u2713" : "\u26a0");
        rateMark.getStyleClass().setAll("label", known != null && settled.agreed() ? "keep-text" : "amber-text");
    }

    private void open() {
        Source source = session.source();
        if (source != null) {
            intents.openSource(source);
        }
    }

    private void link(Source source) {
        String path = source.settings().file();
        int slash = path == null ? -1 : Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
        link.setText(
                path == null ? "" : Messages.text("source.linked", MiddleEllipsis.of(path.substring(slash + 1), NAME)));
        link.setTooltip(path == null ? null : new Tooltip(path));
        link.setManaged(path != null);
        link.setVisible(path != null);
    }

    private static void say(Label label, @Nullable String text) {
        label.setText(text == null ? "" : text);
        show(label, !label.getText().isEmpty());
    }

    private static void show(Label label, boolean shown) {
        label.setVisible(shown);
        label.setManaged(shown);
    }

    /** What says least goes first where there is little room; nothing is cut to dots. */
    @Override
    protected void layoutChildren() {
        if (session.source() != null) {
            List<Label> least = List.of(type, channels, frames, size, duration, status);
            least.forEach(fact -> show(fact, !fact.getText().isEmpty()));
            double room = getWidth() - getInsets().getLeft() - getInsets().getRight();
            for (int hidden = 0; hidden < least.size() && wanted() > room; hidden++) {
                show(least.get(hidden), false);
            }
        }
        super.layoutChildren();
    }

    /** In pixels, of everything that is shown. */
    private double wanted() {
        return getManagedChildren().stream().mapToDouble(child -> child.prefWidth(-1) + getSpacing()).sum();
    }
}
