package clipbrowser.view.viewer;

import clipbrowser.model.FaultLog;
import clipbrowser.model.FileFacts;
import clipbrowser.session.Playback;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import clipbrowser.view.Palette;
import clipbrowser.wording.Messages;
import java.util.Collections;
import java.util.List;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.util.Subscription;

/**
 * One thin bar a channel, −60 dB to full scale, amber above −9 dB and red above −1 dB. A click on a channel has it
 * heard alone, another one all of them.
 */
final class LevelMeter extends Region {
    private static final int FLOOR_CENTIBELS = -600;
    private static final double BAR = 4;
    private static final double GAP = 3;
    private static final Color TRACK = Color.web("#202225");
    private static final Color GREEN = Color.web("#4fb98a");
    private static final Color AMBER = Color.web("#d8a24a");
    private static final Color RED = Color.web("#ff5d5d");
    private static final double SILENCED = 0.3;
    private final Session session;
    private final Playback playback;
    private final Canvas canvas = new Canvas();
    private final Tooltip tip = new Tooltip();
    private List<Integer> levels = List.of();
    private Subscription facts = Subscription.EMPTY;

    LevelMeter(Session session, Playback playback) {
        this.session = session;
        this.playback = playback;
        setId("level-meter");
        setMinWidth(34);
        setPrefWidth(34);
        getChildren().add(canvas);
        Tooltip.install(this, tip);
        playback.levelsProperty().subscribe(_ -> read());
        playback.audioProperty().subscribe(_ -> read());
        session.sourceProperty().subscribe(source -> {
            facts.unsubscribe();
            facts = source == null ? Subscription.EMPTY : source.factsProperty().subscribe(_ -> read());
            read();
        });
        setOnMouseMoved(event -> point(event.getX()));
        setOnMouseClicked(event -> {
            int channel = channel(event.getX());
            if (channel >= 0) {
                Playback.AudioChoice now = playback.audioProperty().get();
                playback.audioProperty().set(new Playback.AudioChoice(now.track(),
                        now.solo() == channel ? -1 : channel, false));
            }
        });
    }

    /** What is heard, or silence in as many channels as the file has. */
    private void read() {
        Source source = session.source();
        FileFacts known = source == null ? null : source.facts();
        int track = playback.audioProperty().get().track();
        int channels = known == null || track >= known.audio().size() ? 0 : known.audio().get(track).channels();
        List<Integer> now = playback.levelsProperty().get().centibels();
        levels = now.isEmpty() ? Collections.nCopies(channels, FLOOR_CENTIBELS) : now;
        setCursor(levels.size() > 1 ? Cursor.HAND : null);
        draw();
    }

    private void point(double x) {
        int channel = channel(x);
        boolean solo = channel >= 0 && channel == playback.audioProperty().get().solo();
        tip.setText(channel < 0
                ? ""
                : Messages.text(solo ? "viewer.soloOff" : "viewer.soloOn", Integer.toString(channel + 1)));
    }

    /** The channel whose bar is nearest; -1 where a single one, or none, leaves nothing to choose. */
    private int channel(double x) {
        int count = levels.size();
        if (count < 2) {
            return -1;
        }
        double step = BAR + gap(count);
        return (int) Math.clamp(Math.floor((x - left(count) + gap(count) / 2) / step), 0, count - 1.0);
    }

    private static double gap(int channels) {
        return channels > 2 ? 1 : GAP;
    }

    private double left(int channels) {
        return (getWidth() - channels * BAR - (channels - 1) * gap(channels)) / 2;
    }

    @Override
    protected void layoutChildren() {
        FaultLog.ofThread().watching("drawing the level meter", this::place).run();
    }

    private void place() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        double height = canvas.getHeight();
        g.clearRect(0, 0, canvas.getWidth(), height);
        int channels = Math.min(levels.size(), (int) (canvas.getWidth() / (BAR + 1)));
        if (channels == 0) {
            return;
        }
        Palette palette = Palette.of(this);
        int solo = playback.audioProperty().get().solo();
        double x = left(channels);
        for (int c = 0; c < channels; c++) {
            g.setGlobalAlpha(solo < 0 || solo == c ? 1 : SILENCED);
            g.setFill(palette == Palette.DARK ? TRACK : palette.edge());
            g.fillRoundRect(x, 0, BAR, height, 3, 3);
            double top = y(levels.get(c), height);
            bar(g, x, Math.max(top, y(-90, height)), height, GREEN);
            if (levels.get(c) > -90) {
                bar(g, x, Math.max(top, y(-10, height)), y(-90, height), AMBER);
            }
            if (levels.get(c) > -10) {
                bar(g, x, top, y(-10, height), RED);
            }
            x += BAR + gap(channels);
        }
        g.setGlobalAlpha(1);
    }

    private static void bar(GraphicsContext g, double x, double top, double bottom, Color color) {
        g.setFill(color);
        g.fillRect(x, top, BAR, Math.max(0, bottom - top));
    }

    private static double y(int centibels, double height) {
        int above = Math.clamp(centibels, FLOOR_CENTIBELS, 0) - FLOOR_CENTIBELS;
        return height - height * above / -FLOOR_CENTIBELS;
    }
}
