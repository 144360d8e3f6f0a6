package clipbrowser.app;

import clipbrowser.api.RunReader;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.slf4j.LoggerFactory;

/**
 * What the first window would wait for otherwise, made while JavaFX starts on another core: the log, Java's
 * certificates, and the reader of answers. Nothing is handed over: each is found ready, or is waited for, where it is
 * used.
 */
final class Ahead {
    private Ahead() {}

    /** Begins with it, on a thread that nobody has to wait for. */
    static void begin() {
        Thread.ofPlatform().daemon().name("ahead").start(() -> {
            LoggerFactory.getLogger(Ahead.class);
            try {
                SSLContext.getDefault();
                Class.forName(RunReader.class.getName());
            } catch (NoSuchAlgorithmException | ClassNotFoundException e) {
                // Said again, and to somebody, where it is needed.
                LoggerFactory.getLogger(Ahead.class).debug("not made ahead", e);
            }
        });
    }
}
