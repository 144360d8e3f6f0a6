package clipbrowser.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import clipbrowser.model.Fault;
import clipbrowser.store.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@SuppressWarnings("NullAway.Init")
class UnexpectedFaultsTest {
    private final UnexpectedFaults faults = new UnexpectedFaults(() -> Instant.parse("2026-01-02T03:04:05Z"));
    private final List<Fault> told = new ArrayList<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final ch.qos.logback.classic.Logger logger = ((LoggerContext) LoggerFactory.getILoggerFactory())
            .getLogger(UnexpectedFaults.class);
    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    @TempDir
    Path home;

    @BeforeEach
    void begin() {
        faults.tell(told::add);
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void end() {
        logger.detachAppender(log);
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    @Test
    void theLogHasTheStackAndWhatWasBeingDone() {
        ArithmeticException fault = new ArithmeticException("/ by zero");
        faults.unexpected("laying out the strip", fault);
        assertThat(log.list).singleElement().satisfies(line -> {
            assertThat(line.getFormattedMessage()).contains("laying out the strip");
            assertThat(line.getThrowableProxy().getStackTraceElementProxyArray()).isNotEmpty();
            assertThat(line.getThrowableProxy().getClassName()).isEqualTo(ArithmeticException.class.getName());
        });
        assertThat(told).containsExactly(new Fault("ArithmeticException", "laying out the strip",
                Instant.parse("2026-01-02T03:04:05Z")));
    }

    @Test
    void whatHappensInEachLayoutDoesNotFillTheLog() {
        for (int i = 0; i < 1000; i++) {
            faults.unexpected("laying out the strip", new ArithmeticException());
        }
        assertThat(log.list).hasSize(4);
        assertThat(told).hasSize(4);
        faults.unexpected("something else", new IllegalStateException());
        assertThat(log.list).hasSize(5);
    }

    @Test
    void everyThreadsFaultsComeHere() throws InterruptedException {
        faults.own();
        Thread.ofPlatform().name("a platform thread").start(() -> {
            throw new StackOverflowError();
        }).join();
        Thread.ofVirtual().name("a virtual thread").start(() -> {
            throw new IllegalStateException();
        }).join();
        assertThat(told).extracting(Fault::doing).containsExactly("on thread a platform thread",
                "on thread a virtual thread");
    }

    @Test
    void aWindowThatCannotTellOfItBreaksNothing() {
        faults.tell(_ -> {
            throw new OutOfMemoryError();
        });
        faults.unexpected("this", new IllegalStateException());
        assertThat(log.list).hasSize(1);
    }

    @Test
    void theDiagnosticsHaveVersionsFaultsAndTheLogsEndButNoSecret() throws Exception {
        Folders folders = Folders.of("Linux", Map.of(Folders.HOME, home.toString()), home);
        Files.createDirectories(folders.logs());
        Files.writeString(folders.logs().resolve(LogFile.NAME + ".log"), "first line\n" + ("x".repeat(60)
                + "\n").repeat(1000) + "GET https://me:pw@media.example/a/b.mp4?X-Amz-Signature=abc123#frag is slow\n"
                + "Authorization: Bearer tok-1\nkey was vd_secret_1 here\nlast line\n");
        faults.unexpected("reading m1", new IllegalStateException("no such https://h.example/x?token=t0k"));
        String text = new Diagnostics(folders, faults, () -> List.of("vd_secret_1")).text();
        assertThat(text).startsWith("Clip Browser " + About.version()).contains("Java ", "JavaFX ", "reading m1",
                "IllegalStateException", "https://media.example/a/b.mp4", "https://h.example/x", "last line");
        assertThat(text).doesNotContain("abc123", "pw@", "tok-1", "t0k", "vd_secret_1", "first line");
        assertThat(text.length()).isLessThan(64 << 10);
    }
}
