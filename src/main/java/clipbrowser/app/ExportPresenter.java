package clipbrowser.app;

import clipbrowser.controller.export.CuttingController;
import clipbrowser.controller.export.ExportController;
import clipbrowser.session.Session;
import clipbrowser.view.export.ExportDestination;
import clipbrowser.view.export.ExportPanel;
import clipbrowser.view.window.MainWindow;
import clipbrowser.wording.Messages;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.stage.DirectoryChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Shows and hides the export panel. FX thread. */
final class ExportPresenter {
    private final Stage stage;
    private final Session session;
    private final MainWindow window;
    private final ExportPreparation actions;

    ExportPresenter(Stage stage, Session session, MainWindow window, ExportController exports,
            CuttingController cutting, ExportPreparation.Memory memory,
            Runnable linker, Consumer<@Nullable ExportDestination> helper) {
        this.stage = stage;
        this.session = session;
        this.window = window;
        this.actions = new ExportPreparation(exports, cutting, memory, this::choose, FolderOpener::show, linker,
                helper, () -> window.side(null));
    }

    /** For cutting the kept clips to files: what is to be said of it is asked in the panel. */
    void cut() {
        ExportPanel panel = new ExportPanel(session, actions);
        window.side(panel);
        panel.choose(ExportDestination.FILES);
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
