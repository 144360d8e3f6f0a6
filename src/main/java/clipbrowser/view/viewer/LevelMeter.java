package clipbrowser.view.viewer;

import clipbrowser.session.Playback;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** One thin bar a channel, −60 dB to full scale, amber above −9 dB and red above −1 dB. */
final class LevelMeter extends Region {
    private static final int FLOOR_CENTIBELS = -600;
    private static final double BAR = 4;
    private static final double GAP = 3;
    private static final Color TRACK = Color.web("#202225");
    private static final Color GREEN = Color.web("#4fb98a");
    private static final Color AMBER = Color.web("#d8a24a");
    private static final Color RED = Color.web("#ff5d5d");
    private final Canvas canvas = new Canvas();
    private List<Integer> levels = List.of();

    LevelMeter(Playback playback) {
        setId("level-meter");
        setMinWidth(22);
        setPrefWidth(22);
        getChildren().add(canvas);
        playback.levelsProperty().subscribe(now -> {
            levels = now.centibels();
            draw();
        });
    }

    @Override
    protected void layoutChildren() {
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
        double gap = channels > 2 ? 1 : GAP;
        double x = (canvas.getWidth() - channels * BAR - (channels - 1) * gap) / 2;
        for (int c = 0; c < channels; c++) {
            g.setFill(TRACK);
            g.fillRoundRect(x, 0, BAR, height, 3, 3);
            double top = y(levels.get(c), height);
            bar(g, x, Math.max(top, y(-90, height)), height, GREEN);
            if (levels.get(c) > -90) {
                bar(g, x, Math.max(top, y(-10, height)), y(-90, height), AMBER);
            }
            if (levels.get(c) > -10) {
                bar(g, x, top, y(-10, height), RED);
            }
            x += BAR + gap;
        }
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
