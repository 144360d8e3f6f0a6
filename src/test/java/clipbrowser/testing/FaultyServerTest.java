package clipbrowser.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import clipbrowser.api.HttpClipApi;
import clipbrowser.net.AddressPolicy;
import clipbrowser.net.Exchange;
import clipbrowser.net.NetException;
import clipbrowser.net.NetFailure;
import clipbrowser.net.Network;
import clipbrowser.net.Reply;
import clipbrowser.net.Request;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That the tests' server goes wrong in the ways it says. */
@Timeout(30)
class FaultyServerTest {
    private static final byte[] BYTES = new byte[200_000];

    private final FaultyServer server = new FaultyServer();
    private final FaultyMedia media = server.media("a.mp4", BYTES);
    private final Network network = new Network();

    @AfterEach
    void close() {
        network.close();
        server.close();
    }

    private Exchange open(String range, Duration idle) throws NetException {
        AddressPolicy policy = AddressPolicy.ofMedia(AddressPolicy.ofApi().check(server.apiUrl()));
        Request request = Request.ofMedia(policy.check(server.mediaUrl("a.mp4")), policy, idle);
        return network.open(range.isEmpty() ? request : request.with("Range", range));
    }

    private int status(String range) throws Exception {
        try (Exchange exchange = open(range, Duration.ofSeconds(20))) {
            return exchange.await().status();
        }
    }

    @Test
    void servesRanges() throws Exception {
        try (Exchange exchange = open("bytes=10-19", Duration.ofSeconds(20))) {
            Reply reply = exchange.await();
            assertThat(reply.status()).isEqualTo(206);
            assertThat(reply.header("Content-Range")).contains("bytes 10-19/200000");
            assertThat(reply.body().readAllBytes()).hasSize(10);
        }
        assertThat(media.ranges()).containsExactly("bytes=10-19");
    }

    @Test
    void stallsAndGetsWell() throws Exception {
        media.stallingAfter(70_000);
        try (Exchange exchange = open("", Duration.ofMillis(300))) {
            Reply reply = exchange.await();
            assertThat(reply.body().readNBytes(70_000)).hasSize(70_000);
            assertThatThrownBy(() -> reply.body().read()).isInstanceOfSatisfying(NetException.class,
                    e -> assertThat(e.failure()).isInstanceOf(NetFailure.Stalled.class));
        }
        media.well();
        try (Exchange exchange = open("", Duration.ofSeconds(20))) {
            assertThat(exchange.await().body().readAllBytes()).hasSize(200_000);
        }
    }

    @Test
    void breaksOff() throws Exception {
        media.breakingAfter(100_000);
        try (Exchange exchange = open("", Duration.ofSeconds(20))) {
            Reply reply = exchange.await();
            assertThat(catchThrowable(() -> reply.body().readAllBytes())).isInstanceOf(NetException.class);
        }
    }

    @Test
    void expiresRedirectsAndForgetsRanges() throws Exception {
        media.expiringAfter(1, 404);
        assertThat(status("")).isEqualTo(200);
        assertThat(status("")).isEqualTo(404);
        media.well().withoutRanges();
        assertThat(status("bytes=1-2")).isEqualTo(200);
        media.well().redirectingTo(server.mediaUrl("gone.mp4"));
        assertThat(status("bytes=1-2")).isEqualTo(404);
    }

    @Test
    void aRunGainsClipsAtEachPoll() throws Exception {
        server.run("r", "{\"status\":\"processing\",\"clips\":[]}", "{\"status\":\"complete\",\"clips\":[{}]}");
        HttpClipApi api = new HttpClipApi(network, HttpClipApi.base(server.apiUrl()), FaultyServer.KEY);
        assertThat(api.run("r").run().clips()).isEmpty();
        assertThat(api.run("r").run().clips()).hasSize(1);
        assertThat(api.run("r").run().clips()).hasSize(1);
        assertThat(server.askedFor("r")).isEqualTo(3);
    }
}
