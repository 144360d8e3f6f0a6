package clipbrowser.cli;

import clipbrowser.api.ApiException;
import clipbrowser.api.HttpClipApi;
import clipbrowser.controller.export.Ffmpeg;
import clipbrowser.exchange.CutPreset;
import clipbrowser.exchange.ExportFormat;
import clipbrowser.exchange.ExportFormats;
import clipbrowser.exchange.ExportOptions;
import clipbrowser.exchange.ExportOptions.Arrangement;
import clipbrowser.exchange.ExportOptions.Reels;
import clipbrowser.exchange.ExportOptions.Target;
import clipbrowser.exchange.ExportOptions.Which;
import clipbrowser.exchange.ExportOutcome;
import clipbrowser.exchange.ExportPlan;
import clipbrowser.exchange.Exporter;
import clipbrowser.exchange.PathStyle;
import clipbrowser.media.Demuxers;
import clipbrowser.model.Run;
import clipbrowser.model.RunFailure;
import clipbrowser.model.Setting;
import clipbrowser.store.Folders;
import clipbrowser.store.SettingsFile;
import clipbrowser.store.StoreException;
import clipbrowser.time.FrameRate;
import clipbrowser.wording.ExportSentences;
import clipbrowser.wording.Messages;
import clipbrowser.wording.Sentences;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code clip-browser export}: the window's export without a window. Asks nothing, needs no display and no terminal.
 */
@Command(name = ExportCommand.NAME, mixinStandardHelpOptions = true, sortOptions = false, usageHelpWidth = 100,
        header = "Write a run's clips, with the decisions saved on this machine, for an editing system.", footer = {
                "",
                "The API key is read from VIDEO_DEV_API_KEY. CLIP_BROWSER_HOME names the folder that decisions are "
                        + "kept in.",
                "The json format holds every clip of the run, whatever --which says.", "",
                "Exit codes: 0 written, with or without warnings; 1 no clip to export, the run can't be had, a file "
                        + "is there",
                "already, or it couldn't be written; 2 none of the clips can be exported, or the command was wrong."})
public final class ExportCommand implements Callable<Integer> {
    static final String NAME = "export";
    /** Cuts the clips itself; what it plans is what the ffmpeg script does. */
    private static final String FILES = "files";
    private static final int WRITTEN = 0;
    private static final int FAILED = 1;
    private static final int NONE_LEFT = 2;

