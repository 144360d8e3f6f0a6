package clipbrowser.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import clipbrowser.testing.RawServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class NetworkTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final Network network = new Network();
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void close() {
        network.close();
    }

    private static Address at(String url) throws NetException {
        return AddressPolicy.ofApi().check(url);
    }

    private static Request media(String url, Duration idle) throws NetException {
        AddressPolicy policy = AddressPolicy.ofMedia(at(url));
        return Request.ofMedia(policy.check(url), policy, idle);
    }

    private NetFailure failureOf(Request request, int limit) {
        return catchThrowableOfType(NetException.class, () -> network.fetch(request, limit)).failure();
    }

    @Test
    void fetchesAWholeAnswer() throws Exception {
        try (RawServer server = RawServer.saying("HTTP/1.1 200 OK\r\nX-A: b\r\nContent-Length: 2\r\n\r\nhi")) {
            Response document = network.fetch(Request.ofApi(at(server.url("/a%2Fb?c")), AMPLE).with("K", "v"), 10);
            assertThat(document.status()).isEqualTo(200);
            assertThat(document.body()).asString().isEqualTo("hi");
            assertThat(document.header("x-a")).contains("b");
            assertThat(server.asked().getFirst().target()).isEqualTo("/a%2Fb?c");
            assertThat(server.asked().getFirst().header("K")).isEqualTo("v");
        }
    }

    @Test
    void thePageOfARefusalIsNotWaitedFor() throws Exception {
        try (RawServer server = new RawServer((_, socket) -> {
            RawServer.head(socket.getOutputStream(), "404 Not Found", 1000);
            never.await();
        })) {
            Response document = network.fetch(Request.ofApi(at(server.url("/")), AMPLE), 10);
            assertThat(document.status()).isEqualTo(404);
            assertThat(document.body()).isEmpty();
        }
    }

    @Test
    void theDeadlineHoldsForABodyThatDrips() throws Exception {
        try (RawServer server = new RawServer((_, socket) -> {
            OutputStream out = socket.getOutputStream();
            RawServer.head(out, "200 OK", 1_000_000);
            while (!never.await(20, TimeUnit.MILLISECONDS)) {
                out.write(' ');
                out.flush();
            }
        })) {
            long start = System.nanoTime();
            assertThat(failureOf(Request.ofApi(at(server.url("/")), SHORT), 2_000_000))
                    .isInstanceOf(NetFailure.TooSlow.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void theDeadlineHoldsForAnAnswerThatNeverBegins() throws Exception {
        try (RawServer server = new RawServer((_, _) -> never.await())) {
            assertThat(failureOf(Request.ofApi(at(server.url("/")), SHORT), 10)).isInstanceOf(NetFailure.TooSlow.class);
        }
    }

    @Test
    void anAnswerLargerThanItMayBeIsGivenUp() throws Exception {
        try (RawServer server = new RawServer((_, socket) -> {
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] block = new byte[65536];
            while (!socket.isClosed()) {
                out.write(block);
            }
        })) {
            assertThat(failureOf(Request.ofApi(at(server.url("/")), AMPLE), 1_000_000))
                    .isEqualTo(new NetFailure.TooLarge(1_000_000));
        }
    }

    private static byte[] packed(int zeros) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(new byte[zeros]);
        }
        return packed.toByteArray();
    }

    @Test
    void packedAnswersAreUnpackedAsFarAsTheLimit() throws Exception {
        byte[] packed = packed(5_000_000);
        try (RawServer server = new RawServer((_, socket) -> {
            RawServer.head(socket.getOutputStream(), "200 OK", packed.length, "Content-Encoding: gzip");
            socket.getOutputStream().write(packed);
        })) {
            Request request = Request.ofApi(at(server.url("/")), AMPLE);
            assertThat(network.fetch(request, 5_000_000).body()).hasSize(5_000_000);
            assertThat(failureOf(request, 4_999_999)).isEqualTo(new NetFailure.TooLarge(4_999_999));
            assertThat(server.asked().getFirst().header("Accept-Encoding")).isEqualTo("gzip");
        }
    }

    @Test
    void anAnswerThatBreaksOffIsNoAnswer() throws Exception {
        try (RawServer server = new RawServer((_, socket) -> {
            RawServer.head(socket.getOutputStream(), "200 OK", 1000);
            socket.getOutputStream().write(new byte[500]);
        })) {
            assertThat(failureOf(Request.ofApi(at(server.url("/")), AMPLE), 2000))
                    .isEqualTo(new NetFailure.BrokeOff("127.0.0.1"));
        }
    }

    @Test
    void aResetIsNoAnswer() throws Exception {
        try (RawServer server = new RawServer((_, socket) -> {
            RawServer.head(socket.getOutputStream(), "200 OK", 1000);
            RawServer.reset(socket);
        })) {
            assertThat(failureOf(Request.ofApi(at(server.url("/")), AMPLE), 2000))
                    .isInstanceOfAny(NetFailure.BrokeOff.class, NetFailure.Unreachable.class);
        }
    }

    @Test
    void whatIsNotHttpIsNoAnswer() throws Exception {
        try (RawServer server = RawServer.saying("SSH-2.0-OpenSSH_9.2p1\r\n\r\n")) {
            assertThat(failureOf(Request.ofApi(at(server.url("/")), AMPLE), 2000))
                    .isInstanceOf(NetFailure.Garbled.class);
        }
    }

    @Test
    void brokenChunksAreNoAnswer() throws Exception {
        try (RawServer server = RawServer
                .saying("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n")) {
            assertThat(failureOf(Request.ofApi(at(server.url("/")), AMPLE), 2000))
                    .isInstanceOfAny(NetFailure.BrokeOff.class, NetFailure.Garbled.class);
        }
    }

    @Test
    void aClosedPortIsUnreachable() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(failureOf(Request.ofApi(at("http://127.0.0.1:" + port + "/"), AMPLE), 10))
                .isEqualTo(new NetFailure.Unreachable("127.0.0.1"));
    }

    @Test
    void aNameNobodyKnowsIsSaidToBeUnknown() throws Exception {
        try (Network offline = new Network(HttpClient::newBuilder, new Resolver() {
            @Override
            public boolean resolves(Address address) {
                return true;
            }

            @Override
            public InetAddress[] resolve(Address address) throws IOException {
                throw new java.net.UnknownHostException(address.host());
            }
        })) {
            Request request = Request.ofApi(at("https://nobody.example/"), AMPLE);
            assertThatThrownBy(() -> offline.fetch(request, 10)).isInstanceOfSatisfying(NetException.class,
                    e -> assertThat(e.failure()).isEqualTo(new NetFailure.UnknownHost("nobody.example")));
        }
    }

    @Test
    void aNameThatStandsForThisMachineIsNotAskedForMedia() throws Exception {
        try (RawServer server = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                Network rebound = new Network(HttpClient::newBuilder, new Resolver() {
                    @Override
                    public boolean resolves(Address address) {
                        return true;
                    }

                    @Override
                    public InetAddress[] resolve(Address address) {
                        return new InetAddress[]{InetAddress.getLoopbackAddress()};
                    }
                })) {
            AddressPolicy policy = AddressPolicy.ofMedia(null);
            Request request = Request.ofMedia(policy.check("https://rebound.example:" + server.port() + "/"), policy,
                    AMPLE);
            try (Exchange exchange = rebound.open(request)) {
                assertThatThrownBy(exchange::await).isInstanceOfSatisfying(NetException.class,
                        e -> assertThat(e.failure()).isInstanceOf(NetFailure.AddressRefused.class));
            }
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void aServerThatSpeaksNoTlsIsNotTrusted() throws Exception {
        try (RawServer server = RawServer.saying("HTTP/1.1 200 OK\r\n\r\n")) {
            assertThat(failureOf(Request.ofApi(at("https://127.0.0.1:" + server.port() + "/"), AMPLE), 10))
                    .isEqualTo(new NetFailure.HandshakeFailed("127.0.0.1"));
            assertThat(server.asked()).noneMatch(a -> a.method().equals("GET"));
        }
    }

    @Test
    void theApiIsNeverFollowedElsewhere() throws Exception {
        try (RawServer other = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                RawServer server = RawServer.saying(
                        "HTTP/1.1 302 Found\r\nLocation: " + other.url("/") + "\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(network.fetch(Request.ofApi(at(server.url("/")), AMPLE).with("X-API-Key", "k"), 10).status())
                    .isEqualTo(302);
            assertThat(other.connections() + other.asked().size()).isZero();
        }
    }

    @Test
    void mediaIsFollowedFiveTimes() throws Exception {
        try (RawServer server = new RawServer((asked, socket) -> {
            int left = Integer.parseInt(asked.target().substring(1));
            RawServer.head(socket.getOutputStream(), left == 0 ? "206 Partial Content" : "307 Temporary Redirect", 0,
                    left == 0 ? "X-A: b" : "Location: /" + (left - 1));
        })) {
            try (Exchange exchange = network.open(media(server.url("/5"), AMPLE).with("Range", "bytes=0-3"))) {
                Reply reply = exchange.await();
                assertThat(reply.status()).isEqualTo(206);
                assertThat(reply.from().uri()).hasPath("/0");
                assertThat(server.asked()).hasSize(6).allMatch(a -> a.header("range").equals("bytes=0-3"));
            }
            try (Exchange exchange = network.open(media(server.url("/6"), AMPLE))) {
                assertThatThrownBy(exchange::await).isInstanceOfSatisfying(NetException.class,
                        e -> assertThat(e.failure()).isEqualTo(new NetFailure.TooManyRedirects(5)));
            }
        }
    }

    @Test
    void saysWhoAsks() throws Exception {
        try (RawServer server = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            network.fetch(Request.ofApi(at(server.url("/")), AMPLE), 10);
            assertThat(server.asked().getFirst().header("User-Agent")).contains("ClipBrowser").doesNotContain("Java");
        }
    }

    /** Sends whoever has no cookie on to the same place with one. */
    private static RawServer expectingCookies() {
        return new RawServer((asked, socket) -> {
            boolean known = asked.header("Cookie").contains("seen=1");
            RawServer.head(socket.getOutputStream(), known ? "206 Partial Content" : "302 Found", 0, known
                    ? "X-A: b"
                    : "Location: /again\r\nSet-Cookie: seen=1; Path=/\r\nSet-Cookie: gone=1; Max-Age=0");
        });
    }

    @Test
    void aRedirectThatSetsACookieIsFollowedWithIt() throws Exception {
        try (RawServer server = expectingCookies()) {
            for (int i = 0; i < 2; i++) {
                try (Exchange exchange = network.open(media(server.url("/"), AMPLE))) {
                    assertThat(exchange.await().status()).isEqualTo(206);
                }
            }
            // The second exchange knows nothing of the first one's.
            assertThat(server.asked()).extracting(a -> a.header("Cookie")).containsExactly("", "seen=1", "", "seen=1");
        }
    }

    @Test
    void aCookieGoesToNoOtherHost() throws Exception {
        try (RawServer server = new RawServer((asked, socket) -> {
            boolean first = asked.target().equals("/");
            RawServer.head(socket.getOutputStream(), first ? "302 Found" : "200 OK", 0, first
                    ? "Location: http://localhost:" + socket.getLocalPort() + "/there\r\nSet-Cookie: a=b"
                    : "X-A: b");
        }); Exchange exchange = network.open(media(server.url("/"), AMPLE))) {
            assertThat(exchange.await().from().host()).isEqualTo("localhost");
            assertThat(server.asked().getLast().header("Cookie")).isEmpty();
        }
    }

    @Test
    void aNamedCodingThatChangesNoByteIsNone() throws Exception {
        for (String coding : new String[]{"", "identity", "none", "utf-8", "aws-chunked", "aws-chunked,"}) {
            try (RawServer server = RawServer.saying(
                    "HTTP/1.1 200 OK\r\nContent-Encoding: " + coding + "\r\nContent-Length: 2\r\n\r\nhi")) {
                assertThat(network.fetch(Request.ofApi(at(server.url("/")), AMPLE), 10).body()).as(coding)
                        .asString().isEqualTo("hi");
            }
        }
        for (String coding : new String[]{"br", "deflate", "zstd", "gzip, br"}) {
            try (RawServer server = RawServer.saying(
                    "HTTP/1.1 200 OK\r\nContent-Encoding: " + coding + "\r\nContent-Length: 2\r\n\r\nhi")) {
                assertThat(failureOf(Request.ofApi(at(server.url("/")), AMPLE), 10)).as(coding)
                        .isInstanceOf(NetFailure.Garbled.class);
            }
        }
    }

    @Test
    void aBodyThatStallsFailsThoughMediaMayTakeItsTime() throws Exception {
        try (RawServer server = new RawServer((_, socket) -> {
            RawServer.head(socket.getOutputStream(), "200 OK", 1000);
            socket.getOutputStream().write(new byte[10]);
            never.await();
        }); Exchange exchange = network.open(media(server.url("/"), SHORT))) {
            InputStream body = exchange.await().body();
            assertThat(body.readNBytes(10)).hasSize(10);
            assertThatThrownBy(body::read).isInstanceOfSatisfying(NetException.class,
                    e -> assertThat(e.failure()).isInstanceOf(NetFailure.Stalled.class));
        }
    }

    @Test
    void closingFromAnotherThreadEndsAReadAtOnceAndTheConnectionWithIt() throws Exception {
        try (RawServer server = new RawServer((_, socket) -> {
            RawServer.head(socket.getOutputStream(), "200 OK", 1000);
            socket.getInputStream().read();
        }); Exchange exchange = network.open(media(server.url("/"), AMPLE))) {
            InputStream body = exchange.await().body();
            CompletableFuture<Throwable> ended = new CompletableFuture<>();
            Thread reader = Thread.ofVirtual()
                    .start(() -> ended.complete(catchThrowableOfType(NetException.class, body::read)));
            awaitBlocked(reader);
            closeFromAfar(exchange);
            assertThat(ended.get(2, TimeUnit.SECONDS)).isInstanceOfSatisfying(NetException.class,
                    e -> assertThat(e.failure()).isEqualTo(new NetFailure.Closed()));
            awaitNone(server);
        }
    }

    @Test
    void closingFromAnotherThreadEndsTheWaitForHeaders() throws Exception {
        try (RawServer server = new RawServer((_, _) -> never.await());
                Exchange exchange = network.open(media(server.url("/"), AMPLE))) {
            CompletableFuture<Throwable> ended = new CompletableFuture<>();
            Thread reader = Thread.ofVirtual()
                    .start(() -> ended.complete(catchThrowableOfType(NetException.class, exchange::await)));
            awaitBlocked(reader);
            closeFromAfar(exchange);
            assertThat(ended.get(2, TimeUnit.SECONDS)).isInstanceOfSatisfying(NetException.class,
                    e -> assertThat(e.failure()).isEqualTo(new NetFailure.Closed()));
        }
    }

    @Test
    void anInterruptEndsAFetch() throws Exception {
        try (RawServer server = new RawServer((_, socket) -> {
            RawServer.head(socket.getOutputStream(), "200 OK", 1000);
            socket.getInputStream().read();
        })) {
            Request request = Request.ofApi(at(server.url("/")), AMPLE);
            CompletableFuture<Throwable> ended = new CompletableFuture<>();
            Thread reader = Thread.ofVirtual().start(() -> ended
                    .complete(catchThrowableOfType(InterruptedException.class, () -> network.fetch(request, 10))));
            awaitBlocked(reader);
            reader.interrupt();
            assertThat(ended.get(2, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
            awaitNone(server);
        }
    }

    @Test
    void aConnectionIsUsedAgainAfterAWholeBody() throws Exception {
        try (RawServer server = new RawServer((_, socket) -> {
            RawServer.head(socket.getOutputStream(), "200 OK", 3);
            socket.getOutputStream().write(new byte[3]);
        }).keepingAlive()) {
            for (int i = 0; i < 5; i++) {
                try (Exchange exchange = network.open(media(server.url("/"), AMPLE))) {
                    assertThat(exchange.await().body().readAllBytes()).hasSize(3);
                }
            }
            assertThat(server.asked()).hasSize(5);
            assertThat(server.connections()).isOne();
        }
    }

    @Test
    void aKeyIsNeverPutOnARequestThatMayBeSentOn() throws Exception {
        Request request = media("http://127.0.0.1/", AMPLE);
        assertThatThrownBy(() -> request.with("X-API-Key", "k")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("k\"");
    }

    @Test
    void nothingThatIsPrintedShowsAHeader() throws Exception {
        Request request = Request.ofApi(at("https://api.example/v1?t=SECRET"), AMPLE).with("X-API-Key", "SECRET");
        assertThat(request).asString().doesNotContain("SECRET");
    }

    private static void closeFromAfar(Exchange exchange) {
        exchange.close();
    }

    private static void awaitBlocked(Thread thread) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING
                && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private static void awaitNone(RawServer server) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (server.connections() > 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(server.connections()).isZero();
    }
}
