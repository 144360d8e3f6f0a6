package clipbrowser.view.timeline;

import clipbrowser.model.FileFacts;
import clipbrowser.model.Preferences;
import clipbrowser.session.Playback;
import clipbrowser.session.Playback.Shown;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import clipbrowser.session.Thumbnails;
import clipbrowser.session.Waveforms;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.view.Intents;
import clipbrowser.view.Palette;
import clipbrowser.wording.Messages;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The source on screen from above: its facts, overview, ruler, filmstrip, waveform, clips in lanes, and one playhead
 * through all of it. Draws only what is seen.
 */
public final class TimelineView extends VBox {
    /** Pixels left free at both sides. */
    static final int SIDE = 26;
    private final Session session;
    private final Playback playback;
    private final @Nullable Waveforms waveforms;
    private final @Nullable Filmstrip film;
    private final Canvas canvas = new Canvas();
    private final PlayheadMarks playhead = new PlayheadMarks();
    private final LanesBar lanesBar = new LanesBar();
    private final Label empty = new Label();
    private final DrawnPane surface = new DrawnPane("drawing the timeline", this::place);
    private final RulerPainter ruler = new RulerPainter();
    private final BlockPainter blockPainter = new BlockPainter();
    private final SourceScales scales = new SourceScales();
    private final TimelineMouse mouse;
    private Subscription ofSource = Subscription.EMPTY;
    private Subscription ofClips = Subscription.EMPTY;
    private @Nullable Source source;
    private TimelineScale scale = TimelineScale.whole(1, 1);
    private TimelineRows rows = TimelineRows.of(300, false, false);
    private LaneBlocks blocks = LaneBlocks.NONE;
    private Overview overview = Overview.NONE;
    private Palette overviewPalette = Palette.DARK;
    private boolean blocksStale = true;
    private boolean overviewStale = true;
    private boolean drawingStale = true;
    /**
     * Another clip was chosen: its picture is painted first, and the timeline, which takes as long, in the next pulse.
     */
    private boolean yields;
    private @Nullable ReviewedClip shownLast;

    /** @param stills, waveforms null where there are none: the rows are then left out */
    public TimelineView(Session session, Playback playback, @Nullable Thumbnails stills, @Nullable Waveforms waveforms,
            Intents intents) {
        this.session = session;
        this.playback = playback;
        this.waveforms = waveforms;
        this.film = stills == null ? null : new Filmstrip(stills, this::redraw);
        this.mouse = new TimelineMouse(this, session, waveforms, intents);
        setId("timeline");
        getStyleClass().addAll("timeline", "panel");
        surface.setId("timeline-surface");
        lanesBar.valueProperty().subscribe(_ -> redraw());
        empty.getStyleClass().add("quiet");
        empty.setId("timeline-empty");
        canvas.setManaged(false);
        empty.setManaged(false);
        surface.getChildren().addAll(canvas, playhead.overview, playhead.line, lanesBar, empty);
        VBox.setVgrow(surface, Priority.ALWAYS);
        getChildren().addAll(new SourceBar(session, intents), surface);
        mouse.listenTo(surface);

        session.sourceProperty().subscribe(_ -> show(session.source()));
        session.clips().addListener((ListChangeListener<ReviewedClip>) _ -> recount());
        session.selection().addListener((ListChangeListener<ReviewedClip>) _ -> redraw());
        session.selectedProperty().subscribe(_ -> {
            yields = true;
            reveal();
        });
        playback.shownProperty().subscribe(_ -> follow());
        if (stills != null) {
            stills.arrivedProperty().subscribe(_ -> redraw());
        }
        if (waveforms != null) {
            waveforms.arrivedProperty().subscribe(_ -> redraw());
        }
        sceneProperty().flatMap(s -> s.rootProperty()).subscribe(root -> {
            if (root != null) {
                // The theme is a style class of the root.
                root.getStyleClass().addListener((ListChangeListener<String>) _ -> redraw());
                redraw();
            }
        });
    }

    /** Closer, about the playhead where it is seen, else about the middle. */
    public void zoomIn() {
        zoom(5, 4);
    }

    /** Wider, about the playhead where it is seen, else about the middle. */
    public void zoomOut() {
        zoom(4, 5);
    }

    /** The whole source. */
    public void zoomAll() {
        look(scale.whole());
    }

