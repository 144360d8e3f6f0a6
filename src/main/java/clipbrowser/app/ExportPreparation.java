package clipbrowser.app;

import clipbrowser.controller.export.CuttingController;
import clipbrowser.controller.export.ExportController;
import clipbrowser.exchange.ClipFile;
import clipbrowser.exchange.CutOutcome;
import clipbrowser.exchange.CutPreset;
import clipbrowser.exchange.ExportFormat;
import clipbrowser.exchange.ExportFormats;
import clipbrowser.exchange.ExportOptions;
import clipbrowser.exchange.ExportOutcome;
import clipbrowser.exchange.ExportPlan;
import clipbrowser.exchange.ExportRemark;
import clipbrowser.exchange.PathStyle;
import clipbrowser.model.Setting;
import clipbrowser.session.Settings;
import clipbrowser.view.export.ExportActions;
import clipbrowser.view.export.ExportDestination;
import clipbrowser.wording.CutSentences;
import clipbrowser.wording.ExportSentences;
import clipbrowser.wording.Length;
import clipbrowser.wording.Messages;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Connects the export panel to its controller, and keeps what was chosen for each destination. FX thread. */
final class ExportPreparation implements ExportActions {
    private static final String LAST = "last";

    /** What was chosen, by destination: the settings' own. */
    interface Memory {
        Map<String, String> of(String destination);

        void keep(String destination, Map<String, String> choices);

        /** Frames of handles that the editor likes. */
        int handles();

        /** Kept with the settings. */
        static Memory in(Settings settings) {
            return new Memory() {
                @Override
                public Map<String, String> of(String destination) {
                    return settings.export(destination);
                }

                @Override
                public void keep(String destination, Map<String, String> choices) {
                    settings.export(destination, choices);
                }

                @Override
                public int handles() {
                    return settings.of(Setting.HANDLE_FRAMES).get();
                }
            };
        }
    }

    private final ExportController exports;
    private final CuttingController cutting;
    private final Memory memory;
    private final Function<@Nullable Path, @Nullable Path> chooser;
    private final Consumer<Path> opener;
    private final Runnable linker;
    private final Consumer<@Nullable ExportDestination> helper;
    private final Runnable closer;

    /**
     * @param chooser asks for a folder, beginning at the one given
     * @param opener  shows a file's folder
     * @param linker  shows where originals are linked
     * @param helper  shows what there is to know of a destination
     * @param closer  takes the panel away
     */
    ExportPreparation(ExportController exports, CuttingController cutting, Memory memory,
            Function<@Nullable Path, @Nullable Path> chooser,
            Consumer<Path> opener, Runnable linker,
            Consumer<@Nullable ExportDestination> helper, Runnable closer) {
        this.exports = exports;
        this.cutting = cutting;
        this.memory = memory;
        this.chooser = chooser;
        this.opener = opener;
        this.linker = linker;
        this.helper = helper;
        this.closer = closer;
    }

    private ExportPlan plan(Choice choice) {
        ExportFormat format = ExportFormats.named(choice.to().format()).orElseThrow();
        return exports.plan(format, new ExportOptions(choice.which(), choice.as(), choice.handles(),
                choice.listOrder()
                        ? ExportOptions.Order.GIVEN
                        : ExportOptions.Order.SOURCE,
                choice.fileUrls() ? PathStyle.FILE_URL : PathStyle.PLAIN, choice.reels(), target(choice.to()),
                Set.of()), choice.dropFrame());
    }

    private static ExportOptions.Target target(ExportDestination to) {
        return switch (to) {
            case PREMIERE -> ExportOptions.Target.PREMIERE;
            case RESOLVE, RESOLVE_XML, RESOLVE_MARKERS -> ExportOptions.Target.RESOLVE;
            case FINAL_CUT, AVID, EDL, OTIO, LOSSLESSCUT, FILES, FFMPEG, SPREADSHEET, GENERATOR, CHAPTERS ->
                ExportOptions.Target.ANY;
        };
    }

    @Override
    public Preview preview(Choice choice) {
        ExportPlan plan = plan(choice);
        String rates = plan.documents().stream().flatMap(d -> d.events().isEmpty()
                ? d.clips().stream().map(c -> c.source().grid()).filter(g -> g != null).map(g -> g.rate().label())
                : d.events().stream().map(e -> e.source().grid()).filter(g -> g != null).map(g -> g.rate().label()))
                .distinct().collect(Collectors.joining(", "));
        return new Preview(plan.events(), Length.text(plan.length()), rates, names(choice, plan), plan.left().stream()
                .map(
                        ExportSentences::of)
                .toList(),
                notes(plan),
                plan.remarks().stream().anyMatch(ExportRemark.Offline.class::isInstance), !exports.reading());
    }

    private static List<String> names(Choice choice, ExportPlan plan) {
        return choice.to() == ExportDestination.FILES
                ? ClipFile.of(plan, Path.of(""), choice.preset()).stream().map(f -> f.file().toString()).toList()
                : plan.documents().stream().map(d -> d.fileName() + "." + plan.format().traits().extension()).toList();
    }

    private List<String> notes(ExportPlan plan) {
        List<String> notes = new ArrayList<>(plan.remarks().stream().map(ExportSentences::of).toList());
        if (exports.reading()) {
            notes.addFirst(Messages.text("export.readingLinked"));
        }
        return notes;
    }

    @Override
    public void refresh(Runnable changed) {
        exports.refresh(changed);
    }

    @Override
    public void help(ExportDestination to) {
        helper.accept(to);
    }

