package clipbrowser.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clipbrowser.command.Command;
import clipbrowser.testing.FaultyServer;
import java.nio.file.Path;
import java.util.Map;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** In the whole program, each command has one handler. */
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
@SuppressWarnings("NullAway.Init")
class EveryCommandTest {
    @TempDir
    static Path home;

    private final FaultyServer server = new FaultyServer();
    private OpenWindow window;
    private Stage stage;

    @Start
    void start(Stage given) throws Exception {
        // Of its own: other tests count on the given one being as large as their scene.
        stage = new Stage();
        window = new OpenWindow(new FxRobot(), stage, new clipbrowser.cli.Start(null, server.apiUrl(), false), home,
                Map.of(), 1000, 900);
    }

    @AfterEach
    void close() {
        window.close();
        new FxRobot().interact(stage::hide);
        server.close();
    }

    @Test
    void everyCommandIsAnsweredOnce() {
        CommandDispatcher commands = window.program().commands();
        assertThat(commands.unanswered()).isEmpty();
        for (Command command : Command.values()) {
            assertThatThrownBy(() -> commands.on(command, () -> {})).hasMessageContaining(command.name());
        }
    }
}
