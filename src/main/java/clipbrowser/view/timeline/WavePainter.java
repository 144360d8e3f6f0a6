package clipbrowser.view.timeline;

import clipbrowser.session.Source;
import clipbrowser.session.Waveforms;
import clipbrowser.time.FrameRange;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Draws the sound of the visible part, as far as it is known. */
public final class WavePainter {
    private WavePainter() {}

    static void paint(CanvasPen pen, TimelineRows rows, Waveforms waveforms, Source source) {
        bars(pen, waveforms, source, pen.scale().onScreen(), Waveforms.Place.TIMELINE, rows.wave(),
                rows.waveHeight(), _ -> pen.palette().wave());
    }

    /** Which colour a bar at so many pixels from the left has. */
    public interface Tint {
        Color at(double x);
    }

    /** A bar for every device pixel between a range's ends. Asks for whole frames, so that equal looks ask alike. */
    public static void bars(CanvasPen pen, Waveforms waveforms, Source source, FrameRange range,
            Waveforms.Place place, double top, double height, Tint tint) {
        double left = pen.scale().inX(range);
        double right = pen.scale().outX(range);
        int parts = Math.max(1, (int) Math.round((right - left) * pen.pixels()));
        int[] peaks = waveforms.peaks(source, range, parts, place);
        GraphicsContext gc = pen.gc();
        double middle = top + height / 2;
        for (int i = 0; i < peaks.length; i++) {
            if (peaks[i] < 0) {
                continue;
            }
            double x = pen.sharp(left + (right - left) * i / peaks.length);
            // Drawn logarithmically, as loudness is heard: linearly, speech beside a bang would be a flat line.
            double half = Math.max(0.5, Math.pow(peaks[i] / 255.0, 0.6) * height / 2);
            gc.setFill(tint.at(x));
            gc.fillRect(x, middle - half, 1 / pen.pixels(), 2 * half);
        }
    }
}
