package clipbrowser.view.clips;

import clipbrowser.model.Decision;
import clipbrowser.model.FaultLog;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import clipbrowser.wording.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import org.controlsfx.control.textfield.TextFields;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The query box, the chips by decision with their counts, and what the list is sorted by. */
final class FilterBar extends Pane {
    private static final int GAP = 8;
    private static final int SIDE = 12;
    private static final int LINE = 28;
    private static final int LEAST_QUERY = 130;
    /** Pixels in which the whole prompt can be read. */
    private static final int WHOLE_PROMPT = 190;
    private final TextField query = new TextField();
    private final HBox chips = new HBox(5);
    private final MenuButton sort = new MenuButton();
    private final CheckMenuItem grouped = new CheckMenuItem(Messages.text("clips.group"));
    private final Map<@Nullable Decision, ToggleButton> buttons = new LinkedHashMap<>();
    private final Runnable changed;
    private @Nullable Decision chip;
    private final CheckMenuItem backwards = new CheckMenuItem(Messages.text("clips.backwards"));
    private Order order = Order.PLACE;
    private int limit;
    private ClipQuery words = ClipQuery.of("");
    private boolean brief;

    /** @param changed told when something else is to be listed */
    FilterBar(Session session, Runnable changed) {
        this.changed = changed;
        getStyleClass().addAll("filter-bar", "hairline-below");
        query.setId("query");
        query.textProperty().subscribe((_, text) -> {
            words = ClipQuery.of(text, limit);
            changed.run();
        });
        TextFields.bindAutoCompletion(query, request -> ClipQuery.completions(request.getUserText(), session))
                .setVisibleRowCount(8);
        chips.setAlignment(Pos.CENTER_LEFT);
        for (Decision decision : new @Nullable Decision[]{null, Decision.UNDECIDED, Decision.KEEP, Decision.REJECT}) {
            chips.getChildren().add(chip(decision));
        }
        sort();
        getChildren().addAll(query, chips, sort);
        press();
    }

    private ToggleButton chip(@Nullable Decision decision) {
        ToggleButton button = new ToggleButton();
        button.setId("chip-" + key(decision));
        button.getStyleClass().add("chip");
        button.setFocusTraversable(false);
        button.setOnAction(_ -> {
            // A second press on a chip takes it away again.
            chip = chip == decision ? null : decision;
            press();
            changed.run();
        });
        buttons.put(decision, button);
        return button;
    }

    private static String key(@Nullable Decision decision) {
        return decision == null ? "all" : decision.name().toLowerCase(Locale.ROOT);
    }

    private void press() {
        buttons.forEach((decision, button) -> button.setSelected(decision == chip));
    }

    private void sort() {
        sort.setId("sort");
        sort.getStyleClass().addAll("flat", "icon-menu");
        sort.setFocusTraversable(false);
        sort.setGraphic(new FontIcon(Feather.SLIDERS));
        sort.setTooltip(new Tooltip(Messages.text("clips.sort")));
        sort.setAccessibleText(Messages.text("clips.sort"));
        ToggleGroup group = new ToggleGroup();
        for (Order by : Order.values()) {
            RadioMenuItem item = new RadioMenuItem(Messages.text("clips.sort." + by.name()));
            item.setToggleGroup(group);
            item.setSelected(by == order);
            item.setOnAction(_ -> {
                order = by;
                changed.run();
            });
            sort.getItems().add(item);
        }
        grouped.setSelected(true);
        grouped.setOnAction(_ -> changed.run());
        backwards.setOnAction(_ -> changed.run());
        sort.getItems().addAll(new SeparatorMenuItem(), backwards, grouped);
    }

    void count(List<ReviewedClip> clips) {
        Map<@Nullable Decision, Totals> counted = Totals.byDecision(clips);
        buttons.forEach((decision, button) -> {
            Totals totals = counted.getOrDefault(decision, Totals.NONE);
            String words = Messages.text("clips.chip." + key(decision), "" + totals.clips());
            String signs = Messages.text("clips.chip.brief." + key(decision), "" + totals.clips());
            button.setUserData(List.of(words, signs));
            button.setAccessibleText(words);
            Tooltip tip = button.getTooltip();
            if (tip == null) {
                tip = new Tooltip();
                button.setTooltip(tip);
            }
            tip.setText(words + ", " + totals.length());
        });
        name();
    }

    private void name() {
        buttons.values().forEach(button -> {
            if (button.getUserData() instanceof List<?> both && both.get(brief ? 1 : 0) instanceof String text
                    && !text.equals(button.getText())) {
                button.setText(text);
                requestLayout();
            }
        });
    }

    /** Signs in place of words where the words don't fit. */
    @Override
    public void resize(double width, double height) {
        if (width != getWidth()) {
            brief = false;
            name();
            if (chips.prefWidth(-1) > width - 2 * SIDE) {
                brief = true;
                name();
            }
        }
        super.resize(width, height);
    }

    boolean accepts(ReviewedClip clip) {
        return (chip == null || clip.decision() == chip) && words.accepts(clip);
    }

    void sort(List<ReviewedClip> clips) {
        if (order != Order.PLACE || backwards.isSelected()) {
            order.sort(clips, backwards.isSelected());
        }
    }

    /** @param seconds beyond which a clip is long; 0 for none */
    void limit(int seconds) {
        limit = seconds;
        words = ClipQuery.of(query.getText(), seconds);
        changed.run();
    }

    /** Whether fewer clips are listed than there are. */
    boolean isNarrow() {
        return chip != null || !words.conditions().isEmpty();
    }

    boolean isGrouped() {
        return grouped.isSelected();
    }

    @Nullable
    Decision chip() {
        return chip;
    }

    void clear() {
        chip = null;
        press();
        if (!Objects.equals(query.getText(), "")) {
            query.setText("");
        }
        changed.run();
    }

    void focusQuery() {
        query.requestFocus();
        query.selectAll();
    }

    private boolean oneLine(double width) {
        return width - 2 * SIDE - chips.prefWidth(-1) - sort.prefWidth(-1) - 2 * GAP >= LEAST_QUERY;
    }

    @Override
    protected double computePrefHeight(double width) {
        return oneLine(width < 0 ? getWidth() : width) ? LINE + 22 : 2 * LINE + GAP + 22;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    public javafx.geometry.Orientation getContentBias() {
        return javafx.geometry.Orientation.HORIZONTAL;
    }

    @Override
    protected void layoutChildren() {
        FaultLog.ofThread().watching("laying out the filter", this::place).run();
    }

    private void place() {
        double width = getWidth();
        boolean one = oneLine(width);
        double sortWidth = sort.prefWidth(-1);
        double chipsWidth = Math.min(chips.prefWidth(-1), width - 2 * SIDE);
        double beside = one ? chipsWidth + GAP : 0;
        double queryWidth = width - 2 * SIDE - beside - sortWidth - GAP;
        query.setPromptText(Messages.text(queryWidth < WHOLE_PROMPT ? "clips.queryPromptBrief" : "clips.queryPrompt"));
        query.resizeRelocate(SIDE, 11, queryWidth, LINE);
        sort.resizeRelocate(width - SIDE - sortWidth + 4, 11, sortWidth, LINE);
        chips.resizeRelocate(one ? width - SIDE - sortWidth - GAP - chipsWidth + 4 : SIDE, one ? 11 : 11 + LINE + GAP,
                chipsWidth, LINE);
    }
}
