package clipbrowser.app;

import clipbrowser.api.ApiException;
import clipbrowser.api.HttpClipApi;
import clipbrowser.api.RunReader;
import clipbrowser.api.Timer;
import clipbrowser.cli.Start;
import clipbrowser.controller.SettingsController;
import clipbrowser.controller.Tasks;
import clipbrowser.controller.export.CuttingController;
import clipbrowser.controller.export.ExportController;
import clipbrowser.controller.playback.PlaybackController;
import clipbrowser.controller.review.ReviewController;
import clipbrowser.controller.review.ReviewWriter;
import clipbrowser.controller.run.FirstPictureFetch;
import clipbrowser.controller.run.KeyController;
import clipbrowser.controller.run.RunController;
import clipbrowser.controller.run.SourceController;
import clipbrowser.controller.run.TranscriptController;
import clipbrowser.controller.thumbnails.Previews;
import clipbrowser.demo.DemoServer;
import clipbrowser.media.LinkedMedia;
import clipbrowser.media.http.HostedMedia;
import clipbrowser.media.http.MediaCache;
import clipbrowser.model.RecentRun;
import clipbrowser.model.RunKey;
import clipbrowser.model.Setting;
import clipbrowser.net.Address;
import clipbrowser.net.AddressPolicy;
import clipbrowser.net.Network;
import clipbrowser.player.audio.JavaSoundOutput;
import clipbrowser.player.vlc.VlcDecoder;
import clipbrowser.player.vlc.VlcPreviewDecoder;
import clipbrowser.secret.ApiKeys;
import clipbrowser.secret.Keychain;
import clipbrowser.session.Playback;
import clipbrowser.session.Review;
import clipbrowser.session.Session;
import clipbrowser.session.Settings;
import clipbrowser.store.AnswerFiles;
import clipbrowser.store.Folders;
import clipbrowser.store.ReviewStore;
import clipbrowser.store.SideJournal;
import clipbrowser.store.StoreException;
import clipbrowser.store.TranscriptStore;
import clipbrowser.transcript.TranscriptFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that answers what the window asks for, made by hand: network, store, media, controllers. FX thread. */
final class Services {
    private static final Logger LOG = LoggerFactory.getLogger(Services.class);
    private static final int RECENT = 8;

    final Session session = new Session();
    final Review review = new Review(session);
    final Playback playback = new Playback();
    final Tasks tasks;
    final RunController runs;
    final LinkedMedia library;
    final SourceController sources;
    final TranscriptController transcripts;
    final PlaybackController playing;
    final ReviewController reviewing;
    final Previews previews;
    final ExportController exports;
    final CuttingController cutting;
    private final @Nullable DemoServer demo;
    private final Network network;
    private final ApiKeys keys;
    final KeyController key;
    private final String origin;
    final ReviewWriter books;
    private final HostedMedia media;
    /** libVLC takes a core for a third of a second: not before there is a window. */
    private final CountDownLatch windowSeen = new CountDownLatch(1);

