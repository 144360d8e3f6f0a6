package clipbrowser.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clipbrowser.api.HttpClipApi;
import clipbrowser.model.Run;
import clipbrowser.net.Network;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class DemoServerTest {
    private static final String RUN = """
            {"status":"complete","run_id":"demo","clips":[{"clip_id":"a","start_time_ms":0,"end_time_ms":5,
             "source_media":{"status":"complete","media_id":"m","media_url": "media/ten.mp4"}}]}""";

    @TempDir
    Path folder;

    private DemoServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws IOException {
        Files.writeString(folder.resolve("run.json"), RUN);
        Files.writeString(folder.resolve("ten.mp4"), "0123456789");
        server = DemoServer.start(folder);
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    private String media(String name) {
        return server.apiUrl().replace("/v1", "/media/" + name);
    }

    private HttpResponse<String> get(String url, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void itsRunIsReadByTheSameClientAsTheHostedOne() throws Exception {
        try (Network network = new Network()) {
            Run run = new HttpClipApi(network, HttpClipApi.base(server.apiUrl()), server.key()).run(DemoServer.RUN_ID)
                    .run();
            assertThat(run.clips()).singleElement().satisfies(c -> {
                assertThat(c.stated()).isEmpty();
                assertThat(c.source().url()).isEqualTo(media("ten.mp4"));
            });
        }
    }

    @Test
    void theShippedDemoIsARunWithMedia() throws Exception {
        try (DemoServer shipped = DemoServer.start(); Network network = new Network()) {
            Run run = new HttpClipApi(network, HttpClipApi.base(shipped.apiUrl()), shipped.key())
                    .run(DemoServer.RUN_ID).run();
            assertThat(run.clips()).hasSizeGreaterThanOrEqualTo(10);
            assertThat(run.sources())
                    .allSatisfy(s -> assertThat(get(String.valueOf(s.url()), "Range", "bytes=0-7").statusCode())
                            .isEqualTo(206));
        }
    }

    @Test
    void withoutTheKeyThereIsNoRun() throws Exception {
        assertThat(get(server.apiUrl() + "/auto_clips/demo").statusCode()).isEqualTo(401);
        assertThat(get(server.apiUrl() + "/auto_clips/demo", "X-API-Key", "x").statusCode()).isEqualTo(401);
        assertThat(get(server.apiUrl() + "/auto_clips/other", "X-API-Key", server.key()).statusCode()).isEqualTo(404);
        assertThat(get(server.apiUrl() + "/auto_clips", "X-API-Key", server.key()).statusCode()).isEqualTo(404);
    }

    @Test
    void everyStartHasAKeyOfItsOwn() throws IOException {
        try (DemoServer other = DemoServer.start(folder)) {
            assertThat(other.key()).isNotEqualTo(server.key());
        }
    }

    @ParameterizedTest
    @CsvSource({"bytes=0-3,206,0123,bytes 0-3/10", "bytes=4-,206,456789,bytes 4-9/10", "bytes=-3,206,789,bytes 7-9/10",
            "bytes=8-99,206,89,bytes 8-9/10", "bytes=0-,206,0123456789,bytes 0-9/10", "bytes=10-,416,'',bytes */10",
            "bytes=-0,416,'',bytes */10", "bytes=3-1,200,0123456789,''", "'bytes=0-1,3-4',200,0123456789,''",
            "items=0-1,200,0123456789,''"})
    void rangesAreAnsweredAsAsked(String range, int status, String body, String contentRange) throws Exception {
        HttpResponse<String> answer = get(media("ten.mp4"), "Range", range);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.headers().firstValue("Content-Range").orElse("")).isEqualTo(contentRange);
        assertThat(answer.headers().firstValue("Accept-Ranges")).contains("bytes");
    }

    @Test
    void aRangeOfWhatHasChangedIsAnsweredWithAll() throws Exception {
        String tag = get(media("ten.mp4")).headers().firstValue("ETag").orElseThrow();
        assertThat(get(media("ten.mp4"), "Range", "bytes=0-1", "If-Range", tag).statusCode()).isEqualTo(206);
        Files.writeString(folder.resolve("ten.mp4"), "01234567890");
        assertThat(get(media("ten.mp4"), "Range", "bytes=0-1", "If-Range", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void headTellsTheLengthAlone() throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(media("ten.mp4"))).HEAD().build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Length")).contains("10");
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run.json", "../secret.mp4", "%2e%2e/secret.mp4", "..%2fsecret.mp4", "/etc/passwd",
            "sub/ten.mp4", "link.mp4", ".hidden.mp4", "", "ten.mp4%00", "none.mp4"})
    void nothingButItsMediaIsServed(String name) throws Exception {
        Path secret = Files.writeString(folder.resolveSibling("secret.mp4"), "secret");
        Files.createSymbolicLink(folder.resolve("link.mp4"), secret);
        Files.writeString(folder.resolve(".hidden.mp4"), "secret");
        Files.createDirectory(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub/ten.mp4"), "secret");
        String port = server.apiUrl().replaceAll("\\D+127\\.0\\.0\\.1:(\\d+)/.*", "$1");
        try (Socket socket = new Socket("127.0.0.1", Integer.parseInt(port))) {
            socket.getOutputStream().write(("GET /media/" + name + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                    + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 4")
                    .doesNotContain("secret");
        }
    }

    @Test
    void onlyItsOwnNameIsAnsweredFor() throws Exception {
        assertThat(get(server.apiUrl().replace("127.0.0.1", "localhost") + "/auto_clips/demo", "X-API-Key",
                server.key()).statusCode()).isEqualTo(421);
    }

    @Test
    void withoutAFolderThereIsNoDemo() {
        assertThatThrownBy(() -> DemoServer.start(folder.resolve("none"))).isInstanceOf(IOException.class);
    }
}