    /** The selected clip over most of the width. */
    public void zoomClip() {
        FrameRange range = selectedRange();
        if (range != null) {
            look(scale.fitting(range));
        }
    }

    /** The selected clip over a third of the width, with what lies before and after it. */
    public void zoomNeighbourhood() {
        FrameRange range = selectedRange();
        if (range != null) {
            look(scale.around(range));
        }
    }

    /** What a source is looked at with first, from the next one on. */
    public void opensWith(Supplier<Preferences.TimelineOpening> opening) {
        scales.opensWith(opening);
    }

    /** What is on screen of the source. */
    public TimelineScale scale() {
        return scale;
    }

    void look(TimelineScale at) {
        if (!at.equals(scale)) {
            scale = at;
            redraw();
        }
    }

    @Nullable
    Source source() {
        return source != null && source.grid() != null ? source : null;
    }

    TimelineRows rows() {
        return rows;
    }

    LaneBlocks blocks() {
        return blocks;
    }

    /** How far the lanes are scrolled down, in pixels. */
    double scrolled() {
        return lanesBar.scrolled();
    }

    void scrollLanes(double pixels) {
        lanesBar.scroll(pixels);
    }

    /** The frame on screen, if it is one of this source; else −1. */
    long playheadFrame() {
        return switch (playback.shown()) {
            case Shown.Nothing _ -> -1;
            case Shown.Frame f -> f.source() == source ? f.frame() : -1;
            case Shown.Unsure u -> u.source() == source ? u.near() : -1;
        };
    }

    private void zoom(long numerator, long denominator) {
        double at = scale.headX(playheadFrame(), selectedRange());
        boolean seen = playheadFrame() >= 0 && at >= 0 && at <= scale.width();
        look(scale.zoomed(numerator, denominator, seen ? at : scale.width() / 2.0));
    }

    private @Nullable FrameRange selectedRange() {
        ReviewedClip clip = session.selected();
        return clip == null || clip.source() != source ? null : clip.seen();
    }

    private void show(@Nullable Source next) {
        if (source != null) {
            scales.keep(source, scale);
        }
        scales.retainAll(session.sources());
        ofSource.unsubscribe();
        source = next;
        ofSource = next == null
                ? Subscription.EMPTY
                : Subscription.combine(next.gridProperty().subscribe((_, _) -> regrid()),
                        next.timecodeProperty().subscribe((_, _) -> redraw()),
                        next.factsProperty().subscribe((_, _) -> redraw()),
                        next.transcriptProperty().subscribe((_, _) -> redraw()));
        FrameGrid grid = next == null ? null : next.grid();
        TimelineScale was = next == null || grid == null ? null : scales.of(next, grid);
        scale = was != null
                ? was.onWidth(scale.width())
                : grid == null ? TimelineScale.whole(1, scale.width()) : TimelineScale.whole(grid, scale.width());
        lanesBar.setValue(0);
        recount();
        reveal();
    }

    private void regrid() {
        FrameGrid grid = source == null ? null : source.grid();
        if (grid != null && !SourceScales.fits(scale, grid)) {
            scale = scale.isWhole()
                    ? TimelineScale.whole(grid, scale.width())
                    : new TimelineScale(grid.frames(), scale.width(), scale.left(), scale.span(),
                            grid instanceof FrameGrid.Listed listed ? listed : null);
            reveal();
        }
        recount();
    }

    private void recount() {
        ofClips.unsubscribe();
        Subscription all = Subscription.EMPTY;
        if (source != null) {
            List<Subscription> each = new ArrayList<>();
            for (ReviewedClip clip : session.clips()) {
                if (clip.source() == source) {
                    each.add(clip.seenProperty().subscribe((_, _) -> rangeChanged()));
                    each.add(clip.clipReviewProperty().subscribe((_, _) -> overviewChanged()));
                    each.add(clip.groupProperty().subscribe((_, _) -> redraw()));
                    each.add(clip.goneProperty().subscribe((_, _) -> redraw()));
                    each.add(clip.unsavedProperty().subscribe((_, _) -> redraw()));
                }
            }
            all = () -> each.forEach(Subscription::unsubscribe);
        }
        ofClips = all;
        blocksStale = true;
        overviewChanged();
    }

