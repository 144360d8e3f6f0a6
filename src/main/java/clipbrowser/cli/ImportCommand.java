package clipbrowser.cli;

import clipbrowser.api.ApiException;
import clipbrowser.api.HttpClipApi;
import clipbrowser.api.InputFile;
import clipbrowser.exchange.DecisionImport;
import clipbrowser.exchange.ExportClip;
import clipbrowser.exchange.ExportOptions;
import clipbrowser.exchange.ExportReader.UnreadableExport;
import clipbrowser.media.Demuxers;
import clipbrowser.model.Clip;
import clipbrowser.model.ClipChange;
import clipbrowser.model.ClipReview;
import clipbrowser.model.FieldChange;
import clipbrowser.model.Proposal;
import clipbrowser.model.Run;
import clipbrowser.model.RunFailure;
import clipbrowser.model.RunKey;
import clipbrowser.model.Transaction;
import clipbrowser.net.Address;
import clipbrowser.store.Folders;
import clipbrowser.store.ReviewStore;
import clipbrowser.store.StoreException;
import clipbrowser.wording.ImportSentences;
import clipbrowser.wording.Messages;
import clipbrowser.wording.Sentences;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code clip-browser import}: the window's import without a window. Asks nothing. */
@Command(name = ImportCommand.NAME, mixinStandardHelpOptions = true, sortOptions = false, usageHelpWidth = 100,
        header = "Take a run's decisions back from a JSON or CSV file of ours.", footer = {
                "",
                "The API key is read from VIDEO_DEV_API_KEY. CLIP_BROWSER_HOME names the folder that decisions are "
                        + "kept in.",
                "",
                "Exit codes: 0 taken over, with or without warnings; 1 the file or the run can't be had, or it "
                        + "contradicts",
                "what is saved and --conflicts doesn't say which to follow; 2 the command was wrong."})
public final class ImportCommand implements Callable<Integer> {
    static final String NAME = "import";
    private static final int DONE = 0;
    private static final int FAILED = 1;

