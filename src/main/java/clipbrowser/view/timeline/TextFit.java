package clipbrowser.view.timeline;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Cuts words to a width. Measures each text once: laying out text is the slowest part of drawing many clips. */
final class TextFit {
    private static final int REMEMBERED = 40_000;
    private static final String ELLIPSIS = "\u2026";
    private final Text ruler = new Text();
    private final Map<String, Double> widths = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Double> eldest) {
            return size() > REMEMBERED;
        }
    };

    TextFit(Font font) {
        ruler.setFont(font);
    }

    Font font() {
        return ruler.getFont();
    }

    /** In pixels. */
    double width(String text) {
        Double known = widths.get(text);
        if (known == null) {
            ruler.setText(text);
            known = ruler.getLayoutBounds().getWidth();
            widths.put(text, known);
        }
        return known;
    }

    /** The whole text if it fits, else its beginning with an ellipsis, else nothing. */
    String fit(String text, double pixels) {
        String line = text.length() > 300 ? text.substring(0, 300) : text;
        if (pixels < 8) {
            return "";
        }
        if (width(line) <= pixels) {
            return line;
        }
        int low = 0;
        int high = line.codePointCount(0, line.length());
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (width(cut(line, middle)) <= pixels) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low == 0 ? "" : cut(line, low);
    }

    private static String cut(String line, int codePoints) {
        return line.substring(0, line.offsetByCodePoints(0, codePoints)).stripTrailing() + ELLIPSIS;
    }
}
