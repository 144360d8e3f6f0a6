package clipbrowser.app;

import clipbrowser.api.ApiException;
import clipbrowser.api.Timer;
import clipbrowser.cli.Start;
import clipbrowser.command.Command;
import clipbrowser.command.KeyMap;
import clipbrowser.controller.SettingsController;
import clipbrowser.controller.export.ImportController;
import clipbrowser.controller.playback.StillController;
import clipbrowser.controller.run.OriginalsController;
import clipbrowser.session.Notice;
import clipbrowser.session.Opening;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Settings;
import clipbrowser.store.Folders;
import clipbrowser.store.SettingsFile;
import clipbrowser.view.AboutPanel;
import clipbrowser.view.FaultNotice;
import clipbrowser.view.Keys;
import clipbrowser.view.clips.ClipList;
import clipbrowser.view.run.RunHeader;
import clipbrowser.view.run.StartPage;
import clipbrowser.view.run.StatusLine;
import clipbrowser.view.run.StoreNotice;
import clipbrowser.view.timeline.TimelineView;
import clipbrowser.view.viewer.ClipStrip;
import clipbrowser.view.viewer.SecondScreen;
import clipbrowser.view.viewer.ViewerPane;
import clipbrowser.view.window.MainWindow;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;

/**
 * One window with everything behind it, introduced to each other. First comes what the window shows before a run is
 * open, so that it can be seen early; {@link #begin} brings the rest. FX thread.
 */
final class Program implements AutoCloseable {
    /** Where the key is read from; never from an argument, which other users of the machine could see. */
    static final String KEY_VARIABLE = "VIDEO_DEV_API_KEY";

    private final Stage stage;
    private final Start start;
    private final Folders folders;
    private final Settings settings;
    private final SettingsController keeping;
    final Services engine;
    private final Diagnostics diagnostics;
    private final CommandDispatcher wiring;
    private final ObservableValue<KeyMap> keyMap;
    private final StartPage startPage;
    private final MainWindow window;

    /**
     * @param environment where the key is looked for
     * @throws IOException  if the demo's files aren't there, or the folders can't be made
     * @throws ApiException if the API's address may not be asked
     */
    Program(Stage stage, Start start, Folders folders, Map<String, String> environment)
            throws IOException, ApiException {
        this(stage, start, folders, environment, StartupPrefetch.begin(start, folders),
                new UnexpectedFaults(InstantSource.system()));
    }

    /** @param ahead what was begun for this start @param faults the owner of what nobody expects, from now on */
    Program(Stage stage, Start start, Folders folders, Map<String, String> environment, StartupPrefetch ahead,
            UnexpectedFaults faults)
            throws IOException, ApiException {
        this.stage = stage;
        this.start = start;
        this.folders = folders;
        faults.own();
        folders.make();
        settings = SettingsController.settings(ahead.settings());
        Appearance.prepare(settings);
        engine = new Services(start, ahead, settings, folders, environment, faults);
        diagnostics = new Diagnostics(folders, faults, engine::secrets);
        keeping = new SettingsController(settings, new SettingsFile(folders.settings()), Timer.onVirtualThreads(faults),
                engine.tasks.fx());
        String run = start.run();
        if (run != null) {
            // So that the window doesn't ask which run it is, before it is asked for.
            engine.session.load(run);
        }
        wiring = new CommandDispatcher(engine.session, engine.review, engine.runs, engine.playing, engine.reviewing);
        keyMap = settings.keysProperty().map(KeyMap::read);
        startPage = new StartPage(engine.session, wiring);
        startPage.keyKnown(engine.keyKnown());
        window = new MainWindow(stage, engine.session, startPage, keyMap, wiring);
        Appearance.follow(settings, window);
        WindowPlace.keep(stage, settings,
                () -> Screen.getScreens().stream().map(Screen::getVisualBounds).toList());
    }

