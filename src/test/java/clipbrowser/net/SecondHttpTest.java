package clipbrowser.net;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same over TLS and HTTP/2, which is what hosted media come by. */
@Timeout(60)
class SecondHttpTest {
    private static final Duration AMPLE = Duration.ofSeconds(30);

    private final WireMockServer server = new WireMockServer(
            wireMockConfig().httpDisabled(true).dynamicHttpsPort().bindAddress("127.0.0.1"));
    private Network network = new Network();
    private Request request = Request.ofApi(new Address(URI.create("https://127.0.0.1/")), AMPLE);

    @BeforeEach
    void start() throws Exception {
        server.start();
        SSLContext trusting = SSLContext.getInstance("TLS");
        trusting.init(null, new TrustManager[]{new Trusting()}, new SecureRandom());
        network.close();
        network = new Network(() -> HttpClient.newBuilder().sslContext(trusting), Resolver.ofSystem());
        Address api = AddressPolicy.ofApi().check("https://127.0.0.1:" + server.httpsPort() + "/v1");
        AddressPolicy policy = AddressPolicy.ofMedia(api);
        request = Request.ofMedia(policy.check("https://127.0.0.1:" + server.httpsPort() + "/a.mp4"), policy, AMPLE);
    }

    @AfterEach
    void stop() {
        network.close();
        server.stop();
    }

    @Test
    void aLargeBodyComesWhole() throws Exception {
        server.stubFor(get(anyUrl()).willReturn(aResponse().withBody(new byte[20_000_000])));
        try (Exchange exchange = network.open(request)) {
            assertThat(exchange.await().body().readAllBytes()).hasSize(20_000_000);
        }
    }

    @Test
    void aStreamGivenUpHalfwayLeavesTheConnectionForTheNext() throws Exception {
        server.stubFor(get(anyUrl()).willReturn(aResponse().withBody(new byte[20_000_000])));
        for (int i = 0; i < 20; i++) {
            try (Exchange exchange = network.open(request)) {
                assertThat(exchange.await().body().readNBytes(100_000)).hasSize(100_000);
            }
        }
        try (Exchange exchange = network.open(request)) {
            assertThat(exchange.await().body().readAllBytes()).hasSize(20_000_000);
        }
    }

    @Test
    void closingEndsAReadAtOnce() throws Exception {
        server.stubFor(get(anyUrl())
                .willReturn(aResponse().withBody(new byte[1000]).withChunkedDribbleDelay(100, 60_000)));
        try (Exchange exchange = network.open(request)) {
            InputStream body = exchange.await().body();
            assertThat(body.read()).isZero();
            Thread closer = Thread.ofVirtual().start(exchange::close);
            assertThatThrownBy(() -> body.readAllBytes()).isInstanceOfSatisfying(NetException.class,
                    e -> assertThat(e.failure()).isEqualTo(new NetFailure.Closed()));
            closer.join();
        }
    }

    /** A network to whose policy every name stands for this machine, whatever the system says. */
    private static Network resolving() throws Exception {
        SSLContext trusting = SSLContext.getInstance("TLS");
        trusting.init(null, new TrustManager[]{new Trusting()}, new SecureRandom());
        return new Network(() -> HttpClient.newBuilder().sslContext(trusting), new Resolver() {
            @Override
            public boolean resolves(Address address) {
                return true;
            }

            @Override
            public InetAddress[] resolve(Address address) {
                return new InetAddress[]{InetAddress.ofLiteral("127.0.0.1")};
            }
        });
    }

    private static int status(Network by, String url) throws Exception {
        AddressPolicy policy = AddressPolicy.ofApi();
        try (Exchange exchange = by.open(Request.ofMedia(policy.check(url), policy, AMPLE))) {
            return exchange.await().status();
        }
    }

    @Test
    void theAddressThatWasCheckedIsTheOneConnectedTo() throws Exception {
        server.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(200)));
        try (Network named = resolving()) {
            // No system knows this name: who asked again would connect to nothing.
            assertThat(status(named, "https://pinned.example:" + server.httpsPort() + "/a")).isEqualTo(200);
        }
    }

    @Test
    void aHostWithUnderscoresIsAskedByItsName() throws Exception {
        server.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(200)));
        try (Network named = resolving()) {
            assertThat(status(named, "https://my_bucket.example:" + server.httpsPort() + "/a")).isEqualTo(200);
        }
        assertThat(server.getAllServeEvents()).allSatisfy(event -> assertThat(event.getRequest().getHeader("Host"))
                .isEqualTo("my_bucket.example:" + server.httpsPort()));
    }

    @Test
    void anUntrustedCertificateIsNamedAsSuch() throws Exception {
        try (Network strict = new Network()) {
            assertThatThrownBy(() -> status(strict, "https://127.0.0.1:" + server.httpsPort() + "/a"))
                    .isInstanceOfSatisfying(NetException.class,
                            e -> assertThat(e.failure()).isEqualTo(new NetFailure.Untrusted("127.0.0.1")));
        }
    }

    /** WireMock signs its certificate itself. */
    private static final class Trusting extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
