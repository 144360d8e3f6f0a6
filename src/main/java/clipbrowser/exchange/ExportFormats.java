package clipbrowser.exchange;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every kind of file that can be written. */
public final class ExportFormats {
    public static final List<ExportFormat> ALL = List.of(new Edl(), new MarkerEdl(), new Fcpxml(), new Xmeml(),
            new Otio(), new Ale(), new LosslessCut(), new CsvTable(), new JsonDecisions(), new FfmpegScript(),
            new WebVtt());

    private ExportFormats() {}

    public static Optional<ExportFormat> named(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return ALL.stream().filter(f -> f.name().equals(wanted)).findFirst();
    }
}
