package clipbrowser.app;

import clipbrowser.store.Folders;
import java.nio.file.Path;
import javafx.application.Application;

/** Where the program starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // Before the first logger is made: the log's place is read once.
        System.setProperty("clipbrowser.logs", Folders.here().logs().toString());
        Ahead.begin();
        // As the desktop starts it there is nothing to read, and a tenth of a second to save.
        System.exit(args.length == 0 ? open(Start.EMPTY) : commandLine().execute(args));
    }

    private static int open(Start start) {
        Pipeline.choose(Path.of("/dev"));
        ClipBrowserApp.begin(start);
        Application.launch(ClipBrowserApp.class);
        return 0;
    }

    static picocli.CommandLine commandLine() {
        return new picocli.CommandLine(new CommandLine(Main::open))
                .addSubcommand(new ExportCommand(Folders.here(), System.getenv()))
                .addSubcommand(new ImportCommand(Folders.here(), System.getenv()))
                .setParameterExceptionHandler(CommandLine::complain);
    }
}
