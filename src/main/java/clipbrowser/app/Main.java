package clipbrowser.app;

import javafx.application.Application;

/** Where the program starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    private static picocli.CommandLine commandLine() {
        return new picocli.CommandLine(new CommandLine(start -> {
            ClipBrowserApp.begin(start);
            Application.launch(ClipBrowserApp.class);
            return 0;
        }));
    }
}
