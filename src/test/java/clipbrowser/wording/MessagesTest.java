package clipbrowser.wording;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.command.Command;
import clipbrowser.exchange.CutPreset;
import clipbrowser.exchange.ExportFormat;
import clipbrowser.exchange.ExportFormats;
import clipbrowser.exchange.ExportOptions;
import clipbrowser.model.RunStatus;
import clipbrowser.model.UndoStep;
import clipbrowser.view.clips.Order;
import clipbrowser.view.export.ExportDestination;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Pattern USE = Pattern.compile("Messages\\s*\\.text\\(\\s*\"([a-zA-Z0-9.]+[a-zA-Z0-9])\"");
    private static final Pattern ENTRY = Pattern.compile("(?m)^([a-zA-Z0-9_.-]+)=");

    private static final Pattern BEGINNING = Pattern.compile("Messages\\s*\\.text\\(\\s*\"([a-zA-Z0-9.]+\\.)\"");
    private static final Pattern LITERAL = Pattern.compile("\"([a-zA-Z0-9_.-]+)\"");

    /** Keys that are made of a beginning and a name. */
    private record Family(String beginning, List<String> names) {
        static Family of(String beginning, Enum<?>... names) {
            return new Family(beginning, Stream.of(names).map(Enum::name).toList());
        }

        static Family small(String beginning, Enum<?>... names) {
            return new Family(beginning, Stream.of(names).map(n -> n.name().toLowerCase(Locale.ROOT)).toList());
        }
    }

    private static final List<Family> MADE = List.of(
            Family.of("command.", Command.values()),
            Family.of("group.", Command.Group.values()),
            Family.of("clips.sort.", Order.values()),
            Family.of("export.to.", ExportDestination.values()),
            Family.of("export.steps.", ExportDestination.values()),
            Family.of("help.proven.", ExportDestination.values()),
            Family.of("export.presets.", CutPreset.values()),
            Family.of("export.reels.", ExportOptions.Reels.values()),
            Family.of("export.as.", ExportOptions.Arrangement.values()),
            new Family("export.format.", Stream.concat(Stream.of("files"),
                    ExportFormats.ALL.stream().map(ExportFormat::name)).toList()),
            Family.small("status.", RunStatus.values()),
            new Family("clips.chip.", List.of("all", "undecided", "keep", "reject")),
            new Family("clips.chip.brief.", List.of("all", "undecided", "keep", "reject")),
            new Family("noClips.", Stream.of("complete", "processing", "error")
                    .flatMap(status -> Stream.of(status, status + ".detail")).toList()),
            Family.of("step.", UndoStep.Kind.values()),
            new Family("step.several.", List.of("KEEP", "REJECT", "UNDECIDE", "IMPORT", "other")));

    @Test
    void everyTextInUseStandsInTheBundle() throws IOException {
        assertThat(inUse()).isNotEmpty().allSatisfy(key -> assertThat(entries()).contains(key));
    }

    @Test
    void everyTextWhoseKeyIsMadeOfANameStandsInTheBundle() throws IOException {
        assertThat(entries()).containsAll(made());
    }

    /** No row above can be forgotten: where a key is put together, its beginning is one of them. */
    @Test
    void everyBeginningOfAKeyIsKnown() throws IOException {
        Set<String> beginnings = MADE.stream().map(Family::beginning).collect(Collectors.toSet());
        assertThat(found(BEGINNING)).isNotEmpty().isSubsetOf(beginnings);
    }

    @Test
    void everyTextOfTheBundleIsInUse() throws IOException {
        Set<String> used = new TreeSet<>(found(LITERAL));
        used.addAll(made());
        found(LITERAL).forEach(key -> used.add(key + ".label"));
        Set<String> unused = new TreeSet<>(entries());
        unused.removeAll(used);
        assertThat(unused).isEmpty();
    }

    private static Set<String> made() {
        return MADE.stream().flatMap(family -> family.names.stream().map(name -> family.beginning + name))
                .collect(Collectors.toSet());
    }

    @Test
    void noTextStandsTwiceInTheBundle() throws IOException {
        String bundle = Files.readString(bundle());
        assertThat(ENTRY.matcher(bundle).results().map(m -> m.group(1)).toList()).doesNotHaveDuplicates();
    }

    @Test
    void numbersAreReplacedAsTheyAre() {
        assertThat(Messages.text("viewer.frame", "1234567")).isEqualTo("frame 1234567");
        assertThat(Messages.text("run.notFound", "a 'b' {c}")).contains("a 'b' {c}");
    }

    private static Set<String> inUse() throws IOException {
        return found(USE);
    }

    private static Set<String> found(Pattern what) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            Set<String> keys = new TreeSet<>();
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                keys.addAll(what.matcher(Files.readString(file)).results().map(m -> m.group(1))
                        .collect(Collectors.toSet()));
            }
            return keys;
        }
    }

    private static Set<String> entries() throws IOException {
        return ENTRY.matcher(Files.readString(bundle())).results().map(m -> m.group(1)).collect(Collectors.toSet());
    }

    private static Path bundle() {
        return Path.of("src/main/resources/clipbrowser/wording/messages.properties");
    }
}
