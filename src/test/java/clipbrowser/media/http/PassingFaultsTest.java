package clipbrowser.media.http;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.media.HostileHeadersTest;
import clipbrowser.media.MediaBytes;
import clipbrowser.media.MediaException;
import clipbrowser.media.ReadPurpose;
import clipbrowser.model.MediaFailure;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.net.Address;
import clipbrowser.net.AddressPolicy;
import clipbrowser.net.NetException;
import clipbrowser.net.NetFailure;
import clipbrowser.net.Network;
import clipbrowser.testing.RawServer;
import clipbrowser.testing.RawServer.Asked;
import clipbrowser.testing.TestDemuxers;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of fault of a media server or of what stands before it: while it lasts it is named as one that may pass,
 * so that the source is tried again by itself, and when it has passed the same readers read the same file.
 */
@Timeout(60)
class PassingFaultsTest {
    private static final RetryPolicy SHORT = new RetryPolicy(Duration.ofMillis(400), Duration.ofMillis(2), 2,
            Duration.ofMillis(200));
    private static final byte[] FILE = file();
    private static final String HTML = "<!doctype html><title>Sign in</title>";

    /** @param answer what the server does while the fault lasts @param means the kind that it is named as */
    record Fault(String name, RawServer.Answer answer, Class<? extends MediaFailure> means) {
        @Override
        public String toString() {
            return name;
        }
    }

    private final List<AutoCloseable> open = new ArrayList<>();
    private volatile boolean faulty;