    private final Folders folders;
    private final Map<String, String> environment;
    private final Demuxers demuxers;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "What \"export --format json\" or \"csv\" has written.")
    private Path file = Path.of("");

    @Parameters(index = "1", arity = "0..1", paramLabel = "RUN_ID", description = "The run; not needed with --from.")
    private @Nullable String runId;

    @Option(names = "--conflicts", paramLabel = "here|file",
            description = "What to follow where both say something else of a clip; without it nothing is taken over "
                    + "then.")
    private @Nullable String conflicts;

    @Option(names = "--api-url", paramLabel = "URL", defaultValue = Start.API_URL,
            description = "Where the service is (default: ${DEFAULT-VALUE}). Decisions are kept for each service "
                    + "apart.")
    private String apiUrl = Start.API_URL;

    @Option(names = "--from", paramLabel = "RUN.JSON",
            description = "Read this saved answer instead of asking the service.")
    private @Nullable Path from;

    public ImportCommand(Folders folders, Map<String, String> environment, Demuxers demuxers) {
        this.demuxers = demuxers;
        this.folders = folders;
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = PlainText.on(Objects.requireNonNull(spec).commandLine().getOut());
        PrintWriter err = PlainText.on(Objects.requireNonNull(spec).commandLine().getErr());
        if (conflicts != null && !conflicts.equals("here") && !conflicts.equals("file")) {
            throw wrong("export.cli.choice", "--conflicts", "here, file", conflicts);
        }
        if (runId == null && from == null) {
            throw wrong("export.cli.run");
        }
        String text;
        try {
            text = new String(InputFile.read(file).orElseThrow(() -> new IOException("too large")),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            err.println(Messages.text("import.cli.file", file.toString()));
            return FAILED;
        }
        Address api;
        try {
            api = HttpClipApi.base(apiUrl);
        } catch (ApiException e) {
            err.println(Sentences.of(e.failure()));
            return FAILED;
        }
        try (HeadlessExport headless = new HeadlessExport(api, environment.get(Start.KEY_VARIABLE),
                folders.data(), demuxers)) {
            Run run = run(headless);
            RunKey key = new RunKey(api.origin(), run.id());
            List<ExportClip> clips = headless.gather(run, new HeadlessExport.Request(ExportOptions.USUAL, null, false))
                    .export().clips();
            Map<String, ClipReview> said = SavedReview.read(folders.data(), key).clipReviews();
            DecisionImport found = DecisionImport.read(text, run.id(), clips, said);
            found.unknown().forEach(name -> err.println(Messages.text("import.cli.unknown", name)));
            found.conflicts().forEach(c -> err.println(Messages.text("import.cli.conflict", c.clip().name(),
                    ImportSentences.of(c.clip(), c.here()), ImportSentences.of(c.clip(), c.there()))));
            if (conflicts == null && !found.conflicts().isEmpty()) {
                err.println(Messages.text("import.cli.choose"));
                return FAILED;
            }
            Map<String, ClipReview> now = new LinkedHashMap<>(found.agreed());
            if ("file".equals(conflicts)) {
                found.conflicts().forEach(c -> now.put(c.clip().key(), c.there()));
            }
            if (!write(key, run, said, now)) {
                err.println(Messages.text("import.cli.store", folders.data().toString()));
                return FAILED;
            }
            out.println(Messages.text("import.cli.done", Integer.toString(now.size()), Integer.toString(
                    found.same())));
            return DONE;
        } catch (ApiException e) {
            err.println((Sentences.of(e.failure()) + " " + Sentences.nextStep(e.failure())).strip());
        } catch (UnreadableExport e) {
            err.println(Messages.text("import.unreadable", file.toString(), String.valueOf(e.getMessage())));
        } catch (StoreException e) {
            err.println(Messages.text("import.cli.store", folders.data().toString()));
        } catch (IOException e) {
            err.println(Messages.text("export.cli.from", String.valueOf(from)));
        }
        return FAILED;
    }

    private Run run(HeadlessExport headless) throws ApiException, IOException, InterruptedException {
        if (from == null) {
            String key = environment.get(Start.KEY_VARIABLE);
            if (key == null || key.isBlank()) {
                throw new ApiException(new RunFailure.KeyMissing());
            }
            return headless.fetch(Objects.requireNonNull(runId));
        }
        Run run = headless.read(from);
        if (runId != null && !runId.equals(run.id())) {
            throw wrong("export.cli.otherRun", run.id(), runId);
        }
        return run;
    }

    /** All of it or nothing. @return whether there is a folder to write to */
    private boolean write(RunKey key, Run run, Map<String, ClipReview> before, Map<String, ClipReview> now)
            throws StoreException {
        List<ClipChange> clipChanges = new ArrayList<>();
        for (Clip clip : run.clips()) {
            ClipReview to = now.get(clip.key());
            if (to != null) {
                ClipReview was = before.getOrDefault(clip.key(), ClipReview.NONE);
                Stream.of(new FieldChange.Decided(to.decision()), new FieldChange.Trimmed(to.trim()),
                        new FieldChange.Titled(to.title()),
                        new FieldChange.Noted(to.note())).filter(s -> !s.in(was, false).equals(s)).forEach(
                                s -> clipChanges.add(new ClipChange(clip.key(), Proposal.of(clip), s)));
            }
        }
        if (!clipChanges.isEmpty()) {
            try {
                folders.make();
            } catch (IOException _) {
                return false;
            }
            try (ReviewStore store = ReviewStore.open(folders.data())) {
                store.write(key, List.of(new Transaction(clipChanges, new Transaction.History.Unchanged())));
            }
        }
        return true;
    }

    private ParameterException wrong(String key, Object... with) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), Messages.text(key, with));
    }
}
