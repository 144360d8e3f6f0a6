package clipbrowser.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import org.slf4j.Logger;

/**
 * The program's log: one file and the two before it. Said here and not in logback's own language, which takes longer to
 * be read at every start than the settings do. Logback finds this class by the module's declaration.
 */
public final class LogFile extends ContextAwareBase implements Configurator {
    /** Names the folder; to be set before the first line is written. */
    static final String FOLDER_PROPERTY = "clipbrowser.logs";
    static final String NAME = "clip-browser";
    /** Bytes, of each file. */
    private static final long LARGEST = 2 << 20;

    @Override
    public ExecutionStatus configure(LoggerContext loggers) {
        String place = System.getProperty(FOLDER_PROPERTY, System.getProperty("java.io.tmpdir")) + "/" + NAME;
        PatternLayoutEncoder line = new PatternLayoutEncoder();
        line.setContext(loggers);
        line.setPattern("%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level [%thread] %logger{24} %msg%n");
        line.start();

        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
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

        ch.qos.logback.classic.Logger all = loggers.getLogger(Logger.ROOT_LOGGER_NAME);
        all.setLevel(Level.INFO);
        all.addAppender(file);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