    private final Folders folders;
    private final Map<String, String> environment;
    private final Demuxers demuxers;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "RUN_ID", description = "The run; not needed with --from.")
    private @Nullable String runId;

    @Option(names = "--format", paramLabel = "FORMAT", required = true,
            description = "What to write; \"list\" names them all.")
    private String format = "";

    @Option(names = "--output", paramLabel = "DIR", description = "The folder to write to; made if it isn't there.")
    private @Nullable Path output;

    @Option(names = "--which", paramLabel = "kept|all", defaultValue = "kept",
            description = "Which clips (default: ${DEFAULT-VALUE}).")
    private String which = "kept";

    @Option(names = "--as", paramLabel = "sequences|stringout|separate",
            description = "For fcpxml and xmeml: a sequence for each clip, one of all end to end, or a file for each "
                    + "(default: sequences; stringout with --for resolve, which imports one sequence a file). The "
                    + "other formats know only one list.")
    private @Nullable String as;

    @Option(names = "--for", paramLabel = "premiere|resolve",
            description = "The system it is for, where systems take the same format differently (default: none in "
                    + "particular).")
    private @Nullable String system;

    @Option(names = "--reels", paramLabel = "short|ax|name", defaultValue = "short",
            description = "For edl: reel names of at most 8 letters and digits, AX with the picture alone as Premiere "
                    + "and Resolve write it, or up to 32 characters of the file's name for Resolve (default: "
                    + "${DEFAULT-VALUE}).")
    private String reels = "short";

    @Option(names = "--handles", paramLabel = "N",
            description = "Frames before and after each clip, as far as the source goes (default: what the settings "
                    + "say, 24 at first, for a sequence of each clip; 0 for everything else).")
    private @Nullable Integer handles;

    @Option(names = "--drop-frame", description = "Drop-frame timecode for sources at 29.97 and 59.94.")
    private boolean dropFrame;

    @Option(names = "--rate", paramLabel = "R",
            description = "Take every source at this rate, such as 25 or 30000/1001, instead of what file and service "
                    + "say.")
    private @Nullable String rate;

    @Option(names = "--paths", paramLabel = "plain|url", defaultValue = "plain",
            description = "How otio names linked files: plain for Resolve, url for Premiere (default: "
                    + "${DEFAULT-VALUE}).")
    private String paths = "plain";

    @Option(names = "--api-url", paramLabel = "URL", defaultValue = Start.API_URL,
            description = "Where the service is (default: ${DEFAULT-VALUE}). Decisions are kept for each service "
                    + "apart.")
    private String apiUrl = Start.API_URL;

    @Option(names = "--from", paramLabel = "RUN.JSON",
            description = "Read this saved answer instead of asking the service.")
    private @Nullable Path from;

    @Option(names = "--preset", paramLabel = "source|prores|dnxhr|review|short", defaultValue = "source",
            description = "For files: H.264 at the source's size, ProRes 422 HQ, DNxHR HQ, H.264 of at most 1280x720, "
                    + "or 1080x1920 out of the middle (default: ${DEFAULT-VALUE}).")
    private String preset = "source";

    @Option(names = "--force", description = "Replace files that are there already.")
    private boolean force;

    public ExportCommand(Folders folders, Map<String, String> environment, Demuxers demuxers) {
        this.demuxers = demuxers;
        this.folders = folders;
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = PlainText.on(Objects.requireNonNull(spec).commandLine().getOut());
        PrintWriter err = PlainText.on(Objects.requireNonNull(spec).commandLine().getErr());
        if (format.equals("list")) {
            ExportFormats.ALL.forEach(f -> out.println(f.name() + " ".repeat(13 - f.name().length())
                    + Messages.text("export.format." + f.name())));
            out.println(FILES + " ".repeat(13 - FILES.length()) + Messages.text("export.format." + FILES));
            return WRITTEN;
        }
        ExportFormat to = ExportFormats.named(format.equals(FILES) ? "ffmpeg" : format)
                .orElseThrow(() -> wrong("export.cli.format", format));
        HeadlessExport.Request request = new HeadlessExport.Request(
                new ExportOptions(which(), arrangement(), handles(to),
                        ExportOptions.Order.SOURCE, paths(), reels(), target(), Set.of()),
                rate(), dropFrame);
        Path folder = output;
        if (folder == null) {
            throw wrong("export.cli.output");
        }
        try (HeadlessExport headless = new HeadlessExport(HttpClipApi.base(apiUrl), environment.get(
                Start.KEY_VARIABLE), folders.data(), demuxers)) {
            HeadlessExport.Gathered gathered = headless.gather(run(headless), request);
            gathered.unread().forEach((source, failure) -> err.println(Messages.text("export.cli.unread",
                    source.id(), Sentences.of(failure))));
            ExportPlan plan = ExportPlan.of(gathered.export(), to);
            return format.equals(FILES)
                    ? cut(headless, plan, folder, out, err)
                    : told(Exporter.write(plan, folder, force), out, err);
        } catch (ApiException e) {
            err.println((Sentences.of(e.failure()) + " " + Sentences.nextStep(e.failure())).strip());
            return FAILED;
        } catch (StoreException e) {
            err.println(Messages.text("export.cli.store", folders.data().toString()));
            return FAILED;
        } catch (IOException e) {
            err.println(Messages.text("export.cli.from", String.valueOf(from)));
            return FAILED;
        }
    }

    /** Where there is no ffmpeg, the script is written that cuts them elsewhere. */
    private int cut(HeadlessExport headless, ExportPlan plan, Path folder, PrintWriter out, PrintWriter err)
            throws InterruptedException {
        CutPreset as = CutPreset.named(preset).orElseThrow(() -> wrong("export.cli.choice", "--preset",
                "source, prores, dnxhr, review, short", preset));
        Ffmpeg ffmpeg = Ffmpeg.find(environment).orElse(null);
        if (ffmpeg == null || plan.documents().isEmpty()) {
            if (ffmpeg == null) {
                err.println(Messages.text("cut.noFfmpeg"));
            }
            return told(Exporter.write(plan, folder, force), out, err);
        }
        plan.left().forEach(left -> err.println(ExportSentences.of(left)));
        plan.remarks().forEach(remark -> err.println(ExportSentences.of(remark)));
        err.println(Messages.text("cut.with", ffmpeg.version()));
        try (HeadlessExport.Media media = headless.media()) {
            return new CutCommand(ffmpeg, source -> () -> media.open(source.id()), out, err).cut(plan, folder, as,
                    force)
                            ? WRITTEN
                            : FAILED;
        }
    }

    private Run run(HeadlessExport headless) throws ApiException, IOException, InterruptedException {
        if (from != null) {
            Run run = headless.read(from);
            if (runId != null && !runId.equals(run.id())) {
                throw wrong("export.cli.otherRun", run.id(), runId);
            }
            return run;
        }
        if (runId == null) {
            throw wrong("export.cli.run");
        }
        String key = environment.get(Start.KEY_VARIABLE);
        if (key == null || key.isBlank()) {
            throw new ApiException(new RunFailure.KeyMissing());
        }
        return headless.fetch(runId);
    }

    private static int told(ExportOutcome outcome, PrintWriter out, PrintWriter err) {
        return switch (outcome) {
            case ExportOutcome.Done done -> {
                done.plan().left().forEach(left -> err.println(ExportSentences.of(left)));
                done.plan().remarks().forEach(remark -> err.println(ExportSentences.of(remark)));
                done.files().forEach(file -> out.println(ExportSentences.of(file)));
                yield WRITTEN;
            }
            case ExportOutcome.NothingLeft nothing -> {
                nothing.left().forEach(left -> err.println(ExportSentences.of(left)));
                err.println(ExportSentences.of(outcome));
                yield NONE_LEFT;
            }
            case ExportOutcome.NothingChosen _,ExportOutcome.WouldOverwrite _,ExportOutcome.Differs _,ExportOutcome.Failed _ -> {
                err.println(ExportSentences.of(outcome));
                yield FAILED;
            }
        };
    }

    private Which which() {
        return switch (which) {
            case "kept" -> Which.KEPT;
            case "all" -> Which.ALL;
            default -> throw wrong("export.cli.choice", "--which", "kept, all", which);
        };
    }

    private Arrangement arrangement() {
        return switch (as) {
            case null -> target() == Target.RESOLVE ? Arrangement.STRINGOUT : Arrangement.SEQUENCES;
            case "sequences" -> Arrangement.SEQUENCES;
            case "stringout" -> Arrangement.STRINGOUT;
            case "separate" -> Arrangement.SEPARATE;
            default -> throw wrong("export.cli.choice", "--as", "sequences, stringout, separate", as);
        };
    }

    private Target target() {
        return switch (system) {
            case null -> Target.ANY;
            case "premiere" -> Target.PREMIERE;
            case "resolve" -> Target.RESOLVE;
            default -> throw wrong("export.cli.choice", "--for", "premiere, resolve", system);
        };
    }

    private Reels reels() {
        return switch (reels) {
            case "short" -> Reels.SHORT;
            case "ax" -> Reels.AX;
            case "name" -> Reels.FILE_NAME;
            default -> throw wrong("export.cli.choice", "--reels", "short, ax, name", reels);
        };
    }

    private PathStyle paths() {
        return switch (paths) {
            case "plain" -> PathStyle.PLAIN;
            case "url" -> PathStyle.FILE_URL;
            default -> throw wrong("export.cli.choice", "--paths", "plain, url", paths);
        };
    }

    private int handles(ExportFormat to) {
        Integer asked = handles;
        if (asked == null) {
            return to.usualHandles(arrangement(),
                    new SettingsFile(folders.settings()).read().preferences().get(Setting.HANDLE_FRAMES));
        }
        if (asked < 0 || asked > 1_000_000) {
            throw wrong("export.cli.handles", asked.toString());
        }
        return asked;
    }

    private @Nullable FrameRate rate() {
        String typed = rate;
        return typed == null ? null : FrameRate.parse(typed).orElseThrow(() -> wrong("export.cli.rate", typed));
    }

    private ParameterException wrong(String key, Object... with) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), Messages.text(key, with));
    }
}
