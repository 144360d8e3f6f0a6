package clipbrowser.view.viewer;

import clipbrowser.model.FaultLog;
import clipbrowser.model.FileFacts;
import clipbrowser.session.Edge;
import clipbrowser.session.Playback;
import clipbrowser.session.Playback.Shown;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import clipbrowser.session.Waveforms;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.MediaTime;
import clipbrowser.view.Intents;
import clipbrowser.view.Palette;
import clipbrowser.view.timeline.CanvasPen;
import clipbrowser.view.timeline.PlayheadLine;
import clipbrowser.view.timeline.Snapping;
import clipbrowser.view.timeline.TimelineScale;
import clipbrowser.view.timeline.WavePainter;
import java.util.stream.LongStream;
import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The sound of the selected clip with three seconds around it, its edges to drag, and the playhead; the whole source
 * while no clip is selected. A source without sound is a plain bar.
 */
public final class ClipStrip extends Region {
    private static final int HEIGHT = 56;
    private static final MediaTime HANDLE = new MediaTime(3, 1);
    /** Pixels around an edge in which it is taken hold of, and within which it snaps. */
    private static final int GRIP = 6;
    private static final int SNAP = 5;
    private static final int HOOK = 8;
    private static final double[] DASHES = {4, 3};

    private final Session session;
    private final Playback playback;
    private final @Nullable Waveforms waveforms;
    private final Intents intents;
    private final Canvas canvas = new Canvas();
    private final PlayheadLine playhead = new PlayheadLine(false);
    private final EventHandler<KeyEvent> givingUp = this::giveUp;
    private Subscription ofClip = Subscription.EMPTY;
    private TimelineScale scale = TimelineScale.whole(1, 1);
    private @Nullable Edge trimming;
    private boolean scrubbing;
    private boolean moved;
    private double pressedX;
    private Snapping snapping = new Snapping(LongStream.empty());
    private boolean stale = true;

    /** @param waveforms null where there are none: every source is then a plain bar */
    public ClipStrip(Session session, Playback playback, @Nullable Waveforms waveforms, Intents intents) {
        this.session = session;
        this.playback = playback;
        this.waveforms = waveforms;
        this.intents = intents;
        setId("clip-strip");
        getStyleClass().add("clip-strip");
        canvas.setManaged(false);
        getChildren().addAll(canvas, playhead);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(this::release);
        setOnMouseMoved(e -> setCursor(edgeAt(e.getX()) == null ? Cursor.DEFAULT : Cursor.H_RESIZE));
        session.selectedProperty().subscribe(_ -> follow());
        session.sourceProperty().subscribe(_ -> follow());
        session.edgeDrag().edgeProperty().subscribe(_ -> redraw());
        playback.shownProperty().subscribe(_ -> placePlayhead());
        if (waveforms != null) {
            waveforms.arrivedProperty().subscribe(_ -> redraw());
        }
        sceneProperty().flatMap(Scene::rootProperty).subscribe(root -> {
            if (root != null) {
                root.getStyleClass().addListener((ListChangeListener<String>) _ -> redraw());
                redraw();
            }
        });
    }

    /** Which frames are shown, and where. */
    public TimelineScale scale() {
        return scale;
    }

    private void follow() {
        ofClip.unsubscribe();
        ReviewedClip clip = session.selected();
        Source source = session.source();
        Subscription clips = clip == null ? Subscription.EMPTY : clip.seenProperty().subscribe((_, _) -> redraw());
        Subscription sources = source == null
                ? Subscription.EMPTY
                : Subscription.combine(source.gridProperty().subscribe((_, _) -> redraw()),
                        source.factsProperty().subscribe((_, _) -> redraw()));
        ofClip = clips.and(sources);
        redraw();
    }

    private void redraw() {
        stale = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        FaultLog.ofThread().watching("drawing the clip strip", this::place).run();
    }

    private void place() {
        int width = (int) Math.max(1, getWidth());
        if (stale || width != (int) canvas.getWidth()) {
            stale = false;
            canvas.setWidth(width);
            canvas.setHeight(HEIGHT);
            draw(width);
        }
        placePlayhead();
    }

    private @Nullable FrameRange range() {
        ReviewedClip clip = session.selected();
        return clip == null ? null : clip.seen();
    }

