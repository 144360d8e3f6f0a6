package clipbrowser.wording;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.command.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Pattern USE = Pattern.compile("Messages\\s*\\.text\\(\\s*\"([a-zA-Z0-9.]+[a-zA-Z0-9])\"");
    private static final Pattern ENTRY = Pattern.compile("(?m)^([a-zA-Z0-9_.]+)=");

    @Test
    void everyTextInUseStandsInTheBundle() throws IOException {
        assertThat(inUse()).isNotEmpty().allSatisfy(key -> assertThat(entries()).contains(key));
    }

    @Test
    void everyCommandAndGroupHasItsName() throws IOException {
        Set<String> entries = entries();
        for (Command command : Command.values()) {
            assertThat(entries).contains("command." + command.name(), "group." + command.group().name());
        }
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
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            Set<String> keys = new TreeSet<>();
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                keys.addAll(USE.matcher(Files.readString(file)).results().map(m -> m.group(1))
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
