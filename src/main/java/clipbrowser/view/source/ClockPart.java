package clipbrowser.view.source;

import clipbrowser.model.MediaInfo;
import clipbrowser.session.Source;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.MediaTime;
import clipbrowser.wording.Messages;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Which clock the service's milliseconds are taken to count on, for a source whose picture begins after its sound: that
 * of players, or the first picture's. Not there for any other source: both clocks are the same. FX thread.
 */
final class ClockPart extends VBox {
    private final Label evidence = SourcePanel.line("source-clock-evidence", "source-note");
    private final CheckBox picture = new CheckBox(Messages.text("source.panel.clockPicture"));
    private @Nullable Source shown;

    ClockPart(Node heading, SourceActions sourcing) {
        super(10);
        setId("source-clock");
        picture.setId("source-clock-picture");
        picture.setWrapText(true);
        picture.setOnAction(_ -> {
            Source source = shown;
            if (source != null) {
                sourcing.set(source, source.settings().withPictureAtZero(picture.isSelected()));
            }
        });
        getChildren().addAll(heading, evidence, picture);
        managedProperty().bind(visibleProperty());
    }

    void show(Source source) {
        shown = source;
        MediaTime origin = source.settings().settledOrigin();
        FrameGrid grid = source.grid();
        setVisible(grid != null && origin.compareTo(MediaTime.ZERO) > 0);
        picture.setSelected(source.settings().pictureAtZero());
        if (grid != null) {
            String late = Messages.text("source.panel.clockLate", seconds(origin));
            MediaInfo info = source.media().info();
            Long stated = info == null ? null : info.durationMs();
            evidence.setText(stated == null
                    ? late
                    : late + " " + Messages.text("source.panel.clockLength", seconds(grid.end()), seconds(
                            grid.end().plus(origin)), seconds(MediaTime.ofMillis(stated))));
        }
    }

    private static String seconds(MediaTime time) {
        return new DecimalFormat("#,##0.000", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(
                BigDecimal.valueOf(time.millis(), 3));
    }
}
