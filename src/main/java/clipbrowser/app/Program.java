package clipbrowser.app;

import clipbrowser.api.ApiException;
import clipbrowser.api.HttpClipApi;
import clipbrowser.api.RunReader;
import clipbrowser.api.Timer;
import clipbrowser.command.KeyMap;
import clipbrowser.controller.Answers;
import clipbrowser.controller.RunController;
import clipbrowser.controller.Tasks;
import clipbrowser.demo.DemoServer;
import clipbrowser.net.Address;
import clipbrowser.net.AddressPolicy;
import clipbrowser.net.Network;
import clipbrowser.session.Opening;
import clipbrowser.session.Playback;
import clipbrowser.session.Session;
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
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** One window with everything behind it: made here by hand, and introduced to each other. FX thread. */
final class Program implements AutoCloseable {
    /** Where the key is read from; never from an argument, which other users of the machine could see. */
    static final String KEY_VARIABLE = "VIDEO_DEV_API_KEY";

    private final Start start;
    private final Network network;
    private final Tasks tasks = Tasks.onFxThread();
    private final RunController runs;
    private final @Nullable DemoServer demo;
    private final @Nullable String key;

    private Program(Stage stage, Start start, Map<String, String> environment) throws IOException, ApiException {
        this.start = start;
        network = new Network();
        demo = start.demo() ? DemoServer.start() : null;
        key = demo == null ? environment.get(KEY_VARIABLE) : demo.key();
        Address api = HttpClipApi.base(demo == null ? start.apiUrl() : demo.apiUrl());

        Session session = new Session();
        Playback playback = new Playback();
        runs = new RunController(session, tasks, k -> new HttpClipApi(network, api, k),
                new RunReader(AddressPolicy.ofMedia(api)), Answers.none(), Timer.onVirtualThreads(),
                InstantSource.system());

        Wiring wiring = new Wiring(session, runs);
        KeyMap keys = KeyMap.defaults();
        ClipList list = new ClipList(session, null, wiring);
        TimelineView timeline = new TimelineView(session, playback, null, null, wiring);
        ViewerPane viewer = new ViewerPane(session, playback, keys, wiring,
                new ClipStrip(session, playback, null, wiring));
        MainWindow window = new MainWindow(stage, session,
                new MainWindow.Parts(new RunHeader(session, told -> told.now(1, 0, 0, 0, MediaTime.ZERO), wiring),
                        list, viewer, timeline,
                        new StatusLine(session, new SimpleStringProperty(""), wiring),
                        new StartPage(session, wiring)),
                keys, wiring);
        wiring.views(window, list, timeline);
        new Keys(() -> keys, wiring, () -> session.opening() instanceof Opening.Open, window::typeTimecode,
                window::escape).attach(window.scene());
    }

    static Program open(Stage stage, Start start, Map<String, String> environment) throws IOException, ApiException {
        return new Program(stage, start, environment);
    }

    /** Opens what the command line asked for. */
    void begin() {
        if (demo != null) {
            runs.open(DemoServer.RUN_ID, key);
        } else if (start.runId() != null) {
            runs.open(start.runId(), key);
        }
    }

    @Override
    public void close() {
        runs.close();
        tasks.close();
        network.close();
        if (demo != null) {
            demo.close();
        }
    }
}
