package clipbrowser.app;

import clipbrowser.api.ApiException;
import clipbrowser.api.HttpClipApi;
import clipbrowser.api.RunReader;
import clipbrowser.api.Timer;
import clipbrowser.command.KeyMap;
import clipbrowser.controller.RunController;
import clipbrowser.controller.Tasks;
import clipbrowser.demo.DemoServer;
import clipbrowser.media.HostedMedia;
import clipbrowser.media.MediaCache;
import clipbrowser.model.RecentRun;
import clipbrowser.model.RunKey;
import clipbrowser.net.Address;
import clipbrowser.net.AddressPolicy;
import clipbrowser.net.Network;
import clipbrowser.session.Opening;
import clipbrowser.session.Playback;
import clipbrowser.session.Session;
import clipbrowser.store.Folders;
import clipbrowser.store.ReviewStore;
import clipbrowser.store.StoreException;
import clipbrowser.time.MediaTime;
import clipbrowser.view.Keys;
import clipbrowser.view.MainWindow;
import clipbrowser.view.clips.ClipList;
import clipbrowser.view.run.RunHeader;
import clipbrowser.view.run.StartPage;
import clipbrowser.view.run.StatusLine;
import clipbrowser.view.timeline.TimelineView;
import clipbrowser.view.viewer.ClipStrip;
import clipbrowser.view.viewer.ViewerPane;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One window with everything behind it: made here by hand, and introduced to each other. FX thread. */
final class Program implements AutoCloseable {
    /** Where the key is read from; never from an argument, which other users of the machine could see. */
    private static final Logger LOG = LoggerFactory.getLogger(Program.class);
    private static final int RECENT = 8;
    static final String KEY_VARIABLE = "VIDEO_DEV_API_KEY";

    private final Start start;
    private final Network network;
    private final ReviewStore store;
    private final HostedMedia media;
    private final Tasks tasks = Tasks.onFxThread();
    private final RunController runs;
    private final @Nullable DemoServer demo;
    private final @Nullable String key;

    /**
     * @param environment where the key is looked for
     * @throws IOException    if the demo's files aren't there
     * @throws ApiException   if the API's address may not be asked
     * @throws StoreException if the review file can't be used
     */
    Program(Stage stage, Start start, Folders folders, Map<String, String> environment)
            throws IOException, ApiException, StoreException {
        this.start = start;
        folders.make();
        store = ReviewStore.open(folders.data());
        network = new Network();
        demo = start.demo() ? DemoServer.start() : null;
        key = demo == null ? environment.get(KEY_VARIABLE) : demo.key();
        Address api = HttpClipApi.base(demo == null ? start.apiUrl() : demo.apiUrl());

        AddressPolicy policy = AddressPolicy.ofMedia(api);
        String origin = demo == null ? api.origin() : RunKey.DEMO;

        Session session = new Session();
        Playback playback = new Playback();
        runs = new RunController(session, tasks, k -> new HttpClipApi(network, api, k),
                new RunReader(policy), new StoredAnswers(store.runs(), origin), Timer.onVirtualThreads(),
                InstantSource.system());

        media = new HostedMedia(network, policy, this::renewed,
                MediaCache.onDisk(folders.cache().resolve("media"), MediaCache.MEMORY_BYTES, MediaCache.DISK_BYTES),
                (id, permille) -> tasks.fx().execute(() -> session.sources().stream().filter(s -> s.id().equals(id))
                        .forEach(s -> s.cached(permille))));

        Wiring wiring = new Wiring(session, runs);
        KeyMap keys = KeyMap.defaults();
        ClipList list = new ClipList(session, null, wiring);
        TimelineView timeline = new TimelineView(session, playback, null, null, wiring);
        ViewerPane viewer = new ViewerPane(session, playback, keys, wiring,
                new ClipStrip(session, playback, null, wiring));
        StartPage startPage = new StartPage(session, wiring);
        startPage.keyKnown(key != null && !key.isBlank());
        session.openingProperty().subscribe(opening -> {
            if (opening instanceof Opening.Nothing) {
                tasks.of(() -> recent(origin)).onDone(startPage::recent).start();
            }
        });
        MainWindow window = new MainWindow(stage, session,
                new MainWindow.Parts(new RunHeader(session, told -> told.now(1, 0, 0, 0, MediaTime.ZERO), wiring),
                        list, viewer, timeline,
                        new StatusLine(session, new SimpleStringProperty(""), wiring),
                        startPage),
                keys, wiring);
        wiring.views(window, list, timeline);
        new Keys(() -> keys, wiring, () -> session.opening() instanceof Opening.Open, window::typeTimecode,
                window::escape).attach(window.scene());
    }

    /** Opens what the command line asked for. */
    void begin() {
        if (demo != null) {
            runs.open(DemoServer.RUN_ID, key);
        } else if (start.runId() != null) {
            runs.open(start.runId(), key);
        }
    }

    private List<RecentRun> recent(String origin) {
        try {
            return store.runs().recent(RECENT).stream().filter(r -> r.key().origin().equals(origin)).toList();
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

    @Override
    public void close() {
        runs.close();
        tasks.close();
        media.close();
        network.close();
        store.close();
        if (demo != null) {
            demo.close();
        }
    }
}
