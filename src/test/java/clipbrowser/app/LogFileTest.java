package clipbrowser.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class LogFileTest {
    private final LoggerContext loggers = new LoggerContext();

    @TempDir
    Path folder;

    @BeforeEach
    void begin() {
        System.setProperty(LogFile.FOLDER_PROPERTY, folder.toString());
        loggers.setMDCAdapter(new LogbackMDCAdapter());
        LogFile log = new LogFile();
        log.setContext(loggers);
        log.configure(loggers);
    }

    @AfterEach
    void end() {
        loggers.stop();
        System.clearProperty(LogFile.FOLDER_PROPERTY);
    }

    @Test
    void whatIsWorthTellingStandsInTheFileWithItsTimeAndPlace() throws IOException {
        loggers.getLogger("clipbrowser.net.Network").warn("no way out");
        loggers.getLogger("clipbrowser.net.Network").debug("not this");
        List<String> lines = Files.readAllLines(folder.resolve("clip-browser.log"));
        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst()).matches(
                "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} WARN  \\[.+] clipbrowser\\.net\\.Network no way out");
    }
}