    /** Before the window is shown: it is to be seen before what it is shown without is made, and not held up by that. */
    void beginWhenSeen() {
        Scene scene = window.scene();
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                engine.tasks.fx().execute(Program.this::seen);
            }
        });
    }

    /** The window has been laid out, and another thread draws it. */
    private void seen() {
        // Drawn after the window: once this is there, so is that, and waits in line here to be brought to the screen.
        new Region().snapshot(null, new WritableImage(1, 1));
        engine.tasks.fx().execute(this::begin);
    }

    /** Brings what the window was shown without, and opens what the command line asked for. */
    void begin() {
        engine.windowSeen();
        ImportPresenter importing = new ImportPresenter(stage, window, new ImportController(engine.session, engine.review,
                engine.playback, engine.tasks, engine.exports::clips, engine.runs::openAnswer), wiring);
        wiring.on(Command.IMPORT, importing::choose);
        String run = start.run();
        if (start.from() != null) {
            importing.read(start.from());
        } else if (run != null) {
            engine.runs.open(run, null);
        }
        engine.tasks.of(MainWindow::icons).onDone(stage.getIcons()::setAll).start();
        ViewerPane viewer = furnish();
        sides(viewer);
        follow();
    }

    /** What a run is reviewed with, into the window. */
    private ViewerPane furnish() {
        ClipList list = new ClipList(engine.session, engine.previews.stills(), wiring);
        TimelineView timeline = new TimelineView(engine.session, engine.playback, engine.previews.stills(),
                engine.previews.waveforms(), wiring);
        ViewerPane viewer = new ViewerPane(engine.session, engine.playback, settings, keyMap, wiring,
                new ClipStrip(engine.session, engine.playback, engine.previews.waveforms(), wiring));
        list.flagLongerThan(settings.limitSecondsProperty());
        startPage.notice(new StoreNotice(engine.review, wiring));
        startPage.notice(new FaultNotice(engine.session, wiring));
        window.furnish(new MainWindow.Parts(new RunHeader(engine.session, engine.review, wiring), list, viewer,
                timeline, new VBox(new FaultNotice(engine.session, wiring), new StoreNotice(engine.review, wiring),
                        new StatusLine(engine.session,
                                engine.review, settings, engine.playback, wiring))));
        wiring.views(window, list, timeline);
        wiring.refused(() -> engine.playback.say(new Notice.OtherClipShown()));
        return viewer;
    }

    /** What comes and goes: panels, the second screen, and the keys that bring them. */
    private void sides(ViewerPane viewer) {
        wiring.exporting(new ExportPresenter(stage, engine.session, window, engine.exports, ExportPreparation.Memory.in(
                settings))::toggle);
        wiring.sourcing(new SourcePresenter(stage, engine.session, engine.playback, window, engine.sources,
                new OriginalsController(engine.session, engine.tasks, engine.library,
                        engine.playing::decoder))::toggle);
        wiring.on(Command.COPY_DIAGNOSTICS, this::copyDiagnostics);
        wiring.on(Command.ABOUT, () -> window.over(window.over() != null
                ? null
                : new AboutPanel(About.facts(folders), () -> window.over(null))));
        SecondScreen[] second = new SecondScreen[1];
        Keys pressed = new Keys(keyMap::getValue, wiring, () -> engine.session.opening() instanceof Opening.Open,
                window::typeTimecode, () -> {
                    if (!second[0].hasFocus() || !second[0].close()) {
                        window.escape();
                    }
                });
        pressed.attach(window.scene());
        SettingsPresenter settingsSide = new SettingsPresenter(stage, window, settings, keyMap, pressed);
        wiring.on(Command.SETTINGS, settingsSide::toggle);
        second[0] = new SecondScreen(stage, () -> Screen.getScreens().stream().map(Screen::getBounds).toList(),
                engine.session, engine.playback, settings, pressed);
        ViewCommands.wire(wiring, window, viewer.picture(), second[0], settings, engine.playing,
                new StillController(engine.session, engine.playback, engine.tasks, engine.sources, engine.playing,
                        settingsSide::stills, ViewCommands::copy));
    }

    private void copyDiagnostics() {
        engine.tasks.of(diagnostics::text).onDone(text -> {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
            engine.playback.say(new Notice.DiagnosticsCopied());
        }).doing("collecting diagnostics").start();
    }

    /** What has to hear of the window and of the run. */
    private void follow() {
        stage.renderScaleXProperty().subscribe(scale -> engine.previews.density(scale.doubleValue()));
        window.scene().addPreLayoutPulseListener(engine.playing::pulse);
        stage.iconifiedProperty().subscribe(iconified -> engine.playing.pulses(!iconified));
        engine.review.countsProperty().subscribe(counts -> window.title(engine.session.opening(), counts));
        // Also where a run that is still being cut brings its first clips.
        engine.session.clips().addListener((ListChangeListener<ReviewedClip>) _ -> {
            if (engine.session.source() == null && !engine.session.clips().isEmpty()) {
                engine.reviewing.goOn();
            }
        });
        engine.session.openingProperty().subscribe(opening -> {
            switch (opening) {
                case Opening.Nothing _ -> engine.tasks.of(engine::recent).onDone(found -> {
                    startPage.recent(found);
                    engine.reviewing.lookForDamage();
                }).start();
                case Opening.Open _ -> {
                    window.title(engine.session.opening(), engine.review.countsProperty().get());
                    startPage.keyKnown(engine.keyKnown());
                }
                case Opening.Loading _,Opening.Failed _ -> {
                }
            }
        });
    }

    /** The review is written first, however long that takes; the rest is only let go. Any thread. */
    @Override
    public void close() {
        engine.close(keeping);
    }
}
