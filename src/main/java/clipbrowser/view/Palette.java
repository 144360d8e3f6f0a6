package clipbrowser.view;

import javafx.scene.Node;
import javafx.scene.paint.Color;

/** The theme's colours for drawing on canvases; the style sheet has the same ones as {@code -cb-…}. */
public record Palette(Color panel, Color surround, Color hairline, Color edge, Color text, Color textQuiet,
        Color textStrong, Color keepFill, Color keepEdge, Color rejectFill, Color rejectEdge, Color rejectText,
        Color undecidedFill, Color undecidedEdge, Color selectedFill, Color selectedEdge, Color selectedText,
        Color playhead, Color amber, Color wave, Color waveInside, Color waveOutside, Color ghost, Color window) {
    public static final Palette DARK = new Palette(Color.web("#1b1c1f"), Color.web("#121314"), Color.web("#0e0f10"),
            Color.web("#34373c"), Color.web("#d6d9dd"), Color.web("#8d939b"), Color.web("#f2f4f6"),
            Color.web("#245c45"), Color.web("#3fb27f"), Color.web("#33262a"), Color.web("#6b3d44"),
            Color.web("#bd8c92"), Color.web("#3d4c66"), Color.web("#5b74a0"), Color.web("#3a6bbd"),
            Color.web("#a9c8ff"), Color.WHITE, Color.web("#ff5d5d"), Color.web("#d8a24a"), Color.web("#6d747c"),
            Color.web("#8fb3f0"), Color.web("#2b333d"), Color.web("#7b818a"), Color.web("#17181a"));
    public static final Palette LIGHT = new Palette(Color.web("#f4f5f6"), Color.web("#d5d7da"), Color.web("#c9ccd0"),
            Color.web("#c3c7cc"), Color.web("#202327"), Color.web("#5a6068"), Color.web("#0c0e10"),
            Color.web("#bfe5d2"), Color.web("#2a9a69"), Color.web("#efdcde"), Color.web("#b8505a"),
            Color.web("#8a4a51"), Color.web("#c9d4e6"), Color.web("#6d86b3"), Color.web("#3a6bbd"),
            Color.web("#1f4d9c"), Color.WHITE, Color.web("#d92f2f"), Color.web("#9a6400"), Color.web("#8b929b"),
            Color.web("#3a6bbd"), Color.web("#b3b9c1"), Color.web("#7b818a"), Color.web("#e9eaec"));

    /** The tones of the window a node is in: light where its root has the style class {@code light}. */
    public static Palette of(Node node) {
        return node.getScene() != null && node.getScene().getRoot().getStyleClass().contains("light") ? LIGHT : DARK;
    }
}
