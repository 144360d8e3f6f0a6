package clipbrowser.app;

import clipbrowser.cli.CommandLine;
import clipbrowser.cli.ExportCommand;
import clipbrowser.cli.ImportCommand;
import clipbrowser.cli.PlainText;
import clipbrowser.cli.Start;
import clipbrowser.store.Folders;
import clipbrowser.wording.Messages;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.InstantSource;
import javafx.application.Application;

/** Where the program starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // Before the first logger is made: the log's place is read once.
        System.setProperty(LogFile.FOLDER_PROPERTY, Folders.here().logs().toString());
        Start plain = Start.plain(args);
        System.exit(plain == null ? commandLine().execute(args) : open(plain));
    }

    private static int open(Start start) {
        Folders folders = Folders.here();
        try {
            folders.make();
        } catch (IOException e) {
            String folder = e instanceof FileSystemException f
                    ? String.valueOf(f.getFile())
                    : folders.data().toString();
            System.err.println(PlainText.of(Messages.text("cli.folders", folder)));
            return 1;
        }
        UnexpectedFaults faults = new UnexpectedFaults(InstantSource.system());
        faults.own();
        ClipBrowserApp.begin(start, folders, StartupPrefetch.begin(start, folders), faults);
        RenderPipeline.choose(Path.of("/dev"));
        Application.launch(ClipBrowserApp.class);
        return 0;
    }

    static picocli.CommandLine commandLine() {
        return CommandLine.with(About.version(), Main::open, LogFile::level,
                new ExportCommand(Folders.here(), System.getenv(), Containers.ALL),
                new ImportCommand(Folders.here(), System.getenv(), Containers.ALL));
    }
}
