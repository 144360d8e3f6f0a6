package clipbrowser.bench;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Stage;

/** The least that JavaFX can show, in the size of the program's window. */
public final class EmptyWindow extends Application {
    @Override
    public void start(Stage stage) {
        stage.setScene(new Scene(new Region(), 1440, 900, Color.web("#17181a")));
        stage.show();
    }

    /** JavaFX does not start from the class path by a class that is an Application itself. */
    public static final class Main {
        private Main() {}

        public static void main(String[] args) {
            Application.launch(EmptyWindow.class, args);
        }
    }
}
