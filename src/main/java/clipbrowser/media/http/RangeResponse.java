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
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One streaming answer from some byte of a source on, checked against what is known of the source. One thread
 * reads; any thread may {@link #close}.
 */
final class RangeResponse implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RangeResponse.class);
    static final Pattern RANGE = Pattern.compile("bytes\\s+(\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");
    private final Network network;
    private final Duration idle;
    private final HostedSource source;
    private final Address address;
    private final Exchange exchange;
    private final long wanted;
    private final boolean conditional;
    private @Nullable InputStream body;
    private MediaCache.@Nullable Blocks blocks;
    private volatile long position;
    /** The byte after the last one of the answer. */
    private volatile long stop;
    private boolean rangeless;

    /** The address isn't answered with bytes; a status that may pass, or one that means it has expired. */
    static final class StatusException extends IOException {
        private static final long serialVersionUID = 1L;
        private final int status;
        private final transient Address address;
        private final long retryAfterSeconds;

        StatusException(int status, Address address, long retryAfterSeconds) {
            this.status = status;
            this.address = address;
            this.retryAfterSeconds = retryAfterSeconds;
        }

        /** What was asked first, before redirects. */
        Address address() {
            return address;
        }

        int status() {
            return status;
        }

        /** How long the server wants to be left alone, in seconds; −1 where it doesn't say. */
        long retryAfterSeconds() {
            return retryAfterSeconds;
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
                case 429, 503 -> new MediaFailure.Busy(status, retryAfterSeconds);
                default -> new MediaFailure.UnexpectedStatus(status);
            };
        }
    }

    /** To be asked once more, in another way. */
    static final class AgainException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** The length is right, but the server says other things of the file than before: see {@link EdgeComparison}. */
    static final class DoubtException extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient Validator validator;

        DoubtException(Validator validator) {
            this.validator = validator;
        }

        Validator validator() {
            return validator;
        }
    }

    /**
     * @param wanted the first byte
     * @param end    the byte after the last one; may lie past the end of the file where that isn't known
     */
    RangeResponse(Network network, HostedSource source, long wanted, long end, Duration idle) {
        this.network = network;
        this.source = source;
        this.wanted = wanted;
        this.position = wanted;
        this.stop = end;
        this.idle = idle;
        this.address = source.address();
        // Never without an end, which some servers refuse: what isn't read of an answer costs its connection.
        Request request = asking("bytes=" + wanted + "-" + (end - 1));
        Optional<String> tag = source.onlyIf();
        this.conditional = tag.isPresent();
        this.exchange = network.open(tag.isPresent() ? request.with("If-Range", tag.get()) : request);
    }

    private Request asking(String range) {
        return Request.ofMedia(address, source.policy(), idle).with("Range", range).with("Accept-Encoding", "identity");
    }

    /** Where the next byte lies in the source. */
    long position() {
        return position;
    }

    /**
     * Asks, and blocks until the answer has begun.
     *
     * @throws StatusException if the answer is no answer to this question
     * @throws AgainException  if it is to be asked once more, at once
     * @throws DoubtException  if only the bytes can tell whether it is the file that it was
     * @throws MediaException  if the file isn't what it was, or the answer makes no sense
     */
    void begin() throws IOException, InterruptedException {
        Reply reply = exchange.await();
        LOG.debug("{} bytes {} to {}: status {}", address, wanted, stop - 1, reply.status());
        if (reply.status() / 100 == 2 && isPage(reply)) {
            throw new MediaException(new MediaFailure.PageInstead(reply.from().host()));
        }
        if (reply.status() / 100 == 2 && reply.packing().isPresent()) {
            throw wrong("a packed file");
        }
        Validator validator = Validator.of(reply);
        long length;
        switch (reply.status()) {
            case 206 -> length = partial(reply);
            case 200 -> {
                length = number(reply, "Content-Length").orElseThrow(
                        () -> wrong("no length"));
                if (conditional) {
                    // Not that file any more, as far as this server can tell.
                    source.learn(length, validator);
                }
                // No ranges here: everything from the start, again.
                position = 0;
                stop = Long.MAX_VALUE;
                rangeless = true;
                source.answeredWhole();
            }
            case 400, 416 -> throw unsatisfied(reply);
            default -> throw new StatusException(reply.status(), address, reply.retryAfterSeconds());
        }
        if (length == 0) {
            throw wrong("an empty file");
        }
        blocks = source.learn(length, validator);
        body = reply.body();
    }

    private static MediaException wrong(String detail) {
        return new MediaException(new MediaFailure.WrongAnswer(detail));
    }

    /** Whether a web page was sent instead of media: a network's sign-in, or an error page with status 200. */
    private static boolean isPage(Reply reply) {
        return reply.header("Content-Type").map(type -> type.strip().toLowerCase(Locale.ROOT)).filter(
                type -> type.startsWith("text/html") || type.startsWith("application/xhtml")).isPresent();
    }

    /** @return the length of the whole file */
    private long partial(Reply reply) throws IOException, InterruptedException {
        Matcher range = RANGE.matcher(reply.header("Content-Range").orElse("").strip());
        if (!range.matches()) {
            throw wrong("bytes without their place");
        }
        position = Long.parseLong(range.group(1));
        long last = Long.parseLong(range.group(2));
        long length = range.group(3).equals("*") ? unstated(last) : Long.parseLong(range.group(3));
        Optional<Long> content = number(reply, "Content-Length");
        if (position != wanted || last < position || last >= length
                || content.isPresent() && content.get() != last - position + 1) {
            throw wrong("other bytes than were asked for");
        }
        stop = last + 1;
        return length;
    }

    /** The length that a server leaves out: where the very last byte lies, else where all that follows ends. */
    private long unstated(long last) throws IOException, InterruptedException {
        MediaFingerprint known = source.fingerprint();
        if (known != null) {
            return known.length();
        }
        for (String rest : List.of("bytes=-1", "bytes=" + wanted + "-")) {
            try (Exchange end = network.open(asking(rest))) {
                Reply reply = end.await();
                Matcher range = RANGE.matcher(reply.header("Content-Range").orElse("").strip());
                if (reply.status() == 206 && range.matches()) {
                    return Long.parseLong(range.group(2)) + 1;
                }
            }
        }
        return last + 1;
    }

    /** There is nothing where it was asked for. */
    private IOException unsatisfied(Reply reply) {
        MediaFingerprint known = source.fingerprint();
        if (reply.status() == 400) {
            return new StatusException(400, address, -1);
        }
        return known != null && wanted < known.length()
                ? source.changed()
                : wrong("an empty file");
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
        position = position + Math.max(0, came);
        return came;
    }

    /** How many bytes of the answer are still to come. Any thread. */
    long left() {
        return stop - position;
    }

    /** Whether all of the answer was read. The connection is free for another one then. */
    boolean finished() throws IOException {
        return position >= stop && read(new byte[1], 0, 1) < 0;
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

    /** The same of an address that was fine by itself: what its name stands for now may be a sign-in page's doing. */
    static Optional<MediaFailure> lasting(NetException failed, Address address) {
        return failed.failure() instanceof NetFailure.AddressRefused
                ? Optional.of(new MediaFailure.PrivateName(address.host()))
                : lasting(failed);
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
