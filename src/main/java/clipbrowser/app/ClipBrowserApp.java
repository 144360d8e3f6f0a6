package clipbrowser.app;

import clipbrowser.store.Folders;
import clipbrowser.view.Fonts;
import java.time.Duration;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The program as JavaFX starts it: one {@link Program} in one window. */
public final class ClipBrowserApp extends Application {
    private static final Duration CLOSING = Duration.ofSeconds(10);
    private static Start start = Start.EMPTY;
    private @Nullable Program program;

    /** What the next window begins with: JavaFX makes this class itself and hands over nothing but text. */
    static void begin(Start with) {
        start = with;
    }

    @Override
    public void start(Stage stage) throws Exception {
        Fonts.load();
        program = new Program(stage, start, Folders.here(), System.getenv());
        stage.show();
        program.begin();
    }

    @Override
    public void stop() throws InterruptedException {
        Program closing = program;
        if (closing != null) {
            // The review is written to its end; what is being read or decoded is let go.
            Thread.ofVirtual().name("closing").start(closing::close).join(CLOSING);
        }
    }
}
