package clipbrowser.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.CssParser;
import org.junit.jupiter.api.Test;

/** JavaFX only logs what it can't read of a style sheet, and goes on without it. */
class StyleSheetsTest {
    @Test
    void javaFxUnderstandsEveryLineOfEverySheet() throws IOException {
        // Asked for before, or none are noted.
        List<CssParser.ParseError> errors = CssParser.errorsProperty();
        errors.clear();
        List<Path> sheets;
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/clipbrowser"))) {
            sheets = files.filter(file -> file.toString().endsWith(".css")).sorted().toList();
        }
        for (Path sheet : sheets) {
            new CssParser().parse(sheet.toUri().toURL());
        }
        assertThat(sheets).isNotEmpty();
        assertThat(errors).isEmpty();
    }
}
