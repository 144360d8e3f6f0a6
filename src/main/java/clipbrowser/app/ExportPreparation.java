package clipbrowser.app;

import clipbrowser.controller.export.ExportController;
import clipbrowser.exchange.ExportFormat;
import clipbrowser.exchange.ExportFormats;
import clipbrowser.exchange.ExportOptions;
import clipbrowser.exchange.ExportOutcome;
import clipbrowser.exchange.ExportPlan;
import clipbrowser.exchange.PathStyle;
import clipbrowser.session.Settings;
import clipbrowser.view.export.ExportActions;
import clipbrowser.view.export.ExportDestination;
import clipbrowser.wording.ExportSentences;
import clipbrowser.wording.Length;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Introduces the export panel to the controller, and remembers what was chosen for each destination. FX thread. */
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
                    return settings.handleFramesProperty().get();
                }
            };
        }
    }

    private final ExportController exports;
    private final Memory memory;
    private final Function<@Nullable Path, @Nullable Path> chooser;
    private final Consumer<Path> opener;
    private final Runnable closer;

    /**
     * @param chooser asks for a folder, beginning at the one given
     * @param opener  shows a file's folder
     * @param closer  takes the panel away
     */
    ExportPreparation(ExportController exports, Memory memory, Function<@Nullable Path, @Nullable Path> chooser,
            Consumer<Path> opener, Runnable closer) {
        this.exports = exports;
        this.memory = memory;
        this.chooser = chooser;
        this.opener = opener;
        this.closer = closer;
    }

    private ExportPlan plan(Choice choice) {
        ExportFormat format = ExportFormats.named(choice.to().format()).orElseThrow();
        ExportOptions.Which which = switch (choice.which()) {
            case KEPT -> ExportOptions.Which.KEPT;
            case ALL -> ExportOptions.Which.ALL;
            case SELECTED -> ExportOptions.Which.SELECTED;
        };
        return exports.plan(format, new ExportOptions(which, choice.sequences()
                ? ExportOptions.Arrangement.SEQUENCES
                : ExportOptions.Arrangement.STRINGOUT, choice.handles(),
                choice.listOrder()
                        ? ExportOptions.Order.GIVEN
                        : ExportOptions.Order.SOURCE,
                choice.fileUrls() ? PathStyle.FILE_URL : PathStyle.PLAIN, Set.of()), choice.dropFrame());
    }

    @Override
    public Preview preview(Choice choice) {
        ExportPlan plan = plan(choice);
        String rates = plan.documents().stream().flatMap(d -> d.events().isEmpty()
                ? d.clips().stream().map(c -> c.source().grid()).filter(g -> g != null).map(g -> g.rate().label())
                : d.events().stream().map(e -> e.source().grid()).filter(g -> g != null).map(g -> g.rate().label()))
                .distinct().collect(Collectors.joining(", "));
        return new Preview(plan.events(), Length.text(plan.length()), rates, plan.documents().stream().map(
                d -> d.fileName() + "." + plan.format().traits().extension()).toList(), plan.left().stream()
                        .map(
                                ExportSentences::of)
                        .toList(),
                plan.remarks().stream().map(ExportSentences::of).toList());
    }

    @Override
    public void write(Choice choice, Path folder, boolean overwrite, Consumer<Result> done) {
        Map<String, String> kept = new TreeMap<>();
        kept.put("which", choice.which().name());
        kept.put("sequences", Boolean.toString(choice.sequences()));
        kept.put("handles", Integer.toString(choice.handles()));
        kept.put("listOrder", Boolean.toString(choice.listOrder()));
        kept.put("fileUrls", Boolean.toString(choice.fileUrls()));
        kept.put("dropFrame", Boolean.toString(choice.dropFrame()));
        kept.put("folder", folder.toString());
        memory.keep(choice.to().name().toLowerCase(Locale.ROOT), kept);
        memory.keep(LAST, Map.of("to", choice.to().name(), "folder", folder.toString()));
        exports.write(plan(choice), folder, overwrite, outcome -> done.accept(told(outcome)));
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
            return new Choice(to, Which.valueOf(kept.getOrDefault("which", "KEPT")), flag(kept, "sequences"),
                    Math.clamp(
                            Integer.parseInt(kept.getOrDefault("handles", "0")), 0, 10_000),
                    flag(kept, "listOrder"), flag(kept, "dropFrame"), flag(kept, "fileUrls"));
        } catch (IllegalArgumentException _) {
            // Written by another version, or by hand: the usual choice then.
            return null;
        }
    }

    private static boolean flag(Map<String, String> kept, String name) {
        return Boolean.parseBoolean(kept.getOrDefault(name, "false"));
    }

    @Override
    public int usualHandles(ExportDestination to) {
        return ExportFormats.named(to.format()).orElseThrow().usualHandles(ExportOptions.Arrangement.SEQUENCES,
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
