package clipbrowser.cli;

import clipbrowser.api.ApiException;
import clipbrowser.api.HttpClipApi;
import clipbrowser.api.InputFile;
import clipbrowser.api.RunReader;
import clipbrowser.exchange.Export;
import clipbrowser.exchange.ExportClip;
import clipbrowser.exchange.ExportOptions;
import clipbrowser.exchange.ExportSource;
import clipbrowser.exchange.MediaDescription;
import clipbrowser.media.Demuxers;
import clipbrowser.media.FrameTable;
import clipbrowser.media.LocalMedia;
import clipbrowser.media.MediaBytes;
import clipbrowser.media.MediaException;
import clipbrowser.media.http.HostedMedia;
import clipbrowser.media.http.MediaCache;
import clipbrowser.media.http.TableStore;
import clipbrowser.model.Clip;
import clipbrowser.model.ClipReview;
import clipbrowser.model.MediaFailure;
import clipbrowser.model.Run;
import clipbrowser.model.RunKey;
import clipbrowser.model.SourceMedia;
import clipbrowser.model.SourceSettings;
import clipbrowser.model.SourceTiming;
import clipbrowser.net.Address;
import clipbrowser.net.AddressPolicy;
import clipbrowser.net.Network;
import clipbrowser.store.StoreException;
import clipbrowser.store.TranscriptStore;
import clipbrowser.time.FirstFrame;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.FrameRate;
import clipbrowser.time.MediaTime;
import clipbrowser.transcript.SourceTranscript;
import clipbrowser.transcript.TranscriptFile;
import clipbrowser.transcript.UnreadableTranscript;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers run, saved decisions and frame tables for the command line, as the window would. Blocks. */
final class HeadlessExport implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeadlessExport.class);
    /** For the headers of all sources together; after that the service's own numbers must do. */
    private static final long HEADERS_SECONDS = 60;

    private final Address api;
    private final @Nullable String key;
    private final Path data;
    private final Demuxers demuxers;
    private @Nullable Run gathered;
    private final Network network = new Network();

    /**
     * @param api  where the service is; decisions are kept under it
     * @param key  null where none was given
     * @param data the folder of the review file
     */
    HeadlessExport(Address api, @Nullable String key, Path data, Demuxers demuxers) {
        this.demuxers = demuxers;
        this.api = api;
        this.key = key;
        this.data = data;
    }

    /**
     * @param rate a constant rate for every source instead of the evidence; null to follow it
     * @param drop whether labels drop wherever they can
     */
    record Request(ExportOptions options, @Nullable FrameRate rate, boolean drop) {}

    /** @param unread sources whose headers couldn't be read: they are counted by the service's numbers */
    record Gathered(Export export, Map<SourceMedia, MediaFailure> unread) {}

    /** The newest answer of the service. */
    Run fetch(String runId) throws ApiException, InterruptedException {
        return new HttpClipApi(network, api, Objects.requireNonNullElse(key, "")).run(runId).run();
    }

    /** A saved answer. */
    Run read(Path file) throws IOException, ApiException, InterruptedException {
        byte[] raw = InputFile.read(file).orElseThrow(() -> new ApiException(
                new clipbrowser.model.RunFailure.TooLarge(RunReader.LARGEST)));
        return new RunReader(AddressPolicy.ofMedia(api)).read(raw);
    }

    /** With the saved decisions and the truth about the sources' frames. */
    Gathered gather(Run run, Request request) throws StoreException, InterruptedException {
        gathered = run;
        SavedReview saved = SavedReview.read(data, new RunKey(api.origin(), run.id()));
        Map<SourceMedia, MediaFailure> unread = new LinkedHashMap<>();
        Map<String, FrameTable> tables = tables(run, saved, unread);
        Map<String, ExportSource> sources = new HashMap<>();
        for (SourceMedia media : run.sources()) {
            SourceSettings settings = saved.sources().getOrDefault(media.id(), SourceSettings.NONE);
            settings = request.rate() == null ? settings : settings.withRate(request.rate());
            settings = request.drop() ? settings.withDrop(true) : settings;
            FrameTable table = tables.get(media.id());
            SourceTiming timing = SourceTiming.of(media, table == null ? null : table.facts(),
                    table == null ? null : table.grid(), settings, furthest(run, media.id()));
            sources.put(media.id(), ExportSource.of(media, timing, table == null ? null : table.facts(), settings,
                    table == null ? FirstFrame.AT_ZERO : table.firstFrame(), linked(settings)));
        }
        Map<String, SourceTranscript> transcripts = transcripts(run);
        List<ExportClip> clips = run.clips().stream().map(c -> spoken(ExportClip.of(c,
                saved.clipReviews().getOrDefault(c.key(), ClipReview.NONE),
                Objects.requireNonNull(sources.get(c.source().id()))), transcripts.get(c.source().id()),
                origin(tables.get(c.source().id()), saved.sources().get(c.source().id())))).toList();
        return new Gathered(new Export(run.id(), clips, request.options()), unread);
    }

    private Map<String, SourceTranscript> transcripts(Run run) {
        TranscriptStore store = new TranscriptStore(data, TranscriptFile.MOST_BYTES);
        Map<String, SourceTranscript> transcripts = new HashMap<>();
        for (SourceMedia media : run.sources()) {
            try {
                TranscriptStore.StoredTranscript stored = store.read(api.origin(), media.id()).orElse(null);
                if (stored != null && !stored.isNone()) {
                    transcripts.put(media.id(), SourceTranscript.of(stored.name(), Math.clamp(stored.offsetMs(),
                            -SourceTranscript.MOST_OFFSET_MS, SourceTranscript.MOST_OFFSET_MS),
                            TranscriptFile.read(stored.content())));
                }
            } catch (IOException | UnreadableTranscript e) {
                LOG.warn("a transcript that was kept can't be read", e);
            }
        }
        return transcripts;
    }

    /** When players show the first frame of the source's own file. */
    private static MediaTime origin(@Nullable FrameTable table, @Nullable SourceSettings settings) {
        if (table != null) {
            return table.grid().origin();
        }
        return settings == null ? MediaTime.ZERO : settings.settledOrigin();
    }

    private static ExportClip spoken(ExportClip clip, @Nullable SourceTranscript transcript, MediaTime origin) {
        FrameGrid grid = clip.source().grid();
        FrameRange range = clip.range();
        return transcript == null || grid == null || range == null
                ? clip
                : clip.saying(transcript.said(grid, range, origin));
    }

    /** Null where none is linked, or it isn't there: the export says so then. */
    private @Nullable MediaDescription linked(SourceSettings settings) {
        String file = settings.file();
        if (file == null) {
            return null;
        }
        try (LocalMedia local = LocalMedia.open(Path.of(file))) {
            FrameTable table = demuxers.read(local, FrameTable.Effort.WHOLE);
            return MediaDescription.ofLinked(table.facts(), table.grid(), settings, table.firstFrame());
        } catch (MediaException | InvalidPathException _) {
            return null;
        }
    }

    private static long furthest(Run run, String mediaId) {
        return run.clips().stream().filter(c -> c.source().id().equals(mediaId)).map(Clip::endMs).filter(
                Objects::nonNull).mapToLong(Long::longValue).max().orElse(0);
    }

    /**
     * All at once; of a source that has no frames on the web, those of its linked file if it starts at the same one.
     */
    private Map<String, FrameTable> tables(Run run, SavedReview saved, Map<SourceMedia, MediaFailure> unread)
            throws InterruptedException {
        Map<String, FrameTable> tables = new HashMap<>();
        try (HostedMedia media = new HostedMedia(network, AddressPolicy.ofMedia(api), renewal(run),
                MediaCache.inMemory(MediaCache.MEMORY_BYTES), (_, _) -> {}, demuxers, TableStore.NONE);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<SourceMedia, Future<FrameTable>> reading = new LinkedHashMap<>();
            for (SourceMedia source : run.sources()) {
                SourceSettings settings = saved.sources().getOrDefault(source.id(), SourceSettings.NONE);
                reading.put(source, threads.submit(() -> table(media, source, settings)));
            }
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(HEADERS_SECONDS);
            for (Map.Entry<SourceMedia, Future<FrameTable>> one : reading.entrySet()) {
                try {
                    tables.put(one.getKey().id(), one.getValue().get(deadline - System.nanoTime(),
                            TimeUnit.NANOSECONDS));
                } catch (ExecutionException e) {
                    unread.put(one.getKey(), e.getCause() instanceof MediaException m
                            ? m.failure()
                            : new MediaFailure.Unreadable(String.valueOf(e.getCause())));
                } catch (TimeoutException _) {
                    unread.put(one.getKey(), new MediaFailure.BrokeOff());
                }
            }
            threads.shutdownNow();
        }
        return tables;
    }

    private FrameTable table(HostedMedia media, SourceMedia source, SourceSettings settings)
            throws MediaException {
        try {
            return media.table(source);
        } catch (MediaException e) {
            String file = settings.file();
            if (file == null || settings.fileOffset() != 0) {
                throw e;
            }
            try (LocalMedia local = LocalMedia.open(Path.of(file))) {
                return demuxers.read(local, FrameTable.Effort.WHOLE);
            }
        }
    }

    /** A URL that has expired is asked for anew, once for all sources, where there is a key to ask with. */
    private clipbrowser.media.http.FreshUrl renewal(Run run) {
        return new clipbrowser.media.http.FreshUrl() {
            private @Nullable Run newer;

            @Override
            public synchronized Optional<String> urlOf(String mediaId, String expired) {
                if (key == null || key.isBlank()) {
                    return Optional.empty();
                }
                try {
                    Run asked = newer;
                    if (asked == null) {
                        asked = fetch(run.id());
                        newer = asked;
                    }
                    return asked.sources().stream().filter(s -> s.id().equals(mediaId)).map(SourceMedia::url).filter(
                            Objects::nonNull).filter(url -> !url.equals(expired)).findFirst();
                } catch (ApiException _) {
                    return Optional.empty();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                    return Optional.empty();
                }
            }
        };
    }

    /** The media of the run that was gathered, to be read through the same policy; closed by who asks for it. */
    Media media() {
        Run of = Objects.requireNonNull(gathered);
        return new Media(new HostedMedia(network, AddressPolicy.ofMedia(api), renewal(of), MediaCache.inMemory(
                MediaCache.MEMORY_BYTES), (_, _) -> {}, demuxers, TableStore.NONE), of);
    }

    /** Hosted media of a run. */
    record Media(HostedMedia hosted, Run run) implements AutoCloseable {
        /** @param mediaId of a source of the run */
        MediaBytes open(String mediaId) throws MediaException {
            return hosted.open(run.sources().stream().filter(s -> s.id().equals(mediaId)).findFirst().orElseThrow());
        }

        @Override
        public void close() {
            hosted.close();
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
