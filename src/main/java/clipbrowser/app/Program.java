package clipbrowser.app;

import clipbrowser.api.ApiException;
import clipbrowser.api.HttpClipApi;
import clipbrowser.api.RunReader;
import clipbrowser.api.Timer;
import clipbrowser.command.Command;
import clipbrowser.command.KeyMap;
import clipbrowser.controller.Bookkeeper;
import clipbrowser.controller.ExportController;
import clipbrowser.controller.ImportController;
import clipbrowser.controller.OriginalsController;
import clipbrowser.controller.PlaybackController;
import clipbrowser.controller.ReviewController;
import clipbrowser.controller.RunController;
import clipbrowser.controller.SettingsController;
import clipbrowser.controller.SourceController;
import clipbrowser.controller.StillController;
import clipbrowser.controller.Tasks;
import clipbrowser.controller.preview.Previews;
import clipbrowser.demo.DemoServer;
import clipbrowser.media.HostedMedia;
import clipbrowser.media.LinkedMedia;
import clipbrowser.media.MediaCache;
import clipbrowser.model.RecentRun;
import clipbrowser.model.RunKey;
import clipbrowser.net.Address;
import clipbrowser.net.AddressPolicy;
import clipbrowser.net.Network;
import clipbrowser.player.SpeakerOut;
import clipbrowser.player.vlc.VlcBackstage;
import clipbrowser.player.vlc.VlcDecoder;
import clipbrowser.secret.SecretStore;
import clipbrowser.session.ClipReview;
import clipbrowser.session.Opening;
import clipbrowser.session.Playback;
import clipbrowser.session.Review;
import clipbrowser.session.Session;
import clipbrowser.session.Settings;
import clipbrowser.store.Folders;
import clipbrowser.store.ReviewStore;
import clipbrowser.store.SettingsFile;
import clipbrowser.store.StoreException;
import clipbrowser.view.AboutPanel;
import clipbrowser.view.Keys;
import clipbrowser.view.MainWindow;
import clipbrowser.view.clips.ClipList;
import clipbrowser.view.run.RunHeader;
import clipbrowser.view.run.StartPage;
import clipbrowser.view.run.StatusLine;
import clipbrowser.view.run.StoreNotice;
import clipbrowser.view.timeline.TimelineView;
import clipbrowser.view.viewer.ClipStrip;
import clipbrowser.view.viewer.SecondScreen;
import clipbrowser.view.viewer.ViewerPane;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One window with everything behind it: made here by hand, and introduced to each other. FX thread. */
final class Program implements AutoCloseable {
    /** Where the key is read from; never from an argument, which other users of the machine could see. */
    static final String KEY_VARIABLE = "VIDEO_DEV_API_KEY";
    private static final Logger LOG = LoggerFactory.getLogger(Program.class);
    private static final int RECENT = 8;

    private final Start start;
    private final Tasks tasks = Tasks.onFxThread();
    private final Network network = new Network();
    private final @Nullable DemoServer demo;
    private final SecretStore keys = SecretStore.inMemory();
    private final Bookkeeper books;
    private final SettingsController keeping;
    private final RunController runs;
    private final HostedMedia media;
    private final PlaybackController playing;
    private final Previews previews;
    private final ImportSide importing;