    @Override
    public void linkFolder() {
        linker.run();
    }

    @Override
    public void write(Choice choice, Path folder, boolean overwrite, Consumer<Result> done) {
        Map<String, String> kept = new TreeMap<>();
        kept.put("which", choice.which().name());
        kept.put("as", choice.as().name());
        kept.put("reels", choice.reels().name());
        kept.put("preset", choice.preset().name());
        kept.put("handles", Integer.toString(choice.handles()));
        kept.put("listOrder", Boolean.toString(choice.listOrder()));
        kept.put("fileUrls", Boolean.toString(choice.fileUrls()));
        kept.put("dropFrame", Boolean.toString(choice.dropFrame()));
        kept.put("folder", folder.toString());
        memory.keep(choice.to().name().toLowerCase(Locale.ROOT), kept);
        memory.keep(LAST, Map.of("to", choice.to().name(), "folder", folder.toString()));
        if (choice.to() == ExportDestination.FILES) {
            cutting.cut(plan(choice), folder, choice.preset(), overwrite, news -> done.accept(told(news)));
            return;
        }
        exports.write(plan(choice), folder, overwrite, outcome -> done.accept(told(outcome)));
    }

    @Override
    public void cancel() {
        cutting.cancel();
    }

    private static Result told(CuttingController.News news) {
        return switch (news) {
            case CuttingController.News.NoFfmpeg _ -> new Failed(Messages.text("cut.install"));
            case CuttingController.News.Begun begun -> new Working(Messages.text("cut.with", begun.version()), 0);
            case CuttingController.News.Cutting now -> new Working(Messages.text("cut.now", Integer.toString(now.done()
                    + 1), Integer.toString(now.all()), now.name()), (now.done() + now.part()) / now.all());
            case CuttingController.News.Finished finished -> finished(finished);
        };
    }

    private static Result finished(CuttingController.News.Finished finished) {
        List<String> made = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (int i = 0; i < finished.outcomes().size(); i++) {
            CutOutcome outcome = finished.outcomes().get(i);
            boolean there = outcome instanceof CutOutcome.Done || outcome instanceof CutOutcome.There;
            (there ? made : failed).add(CutSentences.of(outcome, finished.clips().get(i)));
        }
        return failed.isEmpty() && !finished.clips().isEmpty()
                ? new Done(made, finished.clips().getFirst().file())
                : new Partly(made, failed);
    }

    private static Result told(ExportOutcome outcome) {
        return switch (outcome) {
            case ExportOutcome.Done d -> new Done(d.files().stream().map(ExportSentences::of).toList(),
                    d.files().getFirst().file());
            case ExportOutcome.WouldOverwrite _ -> new There(ExportSentences.of(outcome));
            case ExportOutcome.NothingChosen _,ExportOutcome.NothingLeft _,ExportOutcome.Differs _,ExportOutcome.Failed _ ->
                new Failed(ExportSentences.of(outcome));
        };
    }

    @Override
    public @Nullable Choice remembered(ExportDestination to) {
        Map<String, String> kept = memory.of(to.name().toLowerCase(Locale.ROOT));
        if (kept.isEmpty()) {
            return null;
        }
        try {
            return new Choice(to, ExportOptions.Which.valueOf(kept.getOrDefault("which", "KEPT")),
                    arrangement(kept.getOrDefault("as", to.arrangements().getFirst().name())),
                    Math.clamp(
                            Integer.parseInt(kept.getOrDefault("handles", "0")), 0, 10_000),
                    flag(kept, "listOrder"), flag(kept, "dropFrame"), flag(kept, "fileUrls"),
                    ExportOptions.Reels.valueOf(kept.getOrDefault("reels", ExportOptions.Reels.SHORT.name())),
                    CutPreset.valueOf(kept.getOrDefault("preset", CutPreset.SOURCE.name())));
        } catch (IllegalArgumentException _) {
            // Written by another version, or by hand: the usual choice then.
            return null;
        }
    }

    /** Settings of version 0.1 and before have other names for two of them. */
    private static ExportOptions.Arrangement arrangement(String name) {
        return switch (name) {
            case "EACH" -> ExportOptions.Arrangement.SEQUENCES;
            case "ONE" -> ExportOptions.Arrangement.STRINGOUT;
            default -> ExportOptions.Arrangement.valueOf(name);
        };
    }

    private static boolean flag(Map<String, String> kept, String name) {
        return Boolean.parseBoolean(kept.getOrDefault(name, "false"));
    }

    @Override
    public int usualHandles(ExportDestination to, ExportOptions.Arrangement as) {
        return ExportFormats.named(to.format()).orElseThrow().usualHandles(as,
                memory.handles());
    }

    @Override
    public @Nullable Path folder(ExportDestination to) {
        // A destination that is new begins where the last export went.
        String folder = memory.of(to.name().toLowerCase(Locale.ROOT)).getOrDefault("folder", memory.of(LAST).get(
                "folder"));
        try {
            return folder == null ? null : Path.of(folder);
        } catch (InvalidPathException _) {
            return null;
        }
    }

    @Override
    public ExportDestination last() {
        String last = memory.of(LAST).getOrDefault("to", "");
        for (ExportDestination to : ExportDestination.values()) {
            if (to.name().equals(last)) {
                return to;
            }
        }
        return ExportDestination.PREMIERE;
    }

    @Override
    public @Nullable Path chooseFolder(@Nullable Path from) {
        return chooser.apply(from);
    }

    @Override
    public void show(Path file) {
        opener.accept(file);
    }

    @Override
    public void close() {
        closer.run();
    }
}
