package clipbrowser.app;

import clipbrowser.controller.Unsaved;
import clipbrowser.controller.review.ReviewWriter;
import clipbrowser.view.run.UnsavedPanel;
import clipbrowser.view.window.MainWindow;
import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the window open while it is to be closed and something isn't saved: saves once more, else tells what can't be
 * saved and where it is kept meanwhile, and asks. FX thread.
 */
final class Closing implements UnsavedPanel.Choices {
    private final Stage stage;
    private final MainWindow window;
    private final ReviewWriter books;
    private final Supplier<@Nullable Path> folder;
    private final UnsavedPanel panel = new UnsavedPanel(this);
    private boolean agreed;

    /** @param folder asks the editor for one; gives null where none was chosen */
    Closing(Stage stage, MainWindow window, ReviewWriter books, Supplier<@Nullable Path> folder) {
        this.stage = stage;
        this.window = window;
        this.books = books;
        this.folder = folder;
        stage.addEventFilter(WindowEvent.WINDOW_CLOSE_REQUEST, event -> {
            if (!agreed && !books.isAllSaved()) {
                event.consume();
                again();
            }
        });
    }

    @Override
    public void again() {
        panel.saving();
        if (window.over() != panel) {
            window.over(panel);
        }
        books.saveNow(this::saved);
    }

    private void saved(Unsaved left) {
        if (window.over() != panel) {
            // Esc: the window stays.
            return;
        }
        if (left.entries() == 0) {
            close();
        } else {
            tell(left);
        }
    }

    private void tell(Unsaved left) {
        Path kept = left.kept();
        panel.failed(left.entries(), left.reason(), kept == null ? null : kept.toString());
    }

    @Override
    public void elsewhere() {
        Path chosen = folder.get();
        if (chosen != null) {
            books.keepElsewhere(chosen, this::tell);
        }
    }

    @Override
    public void close() {
        agreed = true;
        stage.close();
    }

    @Override
    public void stay() {
        window.over(null);
    }
}
