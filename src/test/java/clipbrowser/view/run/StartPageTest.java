package clipbrowser.view.run;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.model.RecentRun;
import clipbrowser.model.RunFailure;
import clipbrowser.model.RunKey;
import clipbrowser.session.KeyState;
import clipbrowser.session.Opening;
import clipbrowser.session.Session;
import clipbrowser.view.SilentIntents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

@SuppressWarnings("NullAway.Init")
class StartPageTest extends ApplicationTest {
    private final List<String> heard = new ArrayList<>();
    private final Session session = new Session();
    private StartPage page;

    @Override
    public void start(Stage stage) {
        page = new StartPage(session, SilentIntents.noting(heard));
        stage.setScene(new Scene(page, 900, 900));
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    @Test
    void opensTheRunThatWasTypedWithTheKeyAndForgetsTheKeyAtOnce() {
        clickOn("#run-id").write("run_1");
        clickOn("#api-key").write("secret");
        clickOn("#open-run");
        assertThat(heard).containsExactly("openRun run_1 secret false");
        assertThat(lookup("#api-key").queryAs(PasswordField.class).getText()).isEmpty();
    }

    @Test
    void theKeyIsMaskedAndNotAskedForWhereItIsKnown() {
        assertThat(lookup("#api-key").<Node>query()).isInstanceOf(PasswordField.class);
        interact(() -> session.key(new KeyState(KeyState.Place.MEMORY, false, false)));
        clickOn("#run-id").write("run_1");
        clickOn("#open-run");
        assertThat(heard).containsExactly("openRun run_1 null false");
        assertThat(lookup("#api-key").match(Node::isVisible).tryQuery()
                .filter(n -> n.getParent().isVisible())).isEmpty();
    }

    @Test
    void aKeyIsRememberedOnlyWhereThereIsAKeychainAndTheEditorWantsIt() {
        assertThat(lookup("#remember-key").query().isVisible()).isFalse();
        interact(() -> session.key(new KeyState(KeyState.Place.NONE, true, false)));
        clickOn("#run-id").write("run_1");
        clickOn("#api-key").write("k1");
        clickOn("#remember-key");
        clickOn("#open-run");
        assertThat(heard).containsExactly("openRun run_1 k1 true");
    }

    @Test
    void aRememberedKeyCanBeForgotten() {
        assertThat(lookup("#forget-key").query().isVisible()).isFalse();
        interact(() -> session.key(new KeyState(KeyState.Place.KEYCHAIN, true, false)));
        clickOn("#forget-key");
        assertThat(heard).containsExactly("forgetKey");
    }

    @Test
    void aKeychainThatRefusesIsSaid() {
        interact(() -> session.key(new KeyState(KeyState.Place.MEMORY, true, true)));
        assertThat(lookup((Label label) -> label.getText().contains("locked or refused")).tryQuery()).isPresent();
    }

    @Test
    void nothingCanBeOpenedWithoutARunId() {
        assertThat(lookup("#open-run").query().isDisabled()).isTrue();
    }

    @Test
    void loadingCanBeCancelled() {
        interact(() -> session.load("run_1"));
        assertThat(lookup("#loading").query().isVisible()).isTrue();
        clickOn("#cancel-opening");
        assertThat(heard).containsExactly("cancelOpening");
    }

    @Test
    void aFailureIsOneSentenceWithANextStepAndKeepsTheRunId() {
        interact(() -> session.fail(new Opening.Failed("run_9", new RunFailure.NotFound("run_9"))));
        assertThat(lookup("#failure").queryAs(Label.class).getText()).isEqualTo("There is no run “run_9”.");
        assertThat(lookup("#next-step").queryAs(Label.class).getText()).startsWith("Check the run id");
        clickOn("#open-run");
        assertThat(heard).containsExactly("openRun run_9 null false");
    }

    @Test
    void aRefusedKeyIsAskedForAgain() {
        interact(() -> session.key(new KeyState(KeyState.Place.MEMORY, false, false)));
        interact(() -> session.fail(new Opening.Failed("run_9", new RunFailure.KeyRefused())));
        assertThat(lookup("#api-key").query().isFocused()).isTrue();
    }

    @Test
    void aRecentRunOpensByAClick() {
        interact(() -> page.recent(List.of(new RecentRun(new RunKey("demo", "run_7"), Instant.now(),
                new RecentRun.Progress(3, 2, 7)))));
        clickOn("5 of 12 reviewed");
        assertThat(heard).containsExactly("openRun run_7 null false");
    }
}