    /**
     * @param environment where the key is looked for
     * @param faults      the owner of what nobody expects
     * @throws IOException  if the demo's files aren't there
     * @throws ApiException if the API's address may not be asked
     */
    Services(Start start, StartupPrefetch prefetch, Settings settings, Folders folders, Map<String, String> environment,
            UnexpectedFaults faults)
            throws IOException, ApiException {
        tasks = Tasks.onFxThread(faults);
        faults.tell(fault -> tasks.fx().execute(() -> session.fault(fault)));
        demo = prefetch.demo();
        network = prefetch.network();
        Address api = HttpClipApi.base(demo == null ? start.apiUrl() : demo.apiUrl());
        AddressPolicy policy = AddressPolicy.ofMedia(api);
        origin = demo == null ? api.origin() : RunKey.DEMO;
        keys = demo == null
                ? new ApiKeys(() -> Keychain.of(System.getProperty("os.name", "")))
                : ApiKeys.inMemory();
        String given = demo == null ? environment.get(Start.KEY_VARIABLE) : demo.key();
        if (given != null && !given.isBlank()) {
            keys.use(origin, given.strip());
        }
        key = new KeyController(session, keys, origin, KeyController.onItsOwnThread(faults), tasks.fx());
        playback.volumeProperty().bindBidirectional(settings.of(Setting.VOLUME));
        playback.mutedProperty().bindBidirectional(settings.of(Setting.MUTED));
        playback.loopProperty().bindBidirectional(settings.of(Setting.LOOP));
        playback.loopHandlesProperty().bindBidirectional(settings.of(Setting.LOOP_HANDLES_MS));
        books = new ReviewWriter(() -> ReviewStore.open(folders.data()), tasks.fx(), faults,
                new SideJournal(journals(folders, environment)));
        runs = new RunController(session, tasks, k -> new HttpClipApi(network, api, k), keys, origin,
                new RunReader(policy), new StoredResponses(new AnswerFiles(folders.cache().resolve("answers"),
                        Clock.systemUTC()), books, origin),
                Timer.onVirtualThreads(faults),
                InstantSource.system());
        media = new HostedMedia(network, policy, this::renewed,
                MediaCache.onDisk(folders.cache().resolve("media"), MediaCache.MEMORY_BYTES, MediaCache.DISK_BYTES),
                (id, permille) -> tasks.fx().execute(() -> session.sources().stream().filter(s -> s.id().equals(id))
                        .forEach(s -> s.cached(permille))),
                Containers.ALL, new KeptTables(folders.cache().resolve("tables")));
        StoredSourceSettings stored = new StoredSourceSettings(books, origin);
        library = new LinkedMedia(media, stored::of, Containers.ALL);
        sources = new SourceController(session, tasks, library, stored);
        sources.onTrouble(review::trouble);
        transcripts = new TranscriptController(session, tasks,
                new TranscriptStore(folders.data(), TranscriptFile.MOST_BYTES), origin);
        playing = new PlaybackController(session, playback, tasks, sources, () -> {
            windowSeen.await();
            return VlcDecoder.start(library, faults);
        }, new JavaSoundOutput(faults), session.edgeDrag()::edge, review::watch, settings.of(Setting.SKIM_SECONDS)::get,
                Timer.onVirtualThreads(faults)::after);
        reviewing = new ReviewController(session, review, playback, books, origin,
                () -> settings.of(Setting.ADVANCES).get() || playback.modeProperty().get() == Playback.Mode.SKIM,
                playing);
        FirstPictureFetch firstPicture = new FirstPictureFetch(media, faults);
        runs.beforeShowing(run -> {
            firstPicture.begin(run);
            stored.load();
            return reviewing.prepare(run.id());
        });
        previews = new Previews(tasks, library, () -> VlcPreviewDecoder.start(library, faults), folders.cache(),
                playback);
        exports = new ExportController(session, tasks, stored::of, sources::firstFrame, library::ofFile);
        cutting = new CuttingController(session, tasks, library, environment);
    }

    /** Where what can't be saved is kept: beside the reviews, or on what may be another disk. */
    private static List<Path> journals(Folders folders, Map<String, String> environment) {
        List<Path> places = new ArrayList<>(List.of(folders.data(), folders.settings(), folders.cache()));
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        if (runtime.startsWith("/")) {
            places.add(Path.of(runtime));
        }
        return places;
    }

    /** From now on what takes a core may be begun. */
    void windowSeen() {
        windowSeen.countDown();
    }

    /** What never leaves this machine. */
    List<String> secrets() {
        return keys.key(origin).stream().toList();
    }

    /** The service's own, newest first. Off the FX thread. */
    List<RecentRun> recent() {
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

    /**
     * The review is written first, however long that takes, then the settings; the rest is only let go. Any thread.
     */
    void close(SettingsController keeping) {
        windowSeen();
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
