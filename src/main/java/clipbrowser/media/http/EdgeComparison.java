package clipbrowser.media.http;

import clipbrowser.media.MediaException;
import clipbrowser.net.Exchange;
import clipbrowser.net.Network;
import clipbrowser.net.Reply;
import clipbrowser.net.Request;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * Finds out whether an answer with another ETag is the same file: samples of the cached bytes, spread over the file,
 * are requested again and compared. Different edges of one CDN send different tags for the same bytes. One thread.
 */
final class EdgeComparison {
    /** Bytes of a sample. */
    private static final int SAMPLE = 4096;
    private static final int MOST = 8;

    /** Bytes of the file that are held. */
    private record Held(long position, byte[] bytes) {}

    private final Network network;
    private final HostedSource source;
    private final Duration idle;
    private final List<Held> samples = new ArrayList<>();

    /** @param partial what has come of a block that isn't in the cache yet */
    EdgeComparison(Network network, HostedSource source, Duration idle, PartialBlock partial) {
        this.network = network;
        this.source = source;
        this.idle = idle;
        MediaCache.Blocks blocks = source.blocks();
        if (blocks != null) {
            long[] held = blocks.held();
            int count = Math.min(MOST, held.length);
            for (int i = 0; i < count; i++) {
                long block = held[count == 1 ? 0 : (int) ((long) i * (held.length - 1) / (count - 1))];
                byte[] bytes = blocks.get(block);
                if (bytes != null) {
                    if (i == 0) {
                        add(block * MediaCache.BLOCK, bytes, bytes.length, false);
                    }
                    if (i > 0 || count == 1) {
                        add(block * MediaCache.BLOCK, bytes, bytes.length, true);
                    }
                }
            }
        }
        int begun = partial.of(partial.begun(), blocks);
        if (begun > 0) {
            add(partial.begun() * MediaCache.BLOCK, partial.bytes(), begun, false);
        }
        if (begun > SAMPLE) {
            add(partial.begun() * MediaCache.BLOCK, partial.bytes(), begun, true);
        }
    }

    /** @param late whether the end of the bytes is compared, not their beginning */
    private void add(long position, byte[] bytes, int filled, boolean late) {
        int from = late ? Math.max(0, filled - SAMPLE) : 0;
        int to = Math.min(filled, from + SAMPLE);
        if (to > from) {
            samples.add(new Held(position + from, Arrays.copyOfRange(bytes, from, to)));
        }
    }

    /**
     * Compares. Whatever answers with the same bytes is vouched for. Where nothing is held there is nothing to mix: the
     * source is begun anew.
     *
     * @return whether the doubted answer is vouched for; false if no sample came from where it came
     * @throws MediaException if bytes differ: the file has changed, and what is cached of it is dropped
     */
    boolean vouches(Validator doubted) throws IOException, InterruptedException {
        if (samples.isEmpty()) {
            source.forget();
            return true;
        }
        Set<Validator> same = new HashSet<>();
        // Requests reach different edges: repeated until the doubted one has answered.
        for (int i = 0; i < samples.size() || i < MOST && !same.contains(doubted); i++) {
            Held sample = samples.get(i % samples.size());
            long last = sample.position + sample.bytes.length - 1;
            Request request = Request.ofMedia(source.address(), source.policy(), idle)
                    .with("Range", "bytes=" + sample.position + "-" + last).with("Accept-Encoding", "identity");
            try (Exchange exchange = network.open(request)) {
                Reply reply = exchange.await();
                Matcher range = RangeResponse.RANGE.matcher(reply.header("Content-Range").orElse("").strip());
                if (reply.status() != 206 || !range.matches() || Long.parseLong(range.group(1)) != sample.position) {
                    continue;
                }
                compare(sample, reply.body());
                same.add(Validator.of(reply));
            }
        }
        same.forEach(source::vouch);
        return same.contains(doubted);
    }

    private void compare(Held sample, InputStream body) throws IOException {
        byte[] now = body.readNBytes(sample.bytes.length);
        if (!Arrays.equals(now, 0, now.length, sample.bytes, 0, Math.min(now.length, sample.bytes.length))) {
            throw source.changed();
        }
    }
}
