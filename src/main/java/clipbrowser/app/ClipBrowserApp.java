package clipbrowser.app;

import clipbrowser.cli.Start;
import clipbrowser.store.Folders;
import clipbrowser.view.Fonts;
import java.time.Duration;
import java.util.Objects;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The program as JavaFX starts it: one {@link Program} in one window. */
public final class ClipBrowserApp extends Application {
    private static final Duration CLOSING = Duration.ofSeconds(10);
    private static @Nullable Beginning beginning;
    private @Nullable Program program;

    private record Beginning(Start start, Folders folders, StartupPrefetch prefetch, UnexpectedFaults faults) {}

    /** What the window begins with. Static, since JavaFX makes this class itself and passes nothing but strings. */
    static void begin(Start start, Folders folders, StartupPrefetch prefetch, UnexpectedFaults faults) {
        beginning = new Beginning(start, folders, prefetch, faults);
    }

    @Override
    public void start(Stage stage) throws Exception {
        Beginning with = Objects.requireNonNull(beginning);
        Fonts.load();
        Program made = new Program(stage, with.start, with.folders, System.getenv(), with.prefetch, with.faults);
        program = made;
        made.beginWhenSeen();
        stage.show();
    }

    @Override
    public void stop() throws InterruptedException {
        Program closing = program;
        if (closing != null) {
            // Waits until the review is written; reading and decoding are aborted.
            Thread.ofVirtual().name("closing").start(closing::close).join(CLOSING);
        }
    }
}