    /**
     * @param environment where the key is looked for
     * @throws IOException  if the demo's files aren't there, or the folders can't be made
     * @throws ApiException if the API's address may not be asked
     */
    Program(Stage stage, Start start, Folders folders, Map<String, String> environment)
            throws IOException, ApiException {
        this.start = start;
        folders.make();
        demo = start.demo() ? DemoServer.start() : null;
        Address api = HttpClipApi.base(demo == null ? start.apiUrl() : demo.apiUrl());
        AddressPolicy policy = AddressPolicy.ofMedia(api);
        String origin = demo == null ? api.origin() : RunKey.DEMO;
        String key = demo == null ? environment.get(KEY_VARIABLE) : demo.key();
        if (key != null && !key.isBlank()) {
            keys.keep(origin, key.strip());
        }

        Session session = new Session();
        Settings settings = SettingsController.read(new SettingsFile(folders.settings()));
        Appearance.prepare(settings);
        keeping = new SettingsController(settings, new SettingsFile(folders.settings()), Timer.onVirtualThreads(),
                tasks.fx());
        Playback playback = new Playback();
        playback.volumeProperty().bindBidirectional(settings.volumeProperty());
        playback.mutedProperty().bindBidirectional(settings.mutedProperty());
        playback.loopProperty().bindBidirectional(settings.loopProperty());
        playback.loopHandlesProperty().bindBidirectional(settings.loopHandlesProperty());
        Review review = new Review(session);
        books = new Bookkeeper(() -> ReviewStore.open(folders.data()), tasks.fx());
        runs = new RunController(session, tasks, k -> new HttpClipApi(network, api, k),
                keys, origin, new RunReader(policy),
                new StoredAnswers(books, origin), Timer.onVirtualThreads(), InstantSource.system());
        media = new HostedMedia(network, policy, this::renewed,
                MediaCache.onDisk(folders.cache().resolve("media"), MediaCache.MEMORY_BYTES, MediaCache.DISK_BYTES),
                (id, permille) -> tasks.fx().execute(() -> session.sources().stream().filter(s -> s.id().equals(id))
                        .forEach(s -> s.cached(permille))));
        StoredSources stored = new StoredSources(books, origin);
        LinkedMedia library = new LinkedMedia(media, stored::of);
        SourceController sources = new SourceController(session, tasks, library, stored);
        sources.onTrouble(review::trouble);
        playing = new PlaybackController(session, playback, tasks, sources, () -> VlcDecoder.start(library),
                new SpeakerOut(), session.hand()::edge, review::watch,
                settings.skimSecondsProperty()::get);
        ReviewController reviewing = new ReviewController(session, review, playback, books, origin,
                () -> settings.advancesProperty().get()
                        || playback.modeProperty().get() == Playback.Mode.SKIM,
                playing);
        runs.beforeShowing(runId -> {
            stored.load();
            return reviewing.prepare(runId);
        });

        previews = new Previews(tasks, library, () -> VlcBackstage.start(library), folders.cache(), playback);
        stage.renderScaleXProperty().subscribe(scale -> previews.density(scale.doubleValue()));

        Wiring wiring = new Wiring(session, review, runs, playing, reviewing);
        ObservableValue<KeyMap> keyMap = settings.keysProperty().map(KeyMap::read);
        ClipList list = new ClipList(session, previews.stills(), wiring);
        TimelineView timeline = new TimelineView(session, playback, previews.stills(), previews.waveforms(),
                wiring);
        ViewerPane viewer = new ViewerPane(session, playback, settings, keyMap, wiring,
                new ClipStrip(session, playback, previews.waveforms(), wiring));
        StartPage startPage = new StartPage(session, wiring);
        list.flagLongerThan(settings.limitSecondsProperty());
        startPage.notice(new StoreNotice(review, wiring));
        startPage.keyKnown(keys.key(origin).isPresent());
        MainWindow window = new MainWindow(stage, session, new MainWindow.Parts(new RunHeader(session, review, wiring),
                list, viewer, timeline,
                new VBox(new StoreNotice(review, wiring), new StatusLine(session, review, settings, playback, wiring)),
                startPage), keyMap, wiring);
        wiring.views(window, list, timeline);
        review.countsProperty().subscribe(counts -> window.title(session.opening(), counts));
        ExportController exports = new ExportController(session, tasks, stored::of, sources::firstMicros);
        wiring.exporting(new ExportSide(stage, session, window, exports, ExportDesk.Memory.in(settings))::toggle);
        importing = new ImportSide(stage, window, new ImportController(session, review, playback, tasks,
                exports::clips, runs::openAnswer), wiring);
        wiring.on(Command.IMPORT, importing::choose);
        wiring.sourcing(new SourceSide(stage, session, playback, window, sources,
                new OriginalsController(session, tasks, library, playing::decoder))::toggle);
        wiring.on(Command.ABOUT, () -> window.over(window.over() != null
                ? null
                : new AboutPanel(About.facts(folders), () -> window.over(null))));
        window.scene().addPreLayoutPulseListener(playing::pulse);
        stage.iconifiedProperty().subscribe(iconified -> playing.pulses(!iconified));
        SecondScreen[] second = new SecondScreen[1];
        Keys pressed = new Keys(keyMap::getValue, wiring, () -> session.opening() instanceof Opening.Open,
                window::typeTimecode, () -> {
                    if (!second[0].hasFocus() || !second[0].close()) {
                        window.escape();
                    }
                });
        pressed.attach(window.scene());
        SettingsSide settingsSide = new SettingsSide(stage, window, settings, keyMap, pressed);
        wiring.on(Command.SETTINGS, settingsSide::toggle);
        second[0] = new SecondScreen(stage, () -> Screen.getScreens().stream().map(Screen::getBounds).toList(),
                session, playback, settings, pressed);
        Viewing.wire(wiring, window, viewer.picture(), second[0], settings, playing, new StillController(session,
                playback, tasks, sources, playing, settingsSide::stills, Viewing::copy));
        Appearance.follow(settings, window);
        WindowPlace.keep(stage, settings, Screen.getScreens().stream().map(Screen::getVisualBounds).toList());
        // Also where a run that is still being cut brings its first clips.
        session.clips().addListener((ListChangeListener<ClipReview>) _ -> {
            if (session.source() == null && !session.clips().isEmpty()) {
                reviewing.goOn();
            }
        });
        session.openingProperty().subscribe(opening -> {
            switch (opening) {
                case Opening.Nothing _ -> tasks.of(() -> recent(origin)).onDone(found -> {
                    startPage.recent(found);
                    reviewing.lookForDamage();
                }).start();
                case Opening.Open _ -> {
                    window.title(session.opening(), review.countsProperty().get());
                    startPage.keyKnown(keys.key(origin).isPresent());
                }
                case Opening.Loading _,Opening.Failed _ -> {
                }
            }
        });
    }

    /** Opens what the command line asked for. */
    void begin() {
        if (demo != null) {
            runs.open(DemoServer.RUN_ID, null);
        } else if (start.from() != null) {
            importing.read(start.from());
        } else if (start.runId() != null) {
            runs.open(start.runId(), null);
        }
    }

    private List<RecentRun> recent(String origin) {
        try {
            return books.store().runs().recent(RECENT).stream().filter(r -> r.key().origin().equals(origin)).toList();
        } catch (StoreException e) {
            LOG.warn("recent runs can't be read", e);
            return List.of();
        }
    }

    private Optional<String> renewed(String mediaId, String expired) {
        try {
            return runs.renewal().newUrl(mediaId, expired);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The review is written first, however long that takes; the rest is only let go. */
    @Override
    public void close() {
        books.close();
        keeping.close();
        previews.close();
        playing.close();
        runs.close();
        tasks.close();
        media.close();
        network.close();
        if (demo != null) {
            demo.close();
        }
    }
}
