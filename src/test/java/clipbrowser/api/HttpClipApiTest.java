package clipbrowser.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import clipbrowser.model.RunFailure;
import clipbrowser.net.Network;
import clipbrowser.testing.RawServer;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpClipApiTest {
    private static final String KEY = "s3cr3t-key";
    private static final String EMPTY = "{\"status\":\"complete\",\"run_id\":\"r\",\"clips\":[]}";
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private static WireMockServer server;
    private static WireMockServer other;

    private final Network network = new Network();
    private final CountDownLatch never = new CountDownLatch(1);

    @BeforeAll
    static void start() {
        server = new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
        other = new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
        other.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
        other.stop();
    }

    @BeforeEach
    void reset() {
        server.resetAll();
        other.resetAll();
    }

    @AfterEach
    void close() {
        network.close();
    }

    private HttpClipApi api(String base, Duration deadline) throws ApiException {
        return new HttpClipApi(network, HttpClipApi.base(base), KEY, deadline, InstantSource.fixed(NOW));
    }

    private HttpClipApi api() throws ApiException {
        return api(server.baseUrl() + "/v1", Duration.ofSeconds(20));
    }

    private static ApiException exceptionOf(HttpClipApi api) {
        return catchThrowableOfType(ApiException.class, () -> api.run("r"));
    }

    private RunFailure failureOf(RawServer raw, Duration deadline) throws ApiException {
        ApiException thrown = exceptionOf(api(raw.url("/v1"), deadline));
        assertThat(thrown).hasMessageNotContaining(KEY);
        return thrown.failure();
    }

    @Test
    void asksForTheRunWithTheKeyInItsHeader() throws Exception {
        server.stubFor(get(anyUrl()).willReturn(okJson(EMPTY)));
        ClipApi.Answer answer = api().run("r");
        assertThat(answer.run().clips()).isEmpty();
        assertThat(answer.raw()).asString().isEqualTo(EMPTY);
        assertThat(answer.retryAfterSeconds()).isEqualTo(-1);
        server.verify(1, getRequestedFor(urlEqualTo("/v1/auto_clips/r")).withHeader("X-API-Key", equalTo(KEY)));
    }

    @ParameterizedTest
    @CsvSource({"../x,..%2Fx", "a b,a%20b", "a?b#c,a%3Fb%23c", "é/👍,%C3%A9%2F%F0%9F%91%8D", "%2e%2e,%252e%252e"})
    void aHostileRunIdStaysOneStepOfThePath(String id, String sent) throws Exception {
        try (RawServer raw = RawServer.saying("HTTP/1.1 200 OK\r\n\r\n" + EMPTY)) {
            assertThat(api(raw.url("/v1"), Duration.ofSeconds(20)).run(id).run().id()).isEqualTo(id);
            assertThat(raw.asked().getFirst().target()).isEqualTo("/v1/auto_clips/" + sent);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void whatIsNoRunIdIsNotAskedFor(String id) throws Exception {
        HttpClipApi api = api();
        assertThatThrownBy(() -> api.run(id)).isInstanceOfSatisfying(ApiException.class,
                e -> assertThat(e.failure()).isEqualTo(new RunFailure.NotFound(id)));
        assertThat(server.getAllServeEvents()).isEmpty();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(Arguments.of(401, new RunFailure.KeyRefused()), Arguments.of(403, new RunFailure.Forbidden()),
                Arguments.of(404, new RunFailure.NotFound("r")), Arguments.of(429, new RunFailure.TooMany(null)),
                Arguments.of(500, new RunFailure.ServiceDown(500)), Arguments.of(503, new RunFailure.ServiceDown(503)),
                Arguments.of(204, new RunFailure.UnexpectedStatus(204)),
                Arguments.of(400, new RunFailure.UnexpectedStatus(400)),
                Arguments.of(407, new RunFailure.UnexpectedStatus(407)),
                Arguments.of(418, new RunFailure.UnexpectedStatus(418)));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void everyStatusHasItsMeaning(int status, RunFailure meaning) throws Exception {
        server.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(status)));
        assertThat(exceptionOf(api()).failure()).isEqualTo(meaning);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void theKeyNeverFollowsARedirect(int status) throws Exception {
        other.stubFor(get(anyUrl()).willReturn(okJson(EMPTY)));
        server.stubFor(get(anyUrl())
                .willReturn(aResponse().withStatus(status).withHeader("Location", other.baseUrl() + "/v1")));
        assertThat(exceptionOf(api()).failure()).isEqualTo(new RunFailure.UnexpectedStatus(status));
        assertThat(other.getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"7|7", "0|0", "Sun, 01 Nov 2026 12:01:30 GMT|90",
            "Sun, 01 Nov 2026 11:00:00 GMT|0", "soon|-1", "-5|-1", "999999999|86400"})
    void retryAfterIsReadAsSecondsAndAsADate(String header, long seconds) throws Exception {
        server.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(429).withHeader("Retry-After", header)));
        ApiException thrown = exceptionOf(api());
        assertThat(thrown.retryAfterSeconds()).isEqualTo(seconds);
        assertThat(thrown.failure()).isEqualTo(new RunFailure.TooMany(seconds < 0 ? null : seconds));
        server.stubFor(get(anyUrl()).willReturn(okJson(EMPTY).withHeader("Retry-After", header)));
        assertThat(api().run("r").retryAfterSeconds()).isEqualTo(seconds);
    }

    @Test
    void packedAnswersAreUnpacked() throws Exception {
        // WireMock packs by itself where the client says that it can.
        server.stubFor(get(anyUrl()).willReturn(okJson("{\"x\":\"" + "a".repeat(5000) + "\",\"clips\":[]}")));
        assertThat(api().run("r").raw()).hasSizeGreaterThan(5000);
        server.verify(getRequestedFor(anyUrl()).withHeader("Accept-Encoding", equalTo("gzip")));
    }

    @Test
    void aPageIsNotAnAnswer() throws Exception {
        server.stubFor(get(anyUrl()).willReturn(
                aResponse().withHeader("Content-Type", "text/html").withBody("<!doctype html><title>Sign in</title>")));
        assertThat(exceptionOf(api()).failure()).isEqualTo(new RunFailure.NotJson());
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void brokenConnectionsAreFailuresLikeOthers(Fault fault) throws Exception {
        server.stubFor(get(anyUrl()).willReturn(aResponse().withFault(fault)));
        assertThat(exceptionOf(api()).failure()).isInstanceOfAny(RunFailure.Unreachable.class,
                RunFailure.NotJson.class);
    }

    @Test
    void aBodyThatDripsEndsAtTheDeadline() throws Exception {
        try (RawServer raw = new RawServer((_, socket) -> {
            OutputStream out = socket.getOutputStream();
            RawServer.head(out, "200 OK", 100_000, "Content-Type: application/json");
            while (!never.await(20, TimeUnit.MILLISECONDS)) {
                out.write(' ');
                out.flush();
            }
        })) {
            assertThat(failureOf(raw, Duration.ofMillis(400))).isInstanceOf(RunFailure.TooSlow.class);
        }
    }

    @Test
    void aBodyWithoutEndIsTooLarge() throws Exception {
        byte[] block = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
        try (RawServer raw = new RawServer((_, socket) -> {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (!socket.isClosed()) {
                socket.getOutputStream().write(block);
            }
        })) {
            assertThat(failureOf(raw, Duration.ofSeconds(50))).isEqualTo(new RunFailure.TooLarge(RunReader.LARGEST));
        }
    }

    @Test
    void nobodyListeningIsUnreachable() throws Exception {
        RawServer gone = RawServer.saying("");
        gone.close();
        assertThat(failureOf(gone, Duration.ofSeconds(20))).isEqualTo(new RunFailure.Unreachable("127.0.0.1"));
    }

    @Test
    void aCertificateNobodySignedIsNotTrusted() {
        WireMockServer secure = new WireMockServer(
                wireMockConfig().httpDisabled(true).dynamicHttpsPort().bindAddress("127.0.0.1"));
        secure.start();
        try {
            ApiException thrown = exceptionOf(
                    api("https://localhost:" + secure.httpsPort() + "/v1", Duration.ofSeconds(20)));
            assertThat(thrown.failure()).isEqualTo(new RunFailure.Untrusted("localhost"));
            assertThat(secure.getAllServeEvents()).isEmpty();
        } catch (ApiException e) {
            throw new AssertionError(e);
        } finally {
            secure.stop();
        }
    }

    @Test
    void withoutAKeyNothingIsAsked() throws Exception {
        HttpClipApi keyless = new HttpClipApi(network, HttpClipApi.base(server.baseUrl()), "  ");
        assertThat(exceptionOf(keyless).failure()).isEqualTo(new RunFailure.KeyMissing());
        assertThat(server.getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Other: b", "schlüssel", "a b", "a\u0000"})
    void whatNoHeaderMayHoldIsNoKeyAndIsNotQuoted(String key) throws Exception {
        ApiException thrown = exceptionOf(new HttpClipApi(network, HttpClipApi.base(server.baseUrl()), key));
        assertThat(thrown.failure()).isEqualTo(new RunFailure.KeyRefused());
        assertThat(thrown).hasMessageNotContaining(key);
        assertThat(server.getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://api.video.dev/v1", "https://key@api.video.dev/v1", "api.video.dev", "file:///v1"})
    void anAddressThatMayNotBeAskedIsNoBase(String url) {
        assertThatThrownBy(() -> HttpClipApi.base(url)).isInstanceOfSatisfying(ApiException.class,
                e -> assertThat(e.failure()).isInstanceOf(RunFailure.AddressRefused.class));
    }
}
