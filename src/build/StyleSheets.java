import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.css.CssParser;
import javafx.css.Stylesheet;

/**
 * Run by the build: lays beside each style sheet of a folder the binary form that JavaFX looks for first, so that none is
 * parsed when the program starts. An error in a sheet, which JavaFX would only log, ends the build.
 */
final class StyleSheets {
    private StyleSheets() {}

    /** @param given the folder, and this very file */
    public static void main(String[] given) throws IOException, InterruptedException {
        // In which of two orders Java goes through a set of two is drawn anew for each process, and JavaFX writes the
        // classes of a selector in it: drawn until it is this one, the same sheets give the same bytes. (With three
        // classes at one node there would be more orders; there are none.)
        if (!Set.of("a", "b").iterator().next().equals("a")) {
            System.exit(new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-classpath",
                    System.getProperty("java.class.path"), given[1], given[0], given[1]).inheritIO().start().waitFor());
        }
        // Asked for before, or none are noted.
        List<CssParser.ParseError> errors = CssParser.errorsProperty();
        List<Path> sheets;
        try (Stream<Path> files = Files.walk(Path.of(given[0]))) {
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