    private static byte[] file() {
        try {
            return HostileHeadersTest.hour(40_000, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    static Stream<Fault> faults() {
        List<Fault> all = new ArrayList<>();
        for (int status : new int[]{400, 402, 405, 408, 418, 451, 500, 502, 504, 507, 520}) {
            all.add(status(status, MediaFailure.UnexpectedStatus.class));
        }
        all.add(status(401, MediaFailure.Refused.class));
        all.add(status(403, MediaFailure.Refused.class));
        all.add(status(404, MediaFailure.Gone.class));
        all.add(status(410, MediaFailure.Gone.class));
        all.add(status(429, MediaFailure.Busy.class));
        all.add(status(503, MediaFailure.Busy.class));
        all.add(new Fault("503 for an hour", (_, socket) -> RawServer.head(socket.getOutputStream(), "503 Busy", 0,
                "Retry-After: 3600"), MediaFailure.Busy.class));
        all.add(new Fault("416", (_, socket) -> RawServer.head(socket.getOutputStream(), "416 No", 0,
                "Content-Range: bytes */0"), MediaFailure.WrongAnswer.class));
        all.add(new Fault("204 and nothing", (_, socket) -> RawServer.head(socket.getOutputStream(), "204 None", 0),
                MediaFailure.UnexpectedStatus.class));
        all.add(new Fault("hangs up", (_, socket) -> socket.close(), MediaFailure.BrokeOff.class));
        all.add(new Fault("a reset", (_, socket) -> RawServer.reset(socket), MediaFailure.class));
        all.add(new Fault("a reset within the head", (_, socket) -> {
            socket.getOutputStream().write("HTTP/1.1 206 Par".getBytes(StandardCharsets.US_ASCII));
            RawServer.reset(socket);
        }, MediaFailure.class));
        all.add(new Fault("no HTTP", (_, socket) -> socket.getOutputStream().write(new byte[300]),
                MediaFailure.BrokeOff.class));
        all.add(new Fault("a body that never begins", (asked, socket) -> serve(asked, socket, 0),
                MediaFailure.BrokeOff.class));
        all.add(new Fault("a stall before the head", (_, _) -> new CountDownLatch(1).await(20, TimeUnit.SECONDS),
                MediaFailure.BrokeOff.class));
        all.add(new Fault("a stall in the body", (asked, socket) -> {
            serve(asked, socket, 0);
            new CountDownLatch(1).await(20, TimeUnit.SECONDS);
        }, MediaFailure.BrokeOff.class));
        all.add(new Fault("other bytes", (_, socket) -> RawServer.head(socket.getOutputStream(), "206 Partial", 100,
                "Content-Range: bytes 5-104/" + FILE.length), MediaFailure.WrongAnswer.class));
        all.add(new Fault("more than its range", (asked, socket) -> {
            int from = start(asked);
            RawServer.head(socket.getOutputStream(), "206 Partial", FILE.length - from + 9, "Content-Range: bytes "
                    + from + "-" + (FILE.length - 1) + "/" + FILE.length);
        }, MediaFailure.WrongAnswer.class));
        all.add(new Fault("no place", (_, socket) -> RawServer.head(socket.getOutputStream(), "206 Partial", 100),
                MediaFailure.WrongAnswer.class));
        all.add(new Fault("packed", (_, socket) -> RawServer.head(socket.getOutputStream(), "200 OK", 100,
                "Content-Encoding: gzip"), MediaFailure.WrongAnswer.class));
        all.add(new Fault("no length", (_, socket) -> socket.getOutputStream().write(
                "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nabc".getBytes(StandardCharsets.US_ASCII)),
                MediaFailure.WrongAnswer.class));
        all.add(new Fault("an empty file", (_, socket) -> RawServer.head(socket.getOutputStream(), "200 OK", 0),
                MediaFailure.WrongAnswer.class));
        all.add(page("a page", "Content-Type: text/html; charset=utf-8", HTML));
        all.add(page("a page that is called a video", "Content-Type: video/mp4", HTML));
        all.add(page("an error in XML", "Content-Type: application/octet-stream",
                "\uFEFF<?xml version=\"1.0\"?><Error><Code>SlowDown</Code></Error>"));
        all.add(page("an error in JSON", "X-No-Type: 1", "\n {\"message\": \"Internal server error\"}"));
        all.add(redirect("a redirect in a circle", "/m.mp4"));
        all.add(redirect("a redirect into the network", "http://10.0.0.1/sign-in"));
        all.add(redirect("a redirect elsewhere", "file:///etc/passwd"));
        return all.stream();
    }

    private static Fault status(int status, Class<? extends MediaFailure> means) {
        return new Fault("status " + status, (_, socket) -> RawServer.head(socket.getOutputStream(), status + " Fault",
                0), means);
    }

    private static Fault page(String name, String header, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Fault(name, (_, socket) -> {
            RawServer.head(socket.getOutputStream(), "200 OK", bytes.length, header);
            socket.getOutputStream().write(bytes);
        }, MediaFailure.PageInstead.class);
    }

    private static Fault redirect(String name, String to) {
        return new Fault(name, (_, socket) -> RawServer.head(socket.getOutputStream(), "302 Found", 0,
                "Location: " + to), MediaFailure.RedirectRefused.class);
    }

    private HostedMedia media(RawServer server, Network network) throws Exception {
        open.add(network);
        HostedMedia media = new HostedMedia(network, AddressPolicy.ofMedia(AddressPolicy.ofApi().check(server.url(
                "/"))), (_, _) -> Optional.empty(), MediaCache.inMemory(64 << 20), (_, _) -> {}, TestDemuxers.ALL,
                TableStore.NONE,
                SHORT);
        open.add(media);
        return media;
    }

    private RawServer server(RawServer.Answer whileFaulty) {
        RawServer server = new RawServer((asked, socket) -> {
            if (faulty) {
                whileFaulty.to(asked, socket);
            } else {
                // Never all of it: what lies far on has to be asked for.
                serve(asked, socket, 100_000);
            }
        });
        open.add(server);
        return server;
    }

    @ParameterizedTest
    @MethodSource("faults")
    void fromTheBeginning(Fault fault) throws Exception {
        RawServer server = server(fault.answer);
        HostedMedia media = media(server, new Network());
        faulty = true;
        passes(fault, failure(() -> media.table(source(server))));
        passes(fault, failure(() -> media.table(source(server))));
        faulty = false;
        assertThat(media.table(source(server)).grid().frames()).isEqualTo(40_000);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void inTheMiddle(Fault fault) throws Exception {
        RawServer server = server(fault.answer);
        HostedMedia media = media(server, new Network());
        try (MediaBytes bytes = media.open(source(server), ReadPurpose.THUMBNAIL)) {
            assertThat(part(bytes, 0)).isTrue();
            faulty = true;
            MediaFailure failure = failure(() -> part(bytes, 600_000));
            assertThat(failure.passes()).as("%s passes", failure).isTrue();
            faulty = false;
            boolean same = !(failure instanceof MediaFailure.Changed);
            try (MediaBytes after = same ? bytes : media.open(source(server), ReadPurpose.THUMBNAIL)) {
                assertThat(part(after, 600_000)).isTrue();
                assertThat(part(after, 0)).isTrue();
            }
        }
    }

    static Stream<NetFailure> failuresOfTheNetwork() {
        return Stream.of(new NetFailure.UnknownHost("h"), new NetFailure.Unreachable("h"),
                new NetFailure.HandshakeFailed("h"), new NetFailure.Untrusted("h"), new NetFailure.Stalled(150),
                new NetFailure.TooManyRedirects(5), new NetFailure.RedirectRefused("h"),
                new NetFailure.AddressRefused("https://h", NetFailure.Reason.NOT_PUBLIC));
    }

    @ParameterizedTest
    @MethodSource("failuresOfTheNetwork")
    void whatTheNetworkSays(NetFailure failure) throws NetException {
        Address address = AddressPolicy.ofApi().check("https://media.example/m.mp4");
        NetException thrown = new NetException(failure);
        MediaFailure named = RangeResponse.lasting(thrown, address).orElseGet(() -> RangeResponse.passing(thrown));
        assertThat(named.passes()).as("%s passes", named).isTrue();
    }

    private static void passes(Fault fault, MediaFailure failure) {
        assertThat(failure).as(fault.name).isInstanceOf(fault.means);
        assertThat(failure.passes()).as("%s passes", failure).isTrue();
    }

    private static SourceMedia source(RawServer server) {
        return new SourceMedia("m", RunStatus.COMPLETE, server.url("/m.mp4"), null);
    }

    /** Whether a part of the file is read as it is. */
    private static boolean part(MediaBytes bytes, int from) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(1000);
        while (into.hasRemaining() && bytes.read(from + into.position(), into) > 0) {
            // Until it is full.
        }
        return java.util.Arrays.equals(into.array(), java.util.Arrays.copyOfRange(FILE, from, from + 1000));
    }

    private static int start(Asked asked) {
        return Integer.parseInt(asked.header("Range").replaceAll("bytes=(\\d+)-.*", "$1"));
    }

    private static void serve(Asked asked, Socket socket, int most) throws IOException {
        int from = start(asked);
        OutputStream out = socket.getOutputStream();
        RawServer.head(out, "206 Partial Content", FILE.length - from,
                "Content-Range: bytes " + from + "-" + (FILE.length - 1) + "/" + FILE.length, "ETag: \"a\"");
        out.write(FILE, from, Math.min(most, FILE.length - from));
        out.flush();
    }

    private interface Reading {
        Object read() throws IOException;
    }

    private static MediaFailure failure(Reading reading) throws IOException {
        try {
            throw new AssertionError("no failure, but " + reading.read());
        } catch (MediaException e) {
            return e.failure();
        }
    }
}
