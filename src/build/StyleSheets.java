import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.CssParser;
import javafx.css.Stylesheet;

/**
 * Run by the build: lays beside each style sheet of a folder the binary form that JavaFX looks for first, so that none is
 * parsed when the program starts. An error in a sheet, which JavaFX would only log, ends the build.
 */
final class StyleSheets {
    private StyleSheets() {}

    public static void main(String[] folder) throws IOException {
        // Asked for before, or none are noted.
        List<CssParser.ParseError> errors = CssParser.errorsProperty();
        List<Path> sheets;
        try (Stream<Path> files = Files.walk(Path.of(folder[0]))) {
            sheets = files.filter(file -> file.toString().endsWith(".css")).sorted().toList();
        }
        for (Path sheet : sheets) {
            Path binary = Path.of(sheet.toString().replaceAll("css$", "bss"));
            Stylesheet.convertToBinary(sheet.toFile(), binary.toFile());
        }
        if (sheets.isEmpty() || !errors.isEmpty()) {
            errors.forEach(System.err::println);
            System.exit(1);
        }
    }
}
