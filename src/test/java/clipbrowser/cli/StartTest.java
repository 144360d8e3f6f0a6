package clipbrowser.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartTest {
    @Test
    void noArgumentsAreTheStartPage() {
        assertThat(Start.plain()).isEqualTo(parsed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--demo", "run_1", "a b", "exports", "5", "https://example.com/x"})
    void whatNeedsNoParserIsReadAsTheParserReadsIt(String argument) {
        assertThat(Start.plain(argument)).isNotNull().isEqualTo(parsed(argument));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-h", "--help", "-V", "--version", "--demo=true", "--nonsense", "--", "@options",
            "export", "import"})
    void everythingElseIsLeftToTheParser(String argument) {
        assertThat(Start.plain(argument)).isNull();
    }

    @Test
    void severalArgumentsAreLeftToTheParser() {
        assertThat(Start.plain("--demo", "run_1")).isNull();
        assertThat(Start.plain("run_1", "--api-url")).isNull();
        assertThat(Start.plain("export", "run_1")).isNull();
    }

    private static Start parsed(String... arguments) {
        List<Start> opened = new ArrayList<>();
        int code = new picocli.CommandLine(new CommandLine(start -> {
            opened.add(start);
            return 0;
        }, _ -> {})).execute(arguments);
        assertThat(code).isZero();
        return opened.getFirst();
    }
}
