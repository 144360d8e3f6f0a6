package clipbrowser.view.clips;

import clipbrowser.model.Decision;
import clipbrowser.model.FaultLog;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Thumbnails;
import clipbrowser.time.FrameRange;
import clipbrowser.time.MediaTime;
import clipbrowser.wording.ClipWords;
import clipbrowser.wording.Length;
import clipbrowser.wording.Messages;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * What one row says of a clip: decision, place, still, name or first words, trim or problem or note, last words, in and
 * out (the last frame), length. Laid out by hand: rows are what scrolling costs.
 */
final class ClipRow extends Pane {
    /** Pixels: narrower lists leave out in and out, then the still. */
    private static final int WITH_TIMES = 400;
    private static final int WITH_STILL = 270;
    private final Region bar = new Region();
    private final Label number = label("row-number", "mono");
    private final RowThumbnail still;
    private final Label title = label("row-title");
    private final HBox second = new HBox(9);
    private final Label id = label("row-id", "mono");
    private final Label twin = label("row-twin");
    private final Label trim = label("row-trim");
    private final Label problem = label("row-problem");
    private final Label note = label("row-note");
    private final Label last = label("row-words");
    private final Label in = label("row-time", "mono");
    private final Label out = label("row-time", "mono");
    private final Label length = label("row-length");
    private final Label unit = label("row-unit");
    private final DecisionMark mark = new DecisionMark();

    ClipRow(@Nullable Thumbnails stills) {
        still = new RowThumbnail(stills);
        getStyleClass().add("clip-row");
        bar.getStyleClass().add("decision-bar");
        second.getStyleClass().add("row-second");
        still.setVisible(still.isThere());
        id.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        twin.setMinWidth(USE_PREF_SIZE);
        second.getChildren().addAll(id, twin, trim, problem, note, last);
        last.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        getChildren().addAll(bar, number, still, title, second, in, out, length, unit, mark);
    }

    private static Label label(String... styles) {
        Label label = new Label();
        label.getStyleClass().addAll(styles);
        label.setMinWidth(0);
        return label;
    }

    /**
     * @param limit in seconds, beyond which the length is flagged; 0 for none
     * @param near  whether the clip that is shown is one of its near-duplicates
     */
    void show(ReviewedClip clip, int limit, boolean near) {
        Decision decision = clip.said().decision();
        boolean unsaved = clip.unsavedProperty().get() != null;
        bar.getStyleClass().setAll("decision-bar", DecisionMark.style(decision));
        mark.show(decision, unsaved, clip.watchedProperty().get());
        getStyleClass().removeAll("rejected", "gone");
        if (decision == Decision.REJECT) {
            getStyleClass().add("rejected");
        }
        boolean gone = clip.goneProperty().get();
        if (gone) {
            getStyleClass().add("gone");
        }
        number.setText(gone ? "\u2013" : Integer.toString(clip.clip().place()));
        words(clip, near);
        FrameRange range = clip.seen();
        in.setText(range == null ? "" : clip.source().labelIn(range));
        out.setText(range == null ? "" : clip.source().labelLast(range));
        MediaTime lasts = clip.lasts(range);
        String text = lasts == null ? "\u2013" : Length.text(lasts);
        boolean seconds = text.endsWith(" s");
        length.setText(seconds ? text.substring(0, text.length() - 2) : text);
        unit.setText(seconds ? "s" : "");
        length.getStyleClass().remove("too-long");
        if (limit > 0 && lasts != null && lasts.compareTo(new MediaTime(limit, 1)) > 0) {
            length.getStyleClass().add("too-long");
        }
        still.show(clip);
        requestLayout();
    }

    private void words(ReviewedClip clip, boolean near) {
        String titled = clip.said().title();
        String named = clip.clip().id();
        String first = titled.isEmpty() ? ClipWords.quoted(clip.firstWords()) : "";
        boolean bare = titled.isEmpty() && first.isEmpty();
        title.setText(!titled.isEmpty()
                ? titled
                : !first.isEmpty()
                        ? first
                        : named != null ? named : Messages.text("clips.noId", "" + clip.clip().place()));
        title.getStyleClass().setAll("label", "row-title", bare ? "as-id" : first.isEmpty() ? "as-title" : "as-words");
        title.setTextOverrun(bare ? OverrunStyle.CENTER_ELLIPSIS : OverrunStyle.ELLIPSIS);
        say(id, titled.isEmpty() || named == null ? "" : named);
        say(last, clip.lastWords());
        int group = clip.groupProperty().get();
        say(twin, group > 0 ? "\u2248 " + group : "");
        twin.getStyleClass().remove("near");
        if (near) {
            twin.getStyleClass().add("near");
        }
        say(trim, ClipWords.trim(clip.seen(), clip.proposed()));
        String warning = ClipWords.warning(clip);
        say(problem, warning.isEmpty() ? "" : "\u26a0 " + warning);
        say(note, clip.said().note().replace('\n', ' '));
        second.setVisible(second.getChildren().stream().anyMatch(javafx.scene.Node::isManaged));
    }