    /** While an edge is dragged the lanes stay as they are: nothing jumps under the pointer. */
    private void rangeChanged() {
        blocksStale |= !mouse.isTrimming();
        overviewChanged();
    }

    void trimmed() {
        blocksStale = true;
        overviewChanged();
    }

    private void overviewChanged() {
        overviewStale = true;
        redraw();
    }

    void redraw() {
        drawingStale = true;
        surface.requestLayout();
    }

    private void reveal() {
        FrameRange range = selectedRange();
        FrameGrid grid = source == null ? null : source.grid();
        if (range != null && source != null && grid != null && isLaidOut()) {
            scale = scales.chosen(source, grid, range, scale);
        }
        redraw();
    }

    /** Whether the width is known, by which a look is measured. */
    private boolean isLaidOut() {
        return scale.width() > 1;
    }

    private void follow() {
        long frame = playheadFrame();
        if (frame >= 0 && !mouse.isBusy()) {
            look(scale.following(frame, selectedRange()));
        }
        placePlayhead();
    }

    private void placePlayhead() {
        playhead.place(playheadFrame(), source(), selectedRange(), !(playback.shown() instanceof Shown.Unsure), scale,
                rows, surface.getHeight(), Palette.of(this).playhead());
    }

    /** Draws everything anew if anything changed. */
    private void draw() {
        int width = (int) Math.max(1, surface.getWidth() - 2 * SIDE);
        Source of = source();
        FileFacts facts = of == null ? null : of.facts();
        boolean audio = waveforms != null && (facts == null || !facts.audio().isEmpty());
        TimelineRows now = TimelineRows.of((int) surface.getHeight(), film != null, audio);
        if (width != scale.width()) {
            boolean first = !isLaidOut();
            scale = scale.onWidth(width);
            if (first) {
                reveal();
            }
            overviewStale = true;
            drawingStale = true;
        }
        if (!now.equals(rows)) {
            rows = now;
            drawingStale = true;
        }
        if (!drawingStale) {
            return;
        }
        if (yields && getScene() != null) {
            yields = false;
            surface.layoutAgain();
            return;
        }
        drawingStale = false;
        canvas.setWidth(width);
        canvas.setHeight(Math.max(1, surface.getHeight()));
        canvas.relocate(SIDE, 0);
        GraphicsContext gc = canvas.getGraphicsContext2D();
        gc.clearRect(0, 0, width, canvas.getHeight());
        empty.setText(of == null && source != null ? Messages.text("timeline.framesUnknown") : "");
        if (of == null) {
            lanesBar.setVisible(false);
            placePlayhead();
            return;
        }
        count(of);
        CanvasPen pen = new CanvasPen(gc, scale, Palette.of(this), pixels());
        if (overviewStale || overviewPalette != pen.palette()) {
            overview = Overview.of(blocks.clips(), scale.whole(), pen.palette());
            overviewPalette = pen.palette();
            overviewStale = false;
        }
        overview.paint(pen, rows);
        ruler.paint(pen, rows, of.timecode());
        if (film != null && rows.filmHeight() > 0) {
            film.paint(pen, rows, of);
        }
        if (waveforms != null && rows.waveHeight() > 0) {
            WavePainter.paint(pen, rows, waveforms, of);
        }
        Set<ReviewedClip> marked = new HashSet<>(session.selection());
        blockPainter.paint(pen, rows, blocks, scrolled(), session.selected(), marked);
        placePlayhead();
    }

    private void count(Source of) {
        boolean anew = blocksStale;
        if (blocksStale) {
            blocks = LaneBlocks.of(session.clips(), of);
            blocksStale = false;
        }
        boolean appears = lanesBar.fit(blocks.laneCount(), rows, surface.getWidth() - 4);
        if (anew || appears || shownLast != session.selected()) {
            shownLast = session.selected();
            ReviewedClip clip = session.selected();
            lanesBar.reveal(clip == null ? -1 : blocks.laneOf(clip), rows);
        }
    }

    private double pixels() {
        return getScene() == null || getScene().getWindow() == null ? 1 : getScene().getWindow().getRenderScaleX();
    }

    private void place() {
        draw();
        empty.autosize();
        empty.relocate((surface.getWidth() - empty.getWidth()) / 2, (surface.getHeight() - empty.getHeight()) / 2);
    }
}
