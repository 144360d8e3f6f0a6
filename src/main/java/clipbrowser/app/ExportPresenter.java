package clipbrowser.app;

import clipbrowser.controller.export.ExportController;
import clipbrowser.session.Session;
import clipbrowser.view.export.ExportPanel;
import clipbrowser.view.window.MainWindow;
import clipbrowser.wording.Messages;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.stage.DirectoryChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Brings the export panel to the window's right side and takes it away again. FX thread. */
final class ExportPresenter {
    private final Stage stage;
    private final Session session;
    private final MainWindow window;
    private final ExportPreparation actions;

    ExportPresenter(Stage stage, Session session, MainWindow window, ExportController exports,
            ExportPreparation.Memory memory) {
        this.stage = stage;
        this.session = session;
        this.window = window;
        this.actions = new ExportPreparation(exports, memory, this::choose, FolderOpener::show,
                () -> window.side(null));
    }

    void toggle() {
        window.side(window.side() instanceof ExportPanel ? null : new ExportPanel(session, actions));
    }

    private @Nullable Path choose(@Nullable Path from) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Messages.text("export.choose.title"));
        if (from != null && Files.isDirectory(from)) {
            chooser.setInitialDirectory(from.toFile());
        }
        File chosen = chooser.showDialog(stage);
        return chosen == null ? null : chosen.toPath();
    }
}