    private void draw(int width) {
        GraphicsContext gc = canvas.getGraphicsContext2D();
        gc.clearRect(0, 0, width, HEIGHT);
        Source source = session.source();
        FrameGrid grid = source == null ? null : source.grid();
        if (source == null || grid == null) {
            return;
        }
        FrameRange range = range();
        // While an edge is dragged the strip stands still under the pointer, until it is dragged beyond its ends.
        if (trimming == null || scale.width() != width) {
            scale = around(range, grid, width);
        } else if (range != null) {
            scale = scale.reaching(trimming == Edge.IN ? grid.countIn(range) : grid.countLast(range) + 1);
        }
        Palette palette = Palette.of(this);
        CanvasPen pen = new CanvasPen(gc, scale, palette, pixels());
        double in = range == null ? 0 : Math.clamp(scale.inX(range), 0, width);
        double out = range == null ? width : Math.clamp(scale.outX(range), 0, width);
        pen.box(palette.surround().interpolate(palette.hairline(), 0.6), 0, 0, width, HEIGHT);
        pen.box(palette.panel(), in, 0, out - in, HEIGHT);
        audio(pen, source, in, out);
        if (range != null) {
            edges(pen, range);
        }
    }

    private static TimelineScale around(@Nullable FrameRange range, FrameGrid grid, int width) {
        if (range == null) {
            return TimelineScale.whole(grid, width);
        }
        long handle = grid.rate().frameNearest(HANDLE);
        FrameRange seen = grid.withHandles(range, handle, handle);
        return TimelineScale.over(grid, seen, width);
    }

    private void audio(CanvasPen pen, Source source, double in, double out) {
        Palette palette = pen.palette();
        FileFacts facts = source.facts();
        boolean silent = waveforms == null || facts != null && facts.audio().isEmpty();
        if (silent || waveforms == null) {
            double thick = 4;
            pen.box(palette.waveOutside(), 0, (HEIGHT - thick) / 2, scale.width(), thick);
            pen.box(palette.waveInside(), in, (HEIGHT - thick) / 2, out - in, thick);
            return;
        }
        Color inside = palette.waveInside();
        Color outside = palette.waveOutside();
        WavePainter.bars(pen, waveforms, source, scale.onScreen(), Waveforms.Place.CLIP, 2, HEIGHT - 4,
                x -> x >= in && x < out ? inside : outside);
    }

    private void edges(CanvasPen pen, FrameRange range) {
        ReviewedClip clip = session.selected();
        FrameRange proposed = clip == null ? null : clip.proposed();
        if (proposed != null) {
            ghost(pen, scale.inX(proposed), Math.min(scale.inX(range), scale.outX(proposed)));
            ghost(pen, Math.max(scale.outX(range), scale.inX(proposed)), scale.outX(proposed));
            inside(pen, scale.inX(proposed), range);
            inside(pen, scale.outX(proposed), range);
        }
        Color edge = pen.palette().selectedEdge();
        pen.box(edge, scale.inX(range), 0, 3, HEIGHT);
        pen.box(edge, scale.outX(range) - 3, 0, 3, HEIGHT);
        // The edge that keys move ends in hooks, as a bracket does.
        double hook = session.edgeDrag().edge() == Edge.IN ? scale.inX(range) : scale.outX(range) - HOOK;
        pen.box(edge, hook, 0, HOOK, 3);
        pen.box(edge, hook, HEIGHT - 3, HOOK, 3);
    }

    /** What was trimmed away of the proposal. */
    private void ghost(CanvasPen pen, double in, double out) {
        if (out > in) {
            GraphicsContext gc = pen.gc();
            gc.setStroke(pen.palette().ghost());
            gc.setLineWidth(1);
            gc.setLineDashes(DASHES);
            double left = Math.clamp(in, -2, scale.width() + 2);
            double right = Math.clamp(out, -2, scale.width() + 2);
            gc.strokeRect(pen.sharp(left) + 0.5, 0.5, pen.sharp(right) - pen.sharp(left) - 1, HEIGHT - 1);
            gc.setLineDashes();
        }
    }

    /** Where the proposal ends and the trim goes on beyond it. */
    private void inside(CanvasPen pen, double edge, FrameRange range) {
        if (edge > scale.inX(range) && edge < scale.outX(range)) {
            double x = pen.sharp(edge) + 0.5;
            pen.gc().setStroke(pen.palette().textStrong());
            pen.gc().setLineWidth(1.5);
            pen.gc().setLineDashes(DASHES);
            pen.gc().strokeLine(x, 0, x, HEIGHT);
            pen.gc().setLineDashes();
        }
    }

