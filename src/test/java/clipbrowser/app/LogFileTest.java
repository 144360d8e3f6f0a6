package clipbrowser.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.status.Status;
import clipbrowser.cli.LogLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
                "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} WARN  \\[.+] clipbrowser\\.net\\.Network no way "
                        + "out");
    }

    @Test
    void theCommandLineSaysHowMuchIsToldAndElseTheSettings() {
        org.slf4j.Logger own = org.slf4j.LoggerFactory.getLogger("clipbrowser.net.Network");
        try {
            LogFile.detailed(true);
            assertThat(own.isDebugEnabled()).isTrue();
            assertThat(org.slf4j.LoggerFactory.getLogger("org.sqlite").isDebugEnabled()).as("others' words").isFalse();
            LogFile.detailed(false);
            assertThat(own.isDebugEnabled()).isFalse();
            LogFile.level(LogLevel.WARN);
            LogFile.detailed(true);
            assertThat(own.isInfoEnabled()).isFalse();
        } finally {
            LogFile.level(null);
        }
    }

    @Test
    void theLogIsThisUsersAlone() throws IOException {
        Path own = folder.resolve("a").resolve("logs");
        Path older = Files.createFile(Files.createDirectories(folder.resolve("older")).resolve("clip-browser.log"));
        Files.setPosixFilePermissions(older, PosixFilePermissions.fromString("rw-r--r--"));
        System.setProperty(LogFile.FOLDER_PROPERTY, older.resolveSibling("").toString());
        LogFile again = new LogFile();
        again.setContext(loggers);
        again.configure(loggers);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(older))).isEqualTo("rw-------");
        System.setProperty(LogFile.FOLDER_PROPERTY, own.toString());
        LogFile log = new LogFile();
        log.setContext(loggers);
        log.configure(loggers);
        loggers.getLogger("x").info("first");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own))).isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own.resolve("clip-browser.log"))))
                .isEqualTo("rw-------");
        String much = "x".repeat(1 << 16);
        for (int i = 0; i < 40; i++) {
            loggers.getLogger("x").info(much);
        }
        loggers.stop();
        for (Path file : List.of(own.resolve("clip-browser.log"), own.resolve("clip-browser.1.log"))) {
            if (Files.exists(file)) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
            }
        }
    }

    @Test
    void whereNothingCanBeWrittenNothingIsSaid() throws IOException {
        Path blocked = Files.writeString(folder.resolve("file"), "x");
        System.setProperty(LogFile.FOLDER_PROPERTY, blocked.resolve("logs").toString());
        LoggerContext other = new LoggerContext();
        other.setMDCAdapter(new LogbackMDCAdapter());
        LogFile log = new LogFile();
        log.setContext(other);
        log.configure(other);
        other.getLogger("x").warn("to nobody");
        assertThat(other.getStatusManager().getCopyOfStatusList()).as("what logback prints with its stack").noneMatch(
                status -> status.getLevel() >= Status.WARN);
        other.stop();
    }
}
