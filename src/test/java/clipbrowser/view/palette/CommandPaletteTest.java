package clipbrowser.view.palette;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.command.Command;
import clipbrowser.command.KeyMap;
import clipbrowser.model.Clip;
import clipbrowser.model.Run;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.session.PretendRun;
import clipbrowser.session.Session;
import clipbrowser.view.SilentIntents;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

@SuppressWarnings("NullAway.Init")
class CommandPaletteTest extends ApplicationTest {
    private final List<String> heard = new ArrayList<>();
    private final Session session = new Session();
    private CommandPalette palette;

    @Override
    public void start(Stage stage) {
        List<Clip> clips = new ArrayList<>();
        SourceMedia media = PretendRun.media("interview", 100_000);
        for (int i = 1; i <= 40; i++) {
            clips.add(PretendRun.clip(i == 7 ? "the beach at dawn" : "c" + i, i, 100L * i, 100L * i + 50, media));
        }
        session.show(new Run("run", RunStatus.COMPLETE, clips, null));
        session.select(session.clips().getFirst());
        palette = new CommandPalette(session, KeyMap.defaults(), SilentIntents.noting(heard),
                command -> command == Command.LOOP ? Optional.of(true) : Optional.empty(), () -> List.of("run-before"),
                () -> heard.add("closed"));
        Scene scene = new Scene(palette, 900, 700);
        scene.getStylesheets().add(String.valueOf(clipbrowser.view.Keys.class.getResource("theme.css")));
        stage.setScene(scene);
        stage.show();
        palette.requestFocus();
    }

    private List<PaletteEntry> entries() {
        ListView<PaletteEntry> list = lookup("#palette-list").queryListView();
        return List.copyOf(list.getItems());
    }

    @Test
    void noCommandIsMissing() {
        EnumSet<Command> commands = EnumSet.allOf(Command.class);
        commands.remove(Command.PALETTE);
        assertThat(entries()).containsExactlyInAnyOrderElementsOf(
                commands.stream().<PaletteEntry>map(PaletteEntry.Run::new).toList());
    }

    @Test
    void aFewLettersAndEnterRunACommand() {
        write("nxund");
        assertThat(entries().getFirst()).isEqualTo(new PaletteEntry.Run(Command.NEXT_UNDECIDED));
        type(KeyCode.ENTER);
        assertThat(heard).containsExactly("closed", "run NEXT_UNDECIDED");
    }

    @Test
    void arrowsChooseAndGoRoundAtTheEnds() {
        write("clip");
        PaletteEntry last = entries().getLast();
        type(KeyCode.UP);
        ListView<PaletteEntry> list = lookup("#palette-list").queryListView();
        assertThat(list.getSelectionModel().getSelectedItem()).isEqualTo(last);
        type(KeyCode.DOWN).type(KeyCode.DOWN);
        assertThat(list.getSelectionModel().getSelectedIndex()).isEqualTo(1);
    }

    @Test
    void aNumberIsAClipAndATimecode() {
        write("14");
        assertThat(entries().subList(0, 2)).containsExactly(new PaletteEntry.Clip(session.clips().get(13)),
                new PaletteEntry.Time("14"));
        interact(() -> lookup("#palette-field").queryTextInputControl().setText("go to clip 14"));
        assertThat(entries().getFirst()).isEqualTo(new PaletteEntry.Clip(session.clips().get(13)));
        interact(() -> lookup("#palette-field").queryTextInputControl().setText("00:01:02:03"));
        assertThat(entries()).containsExactly(new PaletteEntry.Time("00:01:02:03"));
    }

    @Test
    void clipsSourcesAndRunsAreFoundByTheirNames() {
        write("beach");
        assertThat(entries().getFirst()).isEqualTo(new PaletteEntry.Clip(session.clips().get(6)));
        interact(() -> lookup("#palette-field").queryTextInputControl().setText("interv"));
        assertThat(entries().getFirst()).isEqualTo(new PaletteEntry.Media(session.sources().getFirst()));
        interact(() -> lookup("#palette-field").queryTextInputControl().setText("run-bef"));
        assertThat(entries().getFirst()).isEqualTo(new PaletteEntry.Recent("run-before"));
    }

    @Test
    void commandsShowTheirKeyAndWhetherTheyAreOn() {
        write("loop");
        assertThat(from(lookup("#palette-list")).lookup(".key-cap").queryAllAs(Label.class)).extracting(Label::getText)
                .contains("Ctrl+L");
        assertThat(from(lookup("#palette-list")).lookup(".label").queryAllAs(Label.class)).extracting(Label::getText)
                .contains("on");
    }

    @Test
    void whatGoesByNoNameIsSaid() {
        write("qqqq");
        assertThat(entries()).isEmpty();
        type(KeyCode.ENTER);
        assertThat(heard).isEmpty();
    }
}
