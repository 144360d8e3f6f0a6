package clipbrowser.cli;

import clipbrowser.api.ApiException;
import clipbrowser.api.HttpClipApi;
import clipbrowser.store.Folders;
import clipbrowser.wording.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code clip-browser [RUN_ID] [--api-url URL] [--demo]}: opens the window. */
@Command(name = "clip-browser", mixinStandardHelpOptions = true, sortOptions = false, usageHelpWidth = 100,
        header = "Look at every clip of a run, keep, reject or trim it, and take the result to your editing system.",
        footer = {
                "", "The API key is read from VIDEO_DEV_API_KEY, or asked for in the window.",
                "CLIP_BROWSER_HOME names one folder for settings, data, cache and logs.", "",
                "Exit codes: 0 done, 1 it couldn't be done, 2 the command was wrong."})
public final class CommandLine implements Callable<Integer> {
    private final ToIntFunction<Start> window;
    private final Consumer<LogLevel> log;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "RUN_ID",
            description = "The run to open: the reference id that the service gave when the clips were made.")
    private @Nullable String runId;

    @Option(names = "--api-url", paramLabel = "URL", defaultValue = Start.API_URL,
            description = "Where the service is (default: ${DEFAULT-VALUE}).")
    private String apiUrl = Start.API_URL;

    @Option(names = "--demo", description = "Open the demo's run: no network, no key.")
    private boolean demo;

    @Option(names = "--from", paramLabel = "RUN.JSON",
            description = "Open this saved answer of the service instead of asking it; decisions are kept as for the "
                    + "run itself.")
    private @Nullable Path from;

    /**
     * @param window opens the window and gives the exit code when it is closed
     * @param log    told before anything else how much the log is to tell
     */
    CommandLine(ToIntFunction<Start> window, Consumer<LogLevel> log) {
        this.window = window;
        this.log = log;
    }

    @Option(names = "--log-level", paramLabel = "LEVEL", scope = ScopeType.INHERIT,
            description = "How much the log tells: ${COMPLETION-CANDIDATES} (otherwise as in the settings).")
    void logLevel(LogLevel level) {
        log.accept(level);
    }

    @Override
    public Integer call() {
        if (demo && runId != null) {
            throw wrong("--demo opens a run of its own: leave out either it or the run id.");
        }
        if (demo && spec().commandLine().getParseResult().hasMatchedOption("--api-url")) {
            throw wrong("--demo brings a service of its own: leave out either it or --api-url.");
        }
        if (from != null && (demo || runId != null)) {
            throw wrong("--from opens the run that is in the file: leave out --demo and the run id.");
        }
        if (from != null && !Files.isReadable(from)) {
            throw wrong("The saved answer can't be read: " + from);
        }
        try {
            HttpClipApi.base(apiUrl);
        } catch (ApiException e) {
            throw wrong("--api-url takes an address that begins with https://, or with http:// on this machine.");
        }
        return window.applyAsInt(new Start(runId == null || runId.isBlank() ? null : runId, apiUrl, demo, from));
    }

    /**
     * The whole command line, to be executed once.
     *
     * @param version  of this program
     * @param window   opens the window and gives the exit code when it is closed
     * @param log      told before anything else how much the log is to tell
     * @param commands the subcommands
     */
    public static picocli.CommandLine with(String version, ToIntFunction<Start> window, Consumer<LogLevel> log,
            Object... commands) {
        picocli.CommandLine line = new picocli.CommandLine(new CommandLine(window, log));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.getCommandSpec().version("Clip Browser " + version);
        for (Object command : commands) {
            line.addSubcommand(command);
        }
        return line.setParameterExceptionHandler(CommandLine::complain).setExecutionExceptionHandler(
                (fault, command, _) -> unexpected(fault, command));
    }

    /** A wrong command: one sentence, and where the rest is told. */
    public static int complain(ParameterException wrong, String[] arguments) {
        picocli.CommandLine command = wrong.getCommandLine();
        command.getErr().println(PlainText.of(String.valueOf(wrong.getMessage())));
        command.getErr().println("\"" + command.getCommandSpec().qualifiedName() + " --help\" tells how it is used.");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** What no command expects: one sentence; the log has the rest. */
    static int unexpected(Exception fault, picocli.CommandLine command) {
        LoggerFactory.getLogger(CommandLine.class).error("the command line failed", fault);
        command.getErr().println(Messages.text("cli.unexpected", Folders.here().logs().toString()));
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec().commandLine(), sentence);
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec);
    }
}