    private static void say(Label label, String text) {
        label.setText(text);
        show(label, !text.isEmpty());
    }

    /** The row's thumbnail, loaded in the background. */
    RowThumbnail still() {
        return still;
    }

    /** As wide as the list: it never scrolls sideways. */
    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        FaultLog.ofThread().watching("laying out a row", this::layOut).run();
    }

    private void layOut() {
        double width = getWidth();
        double height = getHeight();
        double middle = height / 2;
        bar.resizeRelocate(0, 0, 3, height - 1);
        double numberWidth = Math.max(20, number.prefWidth(-1));
        place(number, 33 - Math.min(30, numberWidth), middle, numberWidth);
        boolean pictured = still.isThere() && width >= WITH_STILL;
        still.setVisible(pictured);
        still.resizeRelocate(43, Math.round(middle - RowThumbnail.HEIGHT / 2.0), RowThumbnail.WIDTH,
                RowThumbnail.HEIGHT);
        double left = pictured ? 43 + RowThumbnail.WIDTH + 10 : 46;
        double right = width - 14 - DecisionMark.SIZE;
        mark.resizeRelocate(right, Math.round(middle - DecisionMark.SIZE / 2.0), DecisionMark.SIZE, DecisionMark.SIZE);
        double unitWidth = unit.getText().isEmpty() ? 0 : unit.prefWidth(-1) + 3;
        right -= 9 + unitWidth;
        place(unit, right + 3, middle + 1, unitWidth);
        double lengthWidth = length.prefWidth(-1);
        place(length, right - lengthWidth, middle, lengthWidth);
        right -= Math.max(52 - unitWidth, lengthWidth) + 6;
        boolean timed = width >= WITH_TIMES;
        in.setVisible(timed);
        out.setVisible(timed);
        if (timed) {
            double timeWidth = Math.max(78, Math.max(in.prefWidth(-1), out.prefWidth(-1)));
            right -= timeWidth;
            place(in, right, middle - 8.5, timeWidth);
            place(out, right, middle + 8.5, timeWidth);
            right -= 10;
        }
        double room = Math.max(0, right - left);
        boolean two = second.isVisible();
        place(title, left, two ? middle - 9 : middle, Math.min(room, title.prefWidth(-1)));
        give(room);
        second.resizeRelocate(left, Math.round(middle + 9 - second.prefHeight(-1) / 2), room, second.prefHeight(-1));
    }

    /** The trim and what is wrong are read before id and note: these give way. */
    private void give(double room) {
        double said = trim.prefWidth(-1) * (trim.isManaged() ? 1 : 0)
                + problem.prefWidth(-1) * (problem.isManaged() ? 1 : 0) + 9;
        boolean both = trim.isManaged() && problem.isManaged();
        trim.setMinWidth(trim.prefWidth(-1) <= room ? USE_PREF_SIZE : 0);
        problem.setMinWidth(!both && problem.prefWidth(-1) <= room ? USE_PREF_SIZE : 0);
        boolean identified = !id.getText().isEmpty()
                && (said <= 9 || said + 34 + (twin.isManaged() ? 30 : 0) <= room);
        id.setMinWidth(identified ? Math.min(30, id.prefWidth(-1)) : 0);
        show(id, identified);
        double before = (identified ? Math.min(60, id.prefWidth(-1)) + 9 : 0)
                + (twin.isManaged() ? twin.prefWidth(-1) + 9 : 0) + (said <= 9 ? 0 : said + 9);
        // A note of one letter and an ellipsis tells nothing.
        show(note, !note.getText().isEmpty() && before + 30 <= room);
        double noted = note.isManaged() ? Math.min(note.prefWidth(-1), room / 2) + 9 : 0;
        show(last, !last.getText().isEmpty() && before + noted + 50 <= room);
    }

    private static void show(Label label, boolean shown) {
        label.setVisible(shown);
        label.setManaged(shown);
    }

    private static void place(Label label, double x, double middle, double width) {
        double height = label.prefHeight(-1);
        label.resizeRelocate(x, Math.round(middle - height / 2), width, height);
    }
}
