package clipbrowser.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

/**
 * The program's only HTTP client: follows no redirect by itself, keeps no cookies and knows no passwords. Any thread.
 */
public final class Network implements AutoCloseable {
    /** The {@code User-Agent}. Some servers refuse the JDK's default. */
    static final String AGENT = "Mozilla/5.0 (compatible; ClipBrowser)";
    private static final String OWN_HOST = "jdk.httpclient.allowRestrictedHeaders";
    private static final Duration CONNECT = Duration.ofSeconds(15);

    static {
        // Read by the JDK when its first client is made. For hosts that are asked under an alias, see Address.
        if (System.getProperty(OWN_HOST) == null) {
            System.setProperty(OWN_HOST, "host");
        }
    }

    private final CompletableFuture<HttpClient> client;
    private final Resolver resolver;

    /** Returns at once: what it takes is made on a thread of its own, and waited for where it is first used. */
    public Network() {
        this(HttpClient::newBuilder, Resolver.ofSystem());
    }

    /** @param client asked once, on a thread of its own: certificates and protocols take a tenth of a second */
    Network(Supplier<HttpClient.Builder> client, Resolver resolver) {
        this.client = CompletableFuture.supplyAsync(() -> client.get().followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT).build(), Thread.ofPlatform().daemon().name("network")::start);
        this.resolver = resolver;
    }

    /** An exchange whose body is read as it comes. Nothing is sent before {@link Exchange#await}. */
    public Exchange open(Request request) {
        return new Exchange(client.join(), resolver, request);
    }

    /**
     * Fetches a whole answer, packed by gzip where the server can. Blocks, at most for the request's deadline. Only the
     * body of a 200 is read: of any other answer the status says it, however slowly its page would come.
     *
     * @param limitBytes how large it may be, unpacked
     * @throws NetException         if no whole answer comes; a status other than 200 is an answer
     * @throws InterruptedException on an interrupt, at once
     */
    public Response fetch(Request request, int limitBytes) throws NetException, InterruptedException {
        try (Exchange exchange = open(request.with("Accept-Encoding", "gzip"))) {
            Reply reply = exchange.await();
            String host = reply.from().host();
            if (reply.status() != 200) {
                return new Response(reply.status(), new byte[0], reply::header);
            }
            try {
                byte[] body = unpacked(reply).readNBytes(limitBytes + 1);
                if (body.length > limitBytes) {
                    throw new NetException(new NetFailure.TooLarge(limitBytes));
                }
                return new Response(reply.status(), body, reply::header);
            } catch (InterruptedIOException e) {
                // The flag goes with the exception.
                boolean _ = Thread.interrupted();
                throw new InterruptedException("interrupted");
            } catch (IOException e) {
                throw Cause.of(e, host, true);
            }
        }
    }

    private static InputStream unpacked(Reply reply) throws IOException {
        return switch (reply.packing().orElse("")) {
            case "" -> reply.body();
            case "gzip", "x-gzip" -> new GZIPInputStream(reply.body(), 16384);
            default -> throw new NetException(new NetFailure.Garbled(reply.from().host()));
        };
    }

    /** Ends everything under way. */
    @Override
    public void close() {
        client.join().shutdownNow();
    }
}
