package clipbrowser.view.timeline;

import clipbrowser.session.Edge;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import clipbrowser.session.Waveforms;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.view.Intents;
import clipbrowser.view.SelectionGesture;
import clipbrowser.wording.ClipWords;
import java.util.List;
import java.util.stream.LongStream;
import javafx.event.EventHandler;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** What the pointer does on the timeline. */
final class TimelineMouse {
    /** Pixels around an edge in which it is taken hold of, and within which it snaps. */
    private static final int GRIP = 5;
    private static final int SNAP = 7;

    private enum Doing {
        NOTHING,
        SCRUB,
        PAN,
        TRIM,
        OVERVIEW
    }

    private final TimelineView view;
    private final Session session;
    private final @Nullable Waveforms waveforms;
    private final Intents intents;
    private final Tooltip tip = new Tooltip();
    private final EventHandler<KeyEvent> givingUp = this::giveUp;
    private Doing doing = Doing.NOTHING;
    private boolean moved;
    private double pressedX;
    private TimelineScale pressedScale = TimelineScale.whole(1, 1);
    private Edge edge = Edge.IN;
    private @Nullable ReviewedClip trimmed;
    private Snapping snapping = new Snapping(LongStream.empty());
    private @Nullable ReviewedClip hovered;
    private @Nullable Region surface;

    TimelineMouse(TimelineView view, Session session, @Nullable Waveforms waveforms,
            Intents intents) {
        this.view = view;
        this.waveforms = waveforms;
        this.session = session;
        this.intents = intents;
        tip.setShowDelay(Duration.millis(450));
    }

    void listenTo(Region on) {
        surface = on;
        on.setOnMousePressed(this::press);
        on.setOnMouseDragged(this::drag);
        on.setOnMouseReleased(this::release);
        on.setOnMouseMoved(this::hover);
        on.setOnMouseExited(_ -> hoverOver(null));
        on.setOnScroll(this::scroll);
        on.setOnZoom(this::pinch);
    }

    /** Whether the pointer is holding something: the view then stays where it is. */
    boolean isBusy() {
        return doing != Doing.NOTHING;
    }

    boolean isTrimming() {
        return doing == Doing.TRIM;
    }

    private void press(MouseEvent event) {
        Source source = view.source();
        if (source == null || doing != Doing.NOTHING) {
            return;
        }
        pressedX = event.getX();
        pressedScale = view.scale();
        moved = false;
        double x = event.getX() - TimelineView.SIDE;
        boolean primary = event.getButton() == MouseButton.PRIMARY;
        Edge grip = primary ? gripAt(x, event.getY()) : null;
        ReviewedClip clip = blockAt(x, event.getY());
        if (event.getButton() == MouseButton.MIDDLE || primary && event.isAltDown() && grip == null) {
            doing = Doing.PAN;
        } else if (!primary) {
            return;
        } else if (view.rows().inOverview(event.getY()) && !view.scale().isWhole()) {
            doing = Doing.OVERVIEW;
            overview(event, true);
        } else if (grip != null) {
            edge = grip;
            trimmed = session.selected();
            snapping = targets(source);
            doing = Doing.TRIM;
        } else if (clip != null) {
            SelectionGesture.click(session, intents, view.blocks().clips(), clip, event);
        } else {
            doing = Doing.SCRUB;
            intents.seek(source, view.scale().frameAt(x));
        }
        event.consume();
    }

    private void drag(MouseEvent event) {
        Source source = view.source();
        if (source == null || doing == Doing.NOTHING) {
            return;
        }
        boolean first = !moved;
        moved |= Math.abs(event.getX() - pressedX) >= 2;
        if (!moved) {
            return;
        }
        double x = event.getX() - TimelineView.SIDE;
        switch (doing) {
            case SCRUB -> intents.scrub(source, view.scale().frameAt(x));
            case PAN -> view.look(pressedScale.panned(pressedX - event.getX()));
            case OVERVIEW -> overview(event, false);
            case TRIM -> trim(x, event.isAltDown(), first);
            case NOTHING -> {
            }
        }
    }

    private void release(MouseEvent event) {
        Source source = view.source();
        Doing was = doing;
        doing = Doing.NOTHING;
        if (was == Doing.SCRUB && moved && source != null) {
            intents.seek(source, view.scale().frameAt(event.getX() - TimelineView.SIDE));
        } else if (was == Doing.TRIM) {
            listenForEsc(false);
            trimmed = null;
            if (moved) {
                intents.dropEdge();
            }
            view.trimmed();
        }
    }

    private void trim(double x, boolean free, boolean first) {
        ReviewedClip clip = trimmed;
        if (clip == null) {
            return;
        }
        if (first) {
            listenForEsc(true);
        }
        TimelineScale scale = view.scale();
        long boundary = scale.boundaryAt(x);
        long to = free ? boundary : snapping.near(boundary, scale.framesUnder(SNAP));
        long most = scale.counts() - 1;
        intents.dragEdge(clip, edge, Math.clamp(edge == Edge.IN ? to : to - 1, 0, most));
        view.look(scale.reaching(to));
    }

