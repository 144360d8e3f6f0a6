package clipbrowser.cli;

import clipbrowser.api.HttpClipApi;
import clipbrowser.demo.DemoServer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the window was asked to begin with.
 *
 * @param runId  null for the start page
 * @param apiUrl where the service is
 * @param demo   the demo's own server instead of the service
 * @param from   a saved answer to be opened instead of asking the service; null without
 */
public record Start(@Nullable String runId, String apiUrl, boolean demo, @Nullable Path from) {
    public static final String API_URL = HttpClipApi.HOSTED;
    /** The environment variable that the API key is read from. */
    public static final String KEY_VARIABLE = "VIDEO_DEV_API_KEY";

    public Start(@Nullable String runId, String apiUrl, boolean demo) {
        this(runId, apiUrl, demo, null);
    }

    /** The start page of the service's own. */
    static final Start EMPTY = new Start(null, API_URL, false, null);

    /** The run that is asked for; null for the start page, and where a file is opened. */
    @Nullable
    public String run() {
        return demo ? DemoServer.RUN_ID : runId;
    }

    /**
     * The start that a command line without options asks for, as far as it needs no parser, which takes a tenth of a
     * second to make: nothing at all, the demo, or a run's id. Null for every other command line, right or wrong.
     */
    public static @Nullable Start plain(String... arguments) {
        if (arguments.length == 0) {
            return EMPTY;
        }
        if (arguments.length > 1 || arguments[0].isBlank()) {
            return null;
        }
        return switch (arguments[0]) {
            case "--demo" -> new Start(null, API_URL, true);
            case ExportCommand.NAME, ImportCommand.NAME -> null;
            // Options, and what the parser takes for a file of options.
            case String other when other.startsWith("-") || other.startsWith("@") -> null;
            case String runId -> new Start(runId, API_URL, false);
        };
    }
}