    private void placePlayhead() {
        Source source = session.source();
        long frame = switch (playback.shown()) {
            case Shown.Nothing _ -> -1;
            case Shown.Frame f -> f.source() == source ? f.frame() : -1;
            case Shown.Unsure u -> u.source() == source ? u.near() : -1;
        };
        double x = scale.headX(Math.max(0, frame), range());
        if (frame < 0 || source == null || source.grid() == null || x < 0 || x > scale.width()) {
            playhead.setVisible(false);
        } else {
            playhead.at(x, 0, HEIGHT, scale.headWidth(frame, x),
                    !(playback.shown() instanceof Shown.Unsure), Palette.of(this).playhead());
        }
    }

    private @Nullable Edge edgeAt(double x) {
        FrameRange range = range();
        if (range == null) {
            return null;
        }
        double in = scale.inX(range);
        double out = scale.outX(range);
        double inside = Math.min(GRIP + 2, (out - in) / 3);
        if (x >= in - GRIP && x <= in + inside) {
            return Edge.IN;
        }
        return x >= out - inside && x <= out + GRIP ? Edge.OUT : null;
    }

    private void press(MouseEvent event) {
        Source source = session.source();
        if (event.getButton() != MouseButton.PRIMARY || source == null || source.grid() == null) {
            return;
        }
        moved = false;
        pressedX = event.getX();
        trimming = edgeAt(event.getX());
        if (trimming == null) {
            scrubbing = true;
            intents.seek(source, scale.frameAt(event.getX()));
        } else {
            snapping = new Snapping(targets());
        }
        event.consume();
    }

    private LongStream targets() {
        ReviewedClip clip = session.selected();
        Source source = session.source();
        FrameGrid grid = source == null ? null : source.grid();
        if (source == null || grid == null) {
            return LongStream.empty();
        }
        FrameRange proposed = clip == null ? null : clip.proposed();
        LongStream own = proposed == null ? LongStream.empty() : grid.countEdges(proposed);
        long head = playback.frame();
        LongStream at = head < 0
                ? LongStream.empty()
                : LongStream.of(grid.count(trimming == Edge.IN
                        ? head
                        : head + 1));
        LongStream quiet = waveforms == null || trimming == null
                ? LongStream.empty()
                : LongStream.of(waveforms.quiet(source, scale.onScreen(), trimming)).map(grid::count);
        return LongStream.concat(LongStream.concat(own, at), quiet);
    }

    private void drag(MouseEvent event) {
        Source source = session.source();
        boolean first = !moved;
        moved |= Math.abs(event.getX() - pressedX) >= 2;
        if (source == null || !moved) {
            return;
        }
        if (scrubbing) {
            intents.scrub(source, scale.frameAt(event.getX()));
        } else if (trimming != null) {
            trim(trimming, event, first);
        }
    }

    private void trim(Edge edge, MouseEvent event, boolean first) {
        ReviewedClip clip = session.selected();
        if (clip == null) {
            return;
        }
        if (first) {
            listenForEsc(true);
        }
        long boundary = scale.boundaryAt(event.getX());
        long to = event.isAltDown() ? boundary : snapping.near(boundary, scale.framesUnder(SNAP));
        intents.dragEdge(clip, edge, Math.clamp(edge == Edge.IN ? to : to - 1, 0, scale.counts() - 1));
    }

    private void release(MouseEvent event) {
        Source source = session.source();
        if (scrubbing && moved && source != null) {
            intents.seek(source, scale.frameAt(event.getX()));
        } else if (trimming != null && moved) {
            intents.dropEdge();
        }
        let();
    }

    private void giveUp(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && trimming != null) {
            intents.cancelDrag();
            let();
            event.consume();
        }
    }

    private void let() {
        listenForEsc(false);
        scrubbing = false;
        trimming = null;
        moved = false;
        redraw();
    }

    private void listenForEsc(boolean on) {
        Scene scene = getScene();
        if (scene != null) {
            scene.removeEventFilter(KeyEvent.KEY_PRESSED, givingUp);
            if (on) {
                scene.addEventFilter(KeyEvent.KEY_PRESSED, givingUp);
            }
        }
    }

    private double pixels() {
        return getScene() == null || getScene().getWindow() == null ? 1 : getScene().getWindow().getRenderScaleX();
    }
}
