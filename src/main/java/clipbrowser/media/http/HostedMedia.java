package clipbrowser.media.http;

import clipbrowser.media.Demuxers;
import clipbrowser.media.FrameTable;
import clipbrowser.media.MediaBytes;
import clipbrowser.media.MediaException;
import clipbrowser.media.MediaFingerprint;
import clipbrowser.media.MediaLibrary;
import clipbrowser.media.ReadPurpose;
import clipbrowser.model.MediaFailure;
import clipbrowser.model.SourceMedia;
import clipbrowser.net.Address;
import clipbrowser.net.AddressPolicy;
import clipbrowser.net.Network;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The sources of a run where the service hosts them, through the cache. Any thread but FX's. */
public final class HostedMedia implements MediaLibrary, AutoCloseable {
    private final Network network;
    private final AddressPolicy policy;
    private final FreshUrl renewal;
    private final MediaCache cache;
    private final MediaProgress progress;
    private final Demuxers demuxers;
    private final RetryPolicy retryPolicy;
    private final Map<String, HostedSource> sources = new HashMap<>();
    private final FrameTables tables;
    private final Map<String, Object> reading = new ConcurrentHashMap<>();
    private final HeaderTurns headers = new HeaderTurns();
    private final Map<String, RequestScheduler> hosts = new ConcurrentHashMap<>();

    /**
     * @param network  not closed by this
     * @param policy   what media may be asked of: {@link AddressPolicy#ofMedia} with the API's address
     * @param renewal  asked when a URL has expired
     * @param cache    closed by this
     * @param progress told how much of each source is cached
     * @param demuxers reads the headers
     * @param store    where what was read of them is kept
     */
    public HostedMedia(Network network, AddressPolicy policy, FreshUrl renewal, MediaCache cache,
            MediaProgress progress, Demuxers demuxers, TableStore store) {
        this(network, policy, renewal, cache, progress, demuxers, store, RetryPolicy.USUAL);
    }

    HostedMedia(Network network, AddressPolicy policy, FreshUrl renewal, MediaCache cache, MediaProgress progress,
            Demuxers demuxers, TableStore store, RetryPolicy retryPolicy) {
        this.tables = new FrameTables(store);
        this.demuxers = demuxers;
        this.network = network;
        this.policy = policy;
        this.renewal = renewal;
        this.cache = cache;
        this.progress = progress;
        this.retryPolicy = retryPolicy;
    }

    @Override
    public MediaBytes open(SourceMedia source, ReadPurpose purpose) throws MediaException {
        HostedSource hosted = hosted(source);
        Address address = hosted.address();
        RequestScheduler scheduler = hosts.computeIfAbsent(address.host(), _ -> new RequestScheduler());
        return new HttpReader(network, hosted, scheduler, purpose, retryPolicy);
    }

    @Override
    public Optional<String> fingerprint(SourceMedia source) {
        HostedSource known = known(source);
        MediaFingerprint fingerprint = known == null ? null : known.fingerprint();
        return Optional.ofNullable(fingerprint).map(MediaFingerprint::content);
    }

    @Override
    public long missing(SourceMedia source, long from, long to) {
        HostedSource known = known(source);
        MediaCache.Blocks blocks = known == null ? null : known.blocks();
        if (known == null || blocks == null) {
            return Math.max(0, to - from);
        }
        long missing = 0;
        // A server without ranges sends everything before it as well.
        boolean there = blocks.has(from / MediaCache.BLOCK) && blocks.has((to - 1) / MediaCache.BLOCK);
        long first = known.answersWhole() && !there ? 0 : from / MediaCache.BLOCK;
        for (long block = first; block * MediaCache.BLOCK < to && block < blocks.count(); block++) {
            missing += blocks.has(block) ? 0 : blocks.lengthOf(block);
        }
        return missing;
    }

    private @Nullable HostedSource known(SourceMedia source) {
        synchronized (sources) {
            return sources.get(source.id());
        }
    }

    @Override
    public FrameTable table(SourceMedia source) throws MediaException {
        // Two streams that open one source share one reading of its headers.
        synchronized (reading.computeIfAbsent(source.id(), _ -> new Object())) {
            try (MediaBytes bytes = open(source, ReadPurpose.HEADERS);
                    HeaderTurns.Turn turn = headers.turn(source.id(), bytes)) {
                bytes.length();
                MediaFingerprint fingerprint = hosted(source).fingerprint();
                Optional<FrameTable> known = fingerprint == null ? Optional.empty() : tables.find(fingerprint);
                if (known.isPresent()) {
                    return known.get();
                }
                MediaCache.Blocks blocks = hosted(source).blocks();
                boolean here = blocks != null && blocks.permille() == 1000;
                turn.await();
                FrameTable read = read(bytes, here, hosted(source));
                return fingerprint == null ? read : tables.add(fingerprint, read);
            }
        }
    }

    @Override
    public void hurry(SourceMedia source) {
        headers.hurry(source.id());
    }

    private FrameTable read(MediaBytes bytes, boolean here, HostedSource source) throws MediaException {
        try {
            return demuxers.read(bytes, here ? FrameTable.Effort.WHOLE : FrameTable.Effort.HEADERS);
        } catch (MediaException e) {
            boolean nonsense = e.failure() instanceof MediaFailure.NotMedia
                    || e.failure() instanceof MediaFailure.Unreadable;
            if (nonsense) {
                // Perhaps a sign-in page of the network, or an error page: not kept, so that a retry reads it again.
                boolean page = e.failure() instanceof MediaFailure.NotMedia && isText(bytes);
                source.forget();
                if (page) {
                    throw new MediaException(new MediaFailure.PageInstead(source.address().host()), e);
                }
            }
            throw e;
        }
    }

    /** Whether it begins as pages and servers' own words do, in HTML, XML or JSON, whatever they are called. */
    private static boolean isText(MediaBytes bytes) throws MediaException {
        ByteBuffer start = ByteBuffer.allocate(64);
        bytes.read(0, start);
        String text = new String(start.array(), 0, start.position(), StandardCharsets.ISO_8859_1)
                .replaceFirst("^\u00EF\u00BB\u00BF", "").strip();
        return text.startsWith("<") || text.startsWith("{");
    }

    @Override
    public void close() {
        cache.close();
    }

    private HostedSource hosted(SourceMedia source) throws MediaException {
        String url = source.url();
        if (url == null) {
            throw new MediaException(new MediaFailure.NotThere(source.status()));
        }
        synchronized (sources) {
            HostedSource known = sources.get(source.id());
            if (known == null) {
                known = new HostedSource(source.id(), url, policy, renewal, cache, progress);
                sources.put(source.id(), known);
            }
            known.named(url);
            return known;
        }
    }
}
