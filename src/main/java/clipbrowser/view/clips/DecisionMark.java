package clipbrowser.view.clips;

import clipbrowser.model.Decision;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/** Tick, cross or ring: a decision by its shape as well as by its colour. */
final class DecisionMark extends StackPane {
    static final int SIZE = 22;
    private static final String TICK = "M1 5 L4.2 8.2 L10 1.8";
    private static final String CROSS = "M1.2 1.2 L8.4 8.4 M8.4 1.2 L1.2 8.4";
    private static final String DOT = "M4 2a2 2 0 1 0 0.01 0z";
    private final SVGPath sign = new SVGPath();

    DecisionMark() {
        getStyleClass().add("decision-mark");
        sign.getStyleClass().add("sign");
        getChildren().add(sign);
        setMinSize(SIZE, SIZE);
        setMaxSize(SIZE, SIZE);
        setPrefSize(SIZE, SIZE);
    }

    /**
     * @param unsaved whether the disk doesn't have it yet: drawn hollow then
     * @param watched whether the clip was played to its end: the ring of an undecided one has a dot then
     */
    void show(Decision decision, boolean unsaved, boolean watched) {
        sign.setContent(switch (decision) {
            case KEEP -> TICK;
            case REJECT -> CROSS;
            case UNDECIDED -> watched ? DOT : "";
        });
        getStyleClass().setAll("decision-mark", style(decision));
        if (unsaved) {
            getStyleClass().add("unsaved");
        }
    }

    static String style(Decision decision) {
        return switch (decision) {
            case KEEP -> "keep";
            case REJECT -> "reject";
            case UNDECIDED -> "undecided";
        };
    }
}
