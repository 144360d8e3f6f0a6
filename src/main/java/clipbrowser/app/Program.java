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
import clipbrowser.model.RecentRun;
import clipbrowser.model.Setting;
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
import clipbrowser.view.export.ExportDestination;
import clipbrowser.view.export.ExportHelp;
import clipbrowser.view.palette.CommandMenu;
import clipbrowser.view.palette.CommandPalette;
import clipbrowser.view.run.RunHeader;
import clipbrowser.view.run.StartPage;
import clipbrowser.view.run.StatusLine;
import clipbrowser.view.run.StoreNotice;
import clipbrowser.view.timeline.TimelineView;
import clipbrowser.view.viewer.ClipStrip;
import clipbrowser.view.viewer.SecondScreen;
import clipbrowser.view.viewer.ViewerPane;
import clipbrowser.view.window.MainWindow;
import clipbrowser.wording.Messages;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * One window with everything behind it, introduced to each other. First comes what the window shows before a run is
 * open, so that it can be seen early; {@link #begin} brings the rest. FX thread.
 */
public final class Program implements AutoCloseable {

    private final Stage stage;
    private final Start start;
    private final Folders folders;
    private final Settings settings;
    private final SettingsController keeping;
    final Services services;
    private final Diagnostics diagnostics;
    private final CommandDispatcher dispatcher;
    private final ObservableValue<KeyMap> keyMap;
    private final StartPage startPage;
    private final MainWindow window;
    private List<RecentRun> recentRuns = List.of();

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

    /** @param prefetch what was begun for this start @param faults the owner of what nobody expects, from now on */
    Program(Stage stage, Start start, Folders folders, Map<String, String> environment, StartupPrefetch prefetch,
            UnexpectedFaults faults)
            throws IOException, ApiException {
        this.stage = stage;
        this.start = start;
        this.folders = folders;
        faults.own();
        folders.make();
        settings = SettingsController.settings(prefetch.settings());
        Appearance.prepare(settings);
        services = new Services(start, prefetch, settings, folders, environment, faults);
        diagnostics = new Diagnostics(folders, faults, services::secrets);
        keeping = new SettingsController(settings, new SettingsFile(folders.settings()), Timer.onVirtualThreads(faults),
                services.tasks.fx());
        String run = start.run();
        if (run != null) {
            // So that the window doesn't ask which run it is, before it is asked for.
            services.session.load(run);
        }
        dispatcher = new CommandDispatcher(services.session, services.review, services.runs, services.key,
                services.playing, services.reviewing);
        keyMap = settings.of(Setting.KEYS).map(KeyMap::read);
        startPage = new StartPage(services.session, dispatcher);
        window = new MainWindow(stage, services.session, startPage, keyMap, dispatcher);
        Appearance.follow(settings, window);
        WindowPlace.keep(stage, settings,
                () -> Screen.getScreens().stream().map(Screen::getVisualBounds).toList());
    }

    /**
     * Before the window is shown: it is to be seen before what it is shown without is made, and not held up by that.
     */
    void beginWhenSeen() {
        Scene scene = window.scene();
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                services.tasks.fx().execute(Program.this::seen);
            }
        });
    }

    /** The window has been laid out, and another thread draws it. */
    private void seen() {
        // Drawn after the window: once this is there, so is that, and waits in line here to be brought to the screen.
        new Region().snapshot(null, new WritableImage(1, 1));
        services.tasks.fx().execute(this::begin);
    }

    /** Brings what the window was shown without, and opens what the command line asked for. */
    void begin() {
        services.windowSeen();
        settings.of(Setting.DETAILED_LOG).subscribe(LogFile::detailed);
        services.key.recall();
        ImportPresenter importing = new ImportPresenter(stage, window,
                new ImportController(services.session, services.review,
                        services.playback, services.tasks, services.exports::clips, services.runs::openAnswer),
                dispatcher);
        dispatcher.on(Command.IMPORT, importing::choose);
        String run = start.run();
        if (start.from() != null) {
            importing.read(start.from());
        } else if (run != null) {
            services.key.whenLooked(() -> services.runs.open(run));
        }
        services.tasks.of(MainWindow::icons).onDone(stage.getIcons()::setAll).start();
        ViewerPane viewer = furnish();
        sides(viewer, importing);
        new Closing(stage, window, services.books, this::chooseFolder);
        follow();
    }

    /** What a run is reviewed with, into the window. */
    private ViewerPane furnish() {
        ClipList list = new ClipList(services.session, services.previews.stills(), dispatcher);
        TimelineView timeline = new TimelineView(services.session, services.playback, services.previews.stills(),
                services.previews.waveforms(), dispatcher);
        ViewerPane viewer = new ViewerPane(services.session, services.playback, settings, keyMap, dispatcher,
                new ClipStrip(services.session, services.playback, services.previews.waveforms(), dispatcher));
        timeline.opensWith(settings.of(Setting.TIMELINE)::get);
        list.flagLongerThan(settings.of(Setting.LIMIT_SECONDS));
        startPage.notice(new StoreNotice(services.review, dispatcher));
        startPage.notice(new FaultNotice(services.session, dispatcher));
        RunHeader header = new RunHeader(services.session, services.review, dispatcher);
        CommandMenu menu = new CommandMenu(keyMap, dispatcher,
                command -> ViewCommands.state(command, settings, services.playback));
        header.end(onMac() ? menu.bar() : menu.button());
        window.furnish(new MainWindow.Parts(header, list, viewer,
                timeline,
                new VBox(new FaultNotice(services.session, dispatcher), new StoreNotice(services.review, dispatcher),
                        new StatusLine(services.session,
                                services.review, settings, services.playback, dispatcher))));
        dispatcher.views(window, list, timeline);
        dispatcher.refused(() -> services.playback.say(new Notice.OtherClipShown()));
        return viewer;
    }

    private static boolean onMac() {
        return System.getProperty("os.name", "").startsWith("Mac");
    }

    /** Over the window; taken away where it is there already. @param at the system that is shown first */
    private void exportHelp(@Nullable ExportDestination at) {
        window.over(window.over() instanceof ExportHelp ? null : new ExportHelp(at, () -> window.over(null)));
    }

    private void palette() {
        window.over(window.over() instanceof CommandPalette
                ? null
                : new CommandPalette(services.session, keyMap.getValue(), dispatcher,
                        command -> ViewCommands.state(command, settings, services.playback),
                        () -> recentRuns.stream().map(run -> run.key().runId()).toList(), () -> window.over(null)));
    }

    /** What comes and goes: panels, the second screen, and the keys that bring them. */
    private void sides(ViewerPane viewer, ImportPresenter importing) {
        SourcePresenter sources = new SourcePresenter(stage, services.session, services.playback, window,
                services.sources,
                new OriginalsController(services.session, services.tasks, services.library, Containers.ALL,
                        services.playing::decoder),
                services.transcripts);
        importing.transcripts(sources::takeTranscript);
        dispatcher.sourcing(sources::toggle);
        ExportPresenter exporting = new ExportPresenter(stage, services.session, window, services.exports,
                services.cutting,
                ExportPreparation.Memory.in(settings), sources::linkFolder, this::exportHelp);
        dispatcher.on(Command.EXPORT, exporting::toggle);
        dispatcher.on(Command.CUT_KEPT, exporting::cut);
        dispatcher.on(Command.PALETTE, this::palette);
        dispatcher.on(Command.EXPORT_HELP, () -> exportHelp(null));
        dispatcher.on(Command.COPY_DIAGNOSTICS, this::copyDiagnostics);
        dispatcher.on(Command.ABOUT, () -> window.over(window.over() != null
                ? null
                : new AboutPanel(About.facts(folders), () -> window.over(null))));
        SecondScreen[] second = new SecondScreen[1];
        Keys pressed = new Keys(keyMap::getValue, dispatcher, () -> services.session.opening() instanceof Opening.Open,
                window::typeTimecode, () -> {
                    if (!second[0].hasFocus() || !second[0].close()) {
                        window.escape();
                    }
                });
        pressed.attach(window.scene());
        SettingsPresenter settingsPresenter = new SettingsPresenter(stage, window, settings, keyMap, pressed);
        dispatcher.on(Command.SETTINGS, settingsPresenter::toggle);
        second[0] = new SecondScreen(stage, () -> Screen.getScreens().stream().map(Screen::getBounds).toList(),
                services.session, services.playback, settings, pressed);
        ViewCommands.wire(dispatcher, window, viewer.picture(), second[0], settings, services.playing,
                new StillController(services.session, services.playback, services.tasks, services.sources,
                        services.playing,
                        settingsPresenter::stills, ViewCommands::copy));
    }

    private @Nullable Path chooseFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Messages.text("unsaved.choose"));
        File chosen = chooser.showDialog(stage);
        return chosen == null ? null : chosen.toPath();
    }

    private void copyDiagnostics() {
        services.tasks.of(diagnostics::text).onDone(text -> {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
            services.playback.say(new Notice.DiagnosticsCopied());
        }).doing("collecting diagnostics").start();
    }

    /** What has to hear of the window and of the run. */
    private void follow() {
        stage.renderScaleXProperty().subscribe(scale -> services.previews.density(scale.doubleValue()));
        window.scene().addPreLayoutPulseListener(services.playing::pulse);
        stage.iconifiedProperty().subscribe(iconified -> services.playing.pulses(!iconified));
        services.review.countsProperty().subscribe(counts -> window.title(services.session.opening(), counts));
        // Also where a run that is still being cut brings its first clips.
        services.session.clips().addListener((ListChangeListener<ReviewedClip>) _ -> {
            if (services.session.source() == null && !services.session.clips().isEmpty()) {
                services.reviewing.goOn();
            }
        });
        services.session.openingProperty().subscribe(opening -> {
            switch (opening) {
                case Opening.Nothing _ -> services.tasks.of(services::recent).onDone(found -> {
                    startPage.recent(found);
                    recentRuns = found;
                    services.reviewing.lookForDamage();
                }).start();
                case Opening.Open _ -> {
                    window.title(services.session.opening(), services.review.countsProperty().get());
                }
                case Opening.Loading _,Opening.Failed _ -> {
                }
            }
        });
    }

    /** What answers the commands of this window. */
    CommandDispatcher commands() {
        return dispatcher;
    }

    /** The review is written first, however long that takes; the rest is only let go. Any thread. */
    @Override
    public void close() {
        services.close(keeping);
    }
}
