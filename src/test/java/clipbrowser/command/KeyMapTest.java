package clipbrowser.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyMapTest {
    private static final KeyStroke F = KeyStroke.of("F");
    private static final KeyStroke X = KeyStroke.of("X");
    private static final KeyStroke CTRL_PLUS = KeyStroke.of("Ctrl++");

    @Test
    void noTwoCommandsHaveTheSameDefaultKey() {
        KeyMap keys = KeyMap.defaults();
        for (Command command : Command.values()) {
            assertThat(keys.keysOf(command)).as(command.name()).isEqualTo(command.keys());
        }
    }

    @Test
    void aKeyThatIsTakenOverIsGoneFromWhereItWas() {
        KeyMap keys = KeyMap.defaults().with(Command.KEEP, F, X);
        assertThat(keys.commandOf(X)).hasValue(Command.KEEP);
        assertThat(keys.commandOf(F)).isEmpty();
        assertThat(keys.keysOf(Command.REJECT)).containsExactly(KeyStroke.of("Delete"));
        KeyMap again = keys.with(Command.LOOP, KeyStroke.of("Ctrl+L"), X);
        assertThat(again.commandOf(X)).hasValue(Command.LOOP);
        assertThat(again.keysOf(Command.KEEP)).isEmpty();
    }

    @Test
    void aKeyIsAddedBesideTheOthers() {
        KeyMap keys = KeyMap.defaults().with(Command.KEEP, null, CTRL_PLUS);
        assertThat(keys.keysOf(Command.KEEP)).containsExactly(F, CTRL_PLUS);
        assertThat(keys.with(Command.KEEP, null, CTRL_PLUS).keysOf(Command.KEEP)).containsExactly(F, CTRL_PLUS);
    }

    @Test
    void resettingOneTakesItsDefaultKeysBack() {
        KeyMap keys = KeyMap.defaults().with(Command.KEEP, F, X).reset(Command.REJECT);
        assertThat(keys.keysOf(Command.REJECT)).isEqualTo(Command.REJECT.keys());
        assertThat(keys.keysOf(Command.KEEP)).isEmpty();
        assertThat(keys.reset(Command.KEEP).own()).isEmpty();
    }

    @Test
    void ownKeysAreWrittenAndReadAgainAndNothingElseIs() {
        KeyMap keys = KeyMap.defaults().with(Command.KEEP, F, CTRL_PLUS).with(Command.REJECT, X, F);
        assertThat(keys.own()).containsOnlyKeys("KEEP", "REJECT");
        KeyMap read = KeyMap.read(keys.own());
        for (Command command : Command.values()) {
            assertThat(read.keysOf(command)).isEqualTo(keys.keysOf(command));
        }
        KeyMap byHand = KeyMap.read(Map.of("KEEP", List.of("Hyper+F", "", "B"), "FLY", List.of("F")));
        assertThat(byHand.keysOf(Command.KEEP)).containsExactly(KeyStroke.of("B"));
        assertThat(byHand.commandOf(F)).isEmpty();
    }
}
