package clipbrowser.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.helpers.NOPAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import clipbrowser.cli.LogLevel;
import clipbrowser.store.Folders;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Configures the log: one file and the two before it. In Java rather than in logback's XML, which takes longer to parse
 * at every start than the settings. Logback finds this class as a service, by the module's declaration.
 */
public final class LogFile extends ContextAwareBase implements Configurator {
    /** System property with the folder; set before the first logger is made. */
    static final String FOLDER_PROPERTY = "clipbrowser.logs";
    static final String NAME = "clip-browser";
    /** Bytes, of each file. */
    private static final long LARGEST = 2 << 20;

    /** As the command line wants it; the settings have no say then. */
    private static volatile @Nullable LogLevel commanded;

    /** From now on. Any thread. @param level null for what the settings say */
    static void level(@Nullable LogLevel level) {
        commanded = level;
        tell(level == null ? LogLevel.INFO : level);
    }

    /** As the settings want it, unless the command line said something else. Any thread. */
    static void detailed(boolean detailed) {
        if (commanded == null) {
            tell(detailed ? LogLevel.DEBUG : LogLevel.INFO);
        }
    }

    /** Of this program alone: what libraries say at that level may name addresses in full. */
    private static void tell(LogLevel level) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext loggers) {
            loggers.getLogger("clipbrowser").setLevel(switch (level) {
                case WARN -> Level.WARN;
                case INFO -> Level.INFO;
                case DEBUG -> Level.DEBUG;
            });
        }
    }

    @Override
    public ExecutionStatus configure(LoggerContext loggers) {
        String place = System.getProperty(FOLDER_PROPERTY, System.getProperty("java.io.tmpdir")) + "/" + NAME;
        ch.qos.logback.classic.Logger all = loggers.getLogger(Logger.ROOT_LOGGER_NAME);
        all.setLevel(Level.INFO);
        try {
            Folders.makePrivate(Path.of(place + ".log"));
        } catch (IOException _) {
            // Nowhere to write to. Said by whoever has something to keep; logback would put a stack on the terminal.
            NOPAppender<ILoggingEvent> nowhere = new NOPAppender<>();
            nowhere.setContext(loggers);
            nowhere.start();
            all.addAppender(nowhere);
            return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
        }
        PatternLayoutEncoder line = new PatternLayoutEncoder();
        line.setContext(loggers);
        line.setPattern("%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level [%thread] %logger{24} %msg%n");
        line.start();

        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>() {
            @Override
            public void openFile(String name) throws IOException {
                // The first one and each that follows it when it is full: names of media are nobody else's business.
                Folders.makePrivate(Path.of(name));
                super.openFile(name);
            }
        };
        file.setContext(loggers);
        file.setName("file");
        file.setFile(place + ".log");
        file.setEncoder(line);
        FixedWindowRollingPolicy older = new FixedWindowRollingPolicy();
        older.setContext(loggers);
        older.setParent(file);
        older.setFileNamePattern(place + ".%i.log");
        older.setMinIndex(1);
        older.setMaxIndex(2);
        older.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> full = new SizeBasedTriggeringPolicy<>();
        full.setContext(loggers);
        full.setMaxFileSize(new FileSize(LARGEST));
        full.start();
        file.setRollingPolicy(older);
        file.setTriggeringPolicy(full);
        file.start();

        all.addAppender(file);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