    private void giveUp(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && doing == Doing.TRIM) {
            doing = Doing.NOTHING;
            trimmed = null;
            listenForEsc(false);
            intents.cancelDrag();
            view.trimmed();
            event.consume();
        }
    }

    private void listenForEsc(boolean on) {
        Scene scene = view.getScene();
        if (scene != null) {
            scene.removeEventFilter(KeyEvent.KEY_PRESSED, givingUp);
            if (on) {
                scene.addEventFilter(KeyEvent.KEY_PRESSED, givingUp);
            }
        }
    }

    private Snapping targets(Source source) {
        FrameGrid grid = source.grid();
        if (grid == null) {
            return new Snapping(LongStream.empty());
        }
        LongStream others = view.blocks().clips().stream().filter(c -> c != trimmed).map(ReviewedClip::range)
                .filter(java.util.Objects::nonNull).flatMapToLong(grid::countEdges);
        long head = view.playheadFrame();
        LongStream playhead = head < 0
                ? LongStream.empty()
                : LongStream.of(grid.count(edge == Edge.IN
                        ? head
                        : head + 1));
        FrameRange proposed = trimmed == null ? null : trimmed.proposed();
        LongStream own = proposed == null ? LongStream.empty() : grid.countEdges(proposed);
        LongStream ends = LongStream.of(0, view.scale().counts());
        LongStream quiet = waveforms == null
                ? LongStream.empty()
                : LongStream.of(waveforms.quiet(source, view.scale().onScreen(), edge)).map(grid::count);
        return new Snapping(LongStream.concat(LongStream.concat(others, playhead),
                LongStream.concat(LongStream.concat(own, ends), quiet)));
    }

    /** The edge of the selected clip under the pointer. */
    private @Nullable Edge gripAt(double x, double y) {
        ReviewedClip clip = session.selected();
        int lane = clip == null ? -1 : view.blocks().laneOf(clip);
        FrameRange range = clip == null ? null : clip.seen();
        double top = view.rows().lanes() + lane * TimelineRows.LANE - view.scrolled();
        if (lane < 0 || range == null || !view.rows().inLanes(y) || y < top || y > top + TimelineRows.BLOCK) {
            return null;
        }
        double in = view.scale().inX(range);
        double out = view.scale().outX(range);
        // Of a narrow block only the outside of the edges is taken, so that it can still be clicked.
        double inside = Math.min(GRIP, (out - in) / 3);
        if (x >= in - GRIP && x <= in + inside) {
            return Edge.IN;
        }
        return x >= out - inside && x <= out + GRIP ? Edge.OUT : null;
    }

    private @Nullable ReviewedClip blockAt(double x, double y) {
        return view.rows().inLanes(y)
                ? view.blocks().at(x, y - view.rows().lanes() + view.scrolled(), view.scale())
                : null;
    }

    private void overview(MouseEvent event, boolean pressed) {
        TimelineScale scale = view.scale();
        double perPixel = (double) Overview.whole(scale) / scale.width();
        double x = event.getX() - TimelineView.SIDE;
        if (pressed) {
            double from = scale.left() / perPixel;
            if (x < from || x > from + scale.span() / perPixel) {
                view.look(scale.centred(scale.whole().frameAt(x)));
                pressedScale = view.scale();
            }
        } else {
            double left = pressedScale.left() / perPixel + event.getX() - pressedX;
            view.look(pressedScale.from(Math.round(left * 256), scale.width() * 256L));
        }
    }

    private void scroll(ScrollEvent event) {
        if (view.source() == null) {
            return;
        }
        double x = event.getX() - TimelineView.SIDE;
        if (event.isControlDown() || event.isAltDown()) {
            view.scrollLanes(-event.getDeltaY());
        } else if (event.isShiftDown() || Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            double delta = event.getDeltaX() == 0 ? event.getDeltaY() : event.getDeltaX();
            view.look(view.scale().panned(-delta * 2));
        } else if (event.getDeltaY() != 0) {
            // A notch of 40 is a quarter closer; a touchpad's small steps add up to the same.
            long step = 1000 + Math.round(Math.min(160, Math.abs(event.getDeltaY())) * 6.25);
            boolean closer = event.getDeltaY() > 0;
            view.look(view.scale().zoomed(closer ? step : 1000, closer ? 1000 : step, x));
        }
        event.consume();
    }

    private void pinch(ZoomEvent event) {
        long factor = Math.clamp(Math.round(event.getZoomFactor() * 1024), 256, 4096);
        view.look(view.scale().zoomed(factor, 1024, event.getX() - TimelineView.SIDE));
        event.consume();
    }

    private void hover(MouseEvent event) {
        double x = event.getX() - TimelineView.SIDE;
        boolean grip = view.source() != null && gripAt(x, event.getY()) != null;
        ReviewedClip clip = view.source() == null || grip ? null : blockAt(x, event.getY());
        if (surface != null) {
            surface.setCursor(grip ? Cursor.H_RESIZE : Cursor.DEFAULT);
        }
        hoverOver(clip);
    }

    private void hoverOver(@Nullable ReviewedClip clip) {
        if (clip == hovered || surface == null) {
            return;
        }
        hovered = clip;
        tip.hide();
        Tooltip.uninstall(surface, tip);
        if (clip != null) {
            int group = clip.groupProperty().get();
            List<ReviewedClip> twins = group == 0
                    ? List.of()
                    : view.blocks().clips().stream().filter(c -> c != clip && c.groupProperty().get() == group)
                            .toList();
            tip.setText(clip.clip().place() + "  " + ClipWords.tip(clip, twins, 0));
            Tooltip.install(surface, tip);
        }
    }
}
