package clipbrowser.app;

import atlantafx.base.theme.PrimerDark;
import clipbrowser.cli.Start;
import clipbrowser.store.Folders;
import clipbrowser.view.Fonts;
import java.nio.file.Path;
import java.util.Map;
import javafx.application.Application;
import javafx.stage.Stage;

/** The whole program in a stage, for what measures it from another room. FX thread. */
public final class WholeWindow implements AutoCloseable {
    private final Program program;

    /**
     * Opens the window, at the display's corner, 1600×1000, with a run on its way.
     *
     * @param home for everything that is kept
     */
    public WholeWindow(Stage stage, String runId, String apiUrl, String key, Path home) throws Exception {
        Fonts.load();
        Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
        program = new Program(stage, new Start(runId, apiUrl, false),
                Folders.of("Linux", Map.of(Folders.HOME, home.toString()), home), Map.of(Start.KEY_VARIABLE, key));
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1600);
        stage.setHeight(1000);
        stage.show();
    }

    /** Asks for the run. */
    public void begin() {
        program.begin();
    }

    @Override
    public void close() {
        program.close();
    }
}
