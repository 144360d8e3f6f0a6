package clipbrowser.media.http;

import clipbrowser.media.MediaException;
import clipbrowser.media.MediaFingerprint;
import clipbrowser.model.AddressRefusal;
import clipbrowser.model.MediaFailure;
import clipbrowser.net.Address;
import clipbrowser.net.Exchange;
import clipbrowser.net.NetException;
import clipbrowser.net.NetFailure;
import clipbrowser.net.Network;
import clipbrowser.net.Reply;
import clipbrowser.net.Request;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One streaming answer from some byte of a source to its end, checked against what is known of the source. One thread
 * reads; any thread may {@link #close}.
 */
final class RangeResponse implements AutoCloseable {
    private static final Pattern RANGE = Pattern.compile("bytes\\s+(\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

    private final HostedSource source;
    private final Address address;
    private final Exchange exchange;
    private final long wanted;
    private @Nullable InputStream body;
    private MediaCache.@Nullable Blocks blocks;
    private long position;
    private boolean rangeless;

    /** The address isn't answered with bytes; a status that may pass, or one that means it has expired. */
    static final class StatusException extends IOException {
        private static final long serialVersionUID = 1L;
        private final int status;
        private final transient Address address;

        StatusException(int status, Address address) {
            this.status = status;
            this.address = address;
        }

        /** What was asked first, before redirects. */
        Address address() {
            return address;
        }

        int status() {
            return status;
        }

        boolean expired() {
            return status == 401 || status == 403 || status == 404 || status == 410;
        }

        boolean passing() {
            return status == 408 || status == 429 || status >= 500;
        }

        MediaFailure failure() {
            return switch (status) {
                case 401, 403 -> new MediaFailure.Refused(status);
                case 404, 410 -> new MediaFailure.Gone(status);
                default -> new MediaFailure.UnexpectedStatus(status);
            };
        }
    }

    /** @param wanted the first byte */
    RangeResponse(Network network, HostedSource source, long wanted, Duration idle) {
        this.source = source;
        this.wanted = wanted;
        this.address = source.address();
        Request request = Request.ofMedia(address, source.policy(), idle).with("Range", "bytes=" + wanted + "-")
                .with("Accept-Encoding", "identity");
        MediaFingerprint known = source.fingerprint();
        // Weak tags say nothing about bytes, and a server ignores them here.
        if (known != null && known.validator().startsWith("\"")) {
            request = request.with("If-Range", known.validator());
        }
        this.exchange = network.open(request);
    }

    /** Where the next byte lies in the source. */
    long position() {
        return position;
    }

    /**
     * Asks, and blocks until the answer has begun.
     *
     * @throws StatusException if the answer is no answer to this question
     * @throws MediaException  if the file isn't what it was, or the answer makes no sense
     */
    void begin() throws IOException, InterruptedException {
        Reply reply = exchange.await();
        String validator = reply.header("ETag").or(() -> reply.header("Last-Modified")).orElse("");
        if (reply.status() / 100 == 2 && reply.packing().isPresent()) {
            throw MediaException.unreadable("packed by its server");
        }
        long length;
        switch (reply.status()) {
            case 206 -> {
                Matcher range = RANGE.matcher(reply.header("Content-Range").orElse("").strip());
                if (!range.matches()) {
                    throw MediaException.unreadable("a range without its place");
                }
                position = Long.parseLong(range.group(1));
                long last = Long.parseLong(range.group(2));
                length = Long.parseLong(range.group(3));
                Optional<Long> content = number(reply, "Content-Length");
                if (position != wanted || last < position || last >= length
                        || content.isPresent() && content.get() != last - position + 1) {
                    throw MediaException.unreadable("a range that was not asked for");
                }
            }
            case 200 -> {
                // No ranges here: everything from the start, again.
                length = number(reply, "Content-Length").orElseThrow(
                        () -> MediaException.unreadable("its server doesn't tell the length"));
                position = 0;
                rangeless = true;
                source.answeredWhole();
            }
            case 416 -> {
                MediaFingerprint known = source.fingerprint();
                if (known != null && wanted < known.length()) {
                    source.forget();
                    throw MediaException.unreadable("the file has changed on its server");
                }
                throw new MediaException(new MediaFailure.NotMedia());
            }
            default -> throw new StatusException(reply.status(), address);
        }
        if (length == 0) {
            throw new MediaException(new MediaFailure.NotMedia());
        }
        blocks = source.learn(length, validator);
        body = reply.body();
    }

    /** Whether the answer is the whole file, whatever was asked for. */
    boolean rangeless() {
        return rangeless;
    }

    /** Where its bytes belong. */
    MediaCache.Blocks blocks() {
        return Objects.requireNonNull(blocks, "not begun");
    }

    /** @return how many bytes came, at least one; −1 at the end of the answer */
    int read(byte[] into, int offset, int count) throws IOException {
        int came = Objects.requireNonNull(body, "not begun").read(into, offset, count);
        position += Math.max(0, came);
        return came;
    }

    /** Ends it at once, also while another thread waits in it. */
    @Override
    public void close() {
        exchange.close();
    }

    /** What a failure of the network means for a source; empty where it may pass and is worth another try. */
    static Optional<MediaFailure> lasting(NetException failed) {
        return switch (failed.failure()) {
            case NetFailure.AddressRefused refused -> Optional.of(
                    new MediaFailure.AddressRefused(AddressRefusal.valueOf(refused.reason().name())));
            case NetFailure.RedirectRefused _,NetFailure.TooManyRedirects _ -> Optional.of(
                    new MediaFailure.RedirectRefused());
            case NetFailure.Untrusted untrusted -> Optional.of(new MediaFailure.Untrusted(untrusted.host()));
            case NetFailure.TooLarge _,NetFailure.TooSlow _,NetFailure.Stalled _,NetFailure.BrokeOff _,NetFailure.Garbled _,NetFailure.UnknownHost _,NetFailure.HandshakeFailed _,NetFailure.Unreachable _,NetFailure.Closed _ ->
                Optional.empty();
        };
    }

    /** What a failure that may pass is called, where it doesn't. */
    static MediaFailure passing(NetException failed) {
        return switch (failed.failure()) {
            case NetFailure.UnknownHost unknown -> new MediaFailure.UnknownHost(unknown.host());
            case NetFailure.Unreachable unreachable -> new MediaFailure.Unreachable(unreachable.host());
            case NetFailure.HandshakeFailed failedOne -> new MediaFailure.HandshakeFailed(failedOne.host());
            default -> new MediaFailure.BrokeOff();
        };
    }

    private static Optional<Long> number(Reply reply, String header) {
        return reply.header(header).map(String::strip).filter(text -> text.matches("\\d{1,18}")).map(Long::valueOf);
    }
}
