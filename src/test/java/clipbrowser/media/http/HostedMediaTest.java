package clipbrowser.media.http;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.media.FrameTable;
import clipbrowser.media.HostileHeadersTest;
import clipbrowser.media.MediaBytes;
import clipbrowser.media.MediaException;
import clipbrowser.media.ReadPurpose;
import clipbrowser.model.AddressRefusal;
import clipbrowser.model.MediaFailure;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.net.AddressPolicy;
import clipbrowser.net.NetException;
import clipbrowser.net.Network;
import clipbrowser.testing.ModelledLink;
import clipbrowser.testing.RawServer;
import clipbrowser.testing.RawServer.Asked;
import clipbrowser.testing.TestDemuxers;
import clipbrowser.testing.Thrown;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes arrive whole or not at all, whatever the server does. */
@Timeout(60)
class HostedMediaTest {
    private static final RetryPolicy SHORT = new RetryPolicy(Duration.ofMillis(400),
            Duration.ofMillis(10), 4, Duration.ofMillis(200));
    private static final byte[] FILE = new byte[3 * 1024 * 1024 + 12_345];

    static {
        new Random(1).nextBytes(FILE);
    }

    private final Network network = new Network();
    private final AtomicLong permille = new AtomicLong(-1);
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        network.close();
    }

    @Test
    void readsAWholeFileOutOfAFewAnswersThatGrow() throws IOException {
        RawServer server = server((asked, socket) -> serve(asked, socket, "\"a\"", FILE.length));
        MediaBytes bytes = media(server).open(source(server));
        assertThat(all(bytes)).isEqualTo(FILE);
        assertThat(server.asked().size()).isLessThanOrEqualTo(6);
        assertThat(server.asked()).allMatch(asked -> asked.header("Range").matches("bytes=\\d+-\\d+"));
        assertThat(bytes.read(FILE.length, ByteBuffer.allocate(10))).isEqualTo(-1);
        allCached();
    }

    @Test
    void aJumpAsksForThatPlace() throws IOException {
        RawServer server = server((asked, socket) -> serve(asked, socket, "\"a\"", FILE.length));
        MediaBytes bytes = media(server).open(source(server));
        assertThat(some(bytes, 10, 100)).isEqualTo(part(10, 100));
        assertThat(some(bytes, FILE.length - 50, 100)).isEqualTo(part(FILE.length - 50, 50));
        assertThat(server.asked().size()).isLessThanOrEqualTo(2);
    }

    @Test
    void whatIsFetchedOnDemandComesOverOneConnectionAndNoByteMore(@TempDir Path folder) throws IOException {
        byte[] large = new byte[40 * MediaCache.BLOCK];
        new Random(2).nextBytes(large);
        Path file = Files.write(folder.resolve("large.mp4"), large);
        try (ModelledLink link = new ModelledLink(ModelledLink.Profile.LOOPBACK).media("large.mp4", file)) {
            AddressPolicy policy = AddressPolicy.ofMedia(AddressPolicy.ofApi().check(link.apiUrl()));
            HostedMedia media = new HostedMedia(network, policy, (_, _) -> Optional.empty(),
                    MediaCache.inMemory(64 << 20), (_, _) -> {}, TestDemuxers.ALL, TableStore.NONE, SHORT);
            open.add(media);
            MediaBytes bytes = media.open(
                    new SourceMedia("m", RunStatus.COMPLETE, link.mediaUrl("large.mp4"), null),
                    ReadPurpose.THUMBNAIL);
            open.add(bytes);
            for (int block : new int[]{0, 30, 3, 21, 11, 38, 17}) {
                int at = block * MediaCache.BLOCK + 100;
                assertThat(some(bytes, at, 5_000)).isEqualTo(java.util.Arrays.copyOfRange(large, at, at + 5_000));
            }
            int from = 24 * MediaCache.BLOCK + 50_000;
            int to = 27 * MediaCache.BLOCK + 50_000;
            while (link.sent() < 7 * MediaCache.BLOCK) {
                Thread.onSpinWait();
            }
            long before = link.sent();
            bytes.expect(from, to);
            assertThat(some(bytes, from, to - from)).isEqualTo(java.util.Arrays.copyOfRange(large, from, to));
            while (link.sent() - before < 4 * MediaCache.BLOCK) {
                Thread.onSpinWait();
            }
            assertThat(link.sent() - before).isEqualTo(4 * MediaCache.BLOCK);
            assertThat(before).isEqualTo(7 * MediaCache.BLOCK);
            assertThat(link.opened()).isEqualTo(1);
        }
    }

    @Test
    void goesOnAtTheSameByteWhereAnAnswerBrokeOff() throws IOException {
        // Less than a block: who began each block anew would never be done.
        RawServer server = server((asked, socket) -> serve(asked, socket, "\"a\"", 100_000));
        assertThat(all(media(server).open(source(server)))).isEqualTo(FILE);
        // What had come but wasn't read when the connection broke is lost; what was read isn't asked for again.
        List<Integer> starts = server.asked().stream().map(HostedMediaTest::start).toList();
        for (int i = 1; i < starts.size(); i++) {
            assertThat(starts.get(i)).isBetween(starts.get(i - 1) + 1, starts.get(i - 1) + 100_000);
        }
        assertThat(server.asked().get(1).header("If-Range")).isEqualTo("\"a\"");
    }

    @Test
    void aStallIsABreakOff() throws IOException {
        AtomicInteger asks = new AtomicInteger();
        RawServer server = server((asked, socket) -> {
            boolean stalls = asks.getAndIncrement() < 2;
            serve(asked, socket, "\"a\"", stalls ? 100_000 : FILE.length);
            if (stalls) {
                new CountDownLatch(1).await(30, TimeUnit.SECONDS);
            }
        });
        assertThat(all(media(server).open(source(server)))).isEqualTo(FILE);
        assertThat(start(server.asked().get(1))).isEqualTo(100_000);
        assertThat(start(server.asked().get(2))).isEqualTo(200_000);
    }

    @Test
    void givesUpOnAServerThatNeverGoesOn() {
        RawServer server = server((asked, socket) -> serve(asked, socket, "\"a\"", 0));
        assertThat(failure(() -> all(media(server).open(source(server))))).isEqualTo(new MediaFailure.BrokeOff());
        assertThat(server.asked()).hasSize(4);
    }

    @Test
    void triesAgainAfterServersTrouble() throws IOException {
        AtomicInteger asks = new AtomicInteger();
        RawServer server = server((asked, socket) -> {
            if (asks.getAndIncrement() < 3) {
                RawServer.head(socket.getOutputStream(), "503 Busy", 0);
            } else {
                serve(asked, socket, "\"a\"", FILE.length);
            }
        });
        assertThat(all(media(server).open(source(server)))).isEqualTo(FILE);
    }

    @Test
    void readsFromAServerWithoutRanges() throws IOException {
        RawServer server = server((asked, socket) -> {
            RawServer.head(socket.getOutputStream(), "200 OK", FILE.length);
            socket.getOutputStream().write(FILE);
        });
        MediaBytes bytes = media(server).open(source(server));
        assertThat(some(bytes, 2_000_000, 100)).isEqualTo(part(2_000_000, 100));
        assertThat(some(bytes, 5, 100)).isEqualTo(part(5, 100));
        assertThat(all(bytes)).isEqualTo(FILE);
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void givesUpOnAServerWithoutRangesThatNeverGetsBeyondOnePlace() {
        RawServer server = server((asked, socket) -> {
            OutputStream out = socket.getOutputStream();
            RawServer.head(out, "200 OK", FILE.length);
            out.write(FILE, 0, 1_000_000);
        });
        assertThat(failure(() -> all(media(server).open(source(server))))).isEqualTo(new MediaFailure.BrokeOff());
        assertThat(server.asked().size()).isLessThanOrEqualTo(8);
    }

    @Test
    void givesUpOnAServerThatSendsAByteAnAnswer() {
        RawServer server = server((asked, socket) -> serve(asked, socket, "\"a\"", 1));
        assertThat(failure(() -> all(media(server).open(source(server))))).isEqualTo(new MediaFailure.BrokeOff());
        assertThat(server.asked().size()).isLessThanOrEqualTo(8);
    }

    @Test
    void readsFromAServerWithoutRangesThatGetsALittleFartherEachTime() throws IOException {
        AtomicInteger asks = new AtomicInteger();
        RawServer server = server((asked, socket) -> {
            OutputStream out = socket.getOutputStream();
            RawServer.head(out, "200 OK", FILE.length);
            out.write(FILE, 0, Math.min(FILE.length, 600_000 * asks.incrementAndGet()));
        });
        assertThat(all(media(server).open(source(server)))).isEqualTo(FILE);
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, StackOverflowError.class})
    void aFaultWhileFetchingIsToldAndTheNextReadTriesAgain(Class<? extends Throwable> kind) throws Exception {
        RawServer server = server((asked, socket) -> serve(asked, socket, "\"a\"", FILE.length));
        AtomicBoolean faulty = new AtomicBoolean(true);
        HostedMedia media = new HostedMedia(network, policy(server), (_, _) -> Optional.empty(),
                MediaCache.inMemory(64 << 20), (_, _) -> {
                    if (faulty.get()) {
                        Thrown.one(kind);
                    }
                }, TestDemuxers.ALL, TableStore.NONE, SHORT);
        open.add(media);
        CompletableFuture<Throwable> told = new CompletableFuture<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, fault) -> told.complete(fault));
        try {
            MediaBytes bytes = media.open(source(server));
            open.add(bytes);
            assertThat(failure(() -> some(bytes, 10, 100))).isInstanceOf(MediaFailure.Unexpected.class);
            assertThat(told.get(10, TimeUnit.SECONDS)).isInstanceOf(kind);
            faulty.set(false);
            assertThat(some(bytes, 500_000, 100)).isEqualTo(part(500_000, 100));
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void refusesARangeThatWasNotAskedFor() {
        RawServer server = server((asked, socket) -> {
            RawServer.head(socket.getOutputStream(), "206 Partial Content", 100,
                    "Content-Range: bytes 5-104/" + FILE.length);
            socket.getOutputStream().write(FILE, 0, 100);
        });
        assertThat(failure(() -> all(media(server).open(source(server))))).isEqualTo(
                new MediaFailure.WrongAnswer("other bytes than were asked for"));
    }

    /** The same file with one part changed, as long as before. */
    private static byte[] changed(int from, int to) {
        byte[] other = FILE.clone();
        for (int i = from; i < to; i++) {
            other[i] ^= 0x55;
        }
        return other;
    }

    private static void serve(byte[] file, Asked asked, Socket socket, String validator) throws IOException {
        String range = asked.header("Range").substring("bytes=".length());
        int from = Integer.parseInt(range.substring(0, range.indexOf('-')));
        String end = range.substring(range.indexOf('-') + 1);
        int to = end.isEmpty() ? file.length : Integer.parseInt(end) + 1;
        OutputStream out = socket.getOutputStream();
        RawServer.head(out, "206 Partial Content", to - from,
                "Content-Range: bytes " + from + "-" + (to - 1) + "/" + file.length, validator);
        out.write(file, from, Math.min(300_000, to - from));
        out.flush();
    }

    @Test
    void aFileThatChangesWhileItIsReadIsNotMixed() throws IOException {
        byte[] other = changed(0, FILE.length);
        AtomicInteger asks = new AtomicInteger();
        RawServer server = server((asked, socket) -> {
            boolean before = asks.getAndIncrement() == 0;
            serve(before ? FILE : other, asked, socket, before ? "ETag: \"a\"" : "ETag: \"b\"");
        });
        HostedMedia media = media(server);
        MediaBytes bytes = media.open(source(server));
        assertThat(failure(() -> all(bytes))).isEqualTo(
                new MediaFailure.Changed());
        assertThat(all(media.open(source(server)))).isEqualTo(other);
    }

    @Test
    void aFileOfWhichOnlyTheBeginningOrThePartialBlockChangedIsNotMixed() throws IOException {
        for (byte[] other : List.of(changed(0, 100), changed(262_144, 300_000))) {
            AtomicInteger asks = new AtomicInteger();
            RawServer server = server((asked, socket) -> {
                boolean before = asks.getAndIncrement() == 0;
                serve(before ? FILE : other, asked, socket, before ? "ETag: W/\"a\"" : "ETag: W/\"b\"");
            });
            HostedMedia media = media(server);
            MediaBytes bytes = media.open(source(server));
            // Where nothing of the changed part had come yet, all that is read is the new file's.
            byte[] read = {};
            try {
                read = all(bytes);
            } catch (MediaException e) {
                assertThat(e.failure()).isEqualTo(new MediaFailure.Changed());
                assertThat(failure(() -> all(bytes))).isEqualTo(new MediaFailure.Changed());
                read = other;
            }
            assertThat(read).isEqualTo(other);
            assertThat(all(media.open(source(server)))).isEqualTo(other);
        }
    }

    @Test
    void aFileThatWasChangedAnHourLaterIsAnotherOne() throws IOException {
        AtomicInteger asks = new AtomicInteger();
        RawServer server = server((asked, socket) -> serve(FILE, asked, socket, asks.getAndIncrement() == 0
                ? "Last-Modified: Mon, 02 Mar 2026 12:00:00 GMT"
                : "Last-Modified: Mon, 02 Mar 2026 13:00:00 GMT"));
        assertThat(failure(() -> all(media(server).open(source(server))))).isEqualTo(
                new MediaFailure.Changed());
    }

    @Test
    void edgesThatTagTheSameBytesInOtherWaysAreOneFile() throws IOException {
        for (List<String> edges : List.of(List.of("ETag: \"a\"", "ETag: \"b\"", "ETag: \"c\""),
                List.of("ETag: W/\"a\"", "ETag: W/\"b\""),
                List.of("Last-Modified: Mon, 02 Mar 2026 12:00:00 GMT",
                        "Last-Modified: Mon, 02 Mar 2026 12:00:01 GMT"))) {
            AtomicInteger asks = new AtomicInteger();
            RawServer server = server((asked, socket) -> serve(FILE, asked, socket,
                    edges.get(asks.getAndIncrement() % edges.size())));
            assertThat(all(media(server).open(source(server)))).isEqualTo(FILE);
            // Once they are known nobody is asked to compare again.
            assertThat(server.asked().size()).as("%s", edges).isLessThan(50);
        }
    }

    @Test
    void anEdgeThatDoesNotKnowTheTagOfAnotherIsNotTakenForOneWithoutRanges() throws IOException {
        AtomicInteger asks = new AtomicInteger();
        RawServer server = server((asked, socket) -> {
            String own = asks.getAndIncrement() % 2 == 0 ? "\"a\"" : "\"b\"";
            String only = asked.header("If-Range");
            if (only.isEmpty() || only.equals(own)) {
                serve(FILE, asked, socket, "ETag: " + own);
            } else {
                RawServer.head(socket.getOutputStream(), "200 OK", FILE.length, "ETag: " + own);
                socket.getOutputStream().write(FILE, 0, 1000);
            }
        });
        HostedMedia media = media(server);
        MediaBytes bytes = media.open(source(server));
        assertThat(all(bytes)).isEqualTo(FILE);
    }

    @Test
    void aServerThatWantsToKnowTheEndOfARangeIsToldOne() throws IOException {
        for (String status : List.of("416 Range Not Satisfiable", "400 Bad Request")) {
            RawServer server = server((asked, socket) -> {
                if (asked.header("Range").endsWith("-")) {
                    RawServer.head(socket.getOutputStream(), status, 0);
                } else {
                    serve(FILE, asked, socket, "ETag: \"a\"");
                }
            });
            MediaBytes bytes = media(server).open(source(server));
            assertThat(all(bytes)).isEqualTo(FILE);
            assertThat(server.asked()).noneMatch(a -> a.header("Range").endsWith("-"));
            assertThat(some(bytes, FILE.length - 10, 10)).isEqualTo(part(FILE.length - 10, 10));
        }
    }

    @Test
    void aLengthThatIsNotToldIsFoundAtTheEnd() throws IOException {
        RawServer server = server((asked, socket) -> {
            boolean last = asked.header("Range").equals("bytes=-1");
            int from = last ? FILE.length - 1 : start(asked);
            // Never more than a megabyte at a time: what an answer ends with isn't the end.
            int to = Math.min(FILE.length, from + (1 << 20));
            RawServer.head(socket.getOutputStream(), "206 Partial Content", to - from,
                    "Content-Range: bytes " + from + "-" + (to - 1) + "/*");
            socket.getOutputStream().write(FILE, from, to - from);
        });
        MediaBytes bytes = media(server).open(source(server));
        assertThat(bytes.length()).isEqualTo(FILE.length);
        assertThat(all(bytes)).isEqualTo(FILE);
        assertThat(server.asked().stream().filter(a -> a.header("Range").equals("bytes=-1"))).hasSize(1);
    }

    @Test
    void aNamedCodingThatChangesNoByteIsRead() throws IOException {
        for (String coding : List.of("", "aws-chunked", "none", "utf-8", "identity")) {
            RawServer server = server((asked, socket) -> serve(FILE, asked, socket,
                    "ETag: \"a\"\r\nContent-Encoding: " + coding));
            assertThat(all(media(server).open(source(server)))).as(coding).isEqualTo(FILE);
        }
        RawServer packed = server((asked, socket) -> serve(FILE, asked, socket,
                "ETag: \"a\"\r\nContent-Encoding: aws-chunked,gzip"));
        assertThat(failure(() -> all(media(packed).open(source(packed))))).isEqualTo(
                new MediaFailure.WrongAnswer("a packed file"));
    }

    @Test
    void aBusyServerIsLeftAloneForAsLongAsItSays() throws IOException {
        AtomicInteger asks = new AtomicInteger();
        AtomicLong refused = new AtomicLong();
        AtomicLong waited = new AtomicLong();
        RawServer server = server((asked, socket) -> {
            if (asks.getAndIncrement() == 0) {
                RawServer.head(socket.getOutputStream(), "429 Too Many Requests", 0, "Retry-After: 1");
                refused.set(System.nanoTime());
            } else {
                waited.compareAndSet(0, System.nanoTime() - refused.get());
                serve(FILE, asked, socket, "ETag: \"a\"");
            }
        });
        HostedMedia media = new HostedMedia(network, policy(server), (_, _) -> Optional.empty(),
                MediaCache.inMemory(64 << 20), (_, _) -> {}, TestDemuxers.ALL, TableStore.NONE);
        assertThat(all(media.open(source(server)))).isEqualTo(FILE);
        assertThat(Duration.ofNanos(waited.get())).isGreaterThanOrEqualTo(Duration.ofMillis(990));
    }

    @Test
    void aServerThatIsBusyForLongSaysForHowLong() {
        RawServer server = server((asked, socket) -> RawServer.head(socket.getOutputStream(), "503 Busy", 0,
                "Retry-After: 120"));
        assertThat(failure(() -> all(media(server).open(source(server))))).isEqualTo(
                new MediaFailure.Busy(503, 120));
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void aRefusalIsNotTakenForAnAbsence() {
        RawServer server = server((asked, socket) -> RawServer.head(socket.getOutputStream(), "403 Forbidden", 0));
        assertThat(failure(() -> all(media(server).open(source(server))))).isEqualTo(new MediaFailure.Refused(403));
    }

    @Test
    void aPageOfTheNetworkIsNotKeptInPlaceOfTheSource() throws IOException {
        byte[] hour = HostileHeadersTest.hour(1000, true);
        for (String type : List.of("text/html; charset=utf-8", "application/octet-stream")) {
            AtomicInteger asks = new AtomicInteger();
            RawServer server = server((asked, socket) -> {
                if (asks.getAndIncrement() == 0) {
                    byte[] page = "<html>Please sign in to this network</html>".repeat(9).getBytes(
                            java.nio.charset.StandardCharsets.UTF_8);
                    RawServer.head(socket.getOutputStream(), "200 OK", page.length, "Content-Type: " + type);
                    socket.getOutputStream().write(page);
                } else {
                    serve(hour, asked, socket, "\"a\"", hour.length);
                }
            });
            HostedMedia media = media(server);
            assertThat(failure(() -> media.table(source(server)))).as(type).isEqualTo(
                    new MediaFailure.PageInstead("127.0.0.1"));
            assertThat(media.table(source(server)).grid().frames()).isEqualTo(1000);
        }
    }

    @Test
    void aPageInTheMiddleCostsNothingThatIsCached() throws IOException {
        AtomicInteger asks = new AtomicInteger();
        AtomicBoolean signedIn = new AtomicBoolean();
        RawServer server = server((asked, socket) -> {
            if (asks.getAndIncrement() > 0 && !signedIn.get()) {
                RawServer.head(socket.getOutputStream(), "200 OK", 6, "Content-Type: text/html");
                socket.getOutputStream().write(new byte[6]);
            } else {
                serve(FILE, asked, socket, "ETag: \"a\"");
            }
        });
        HostedMedia media = media(server);
        MediaBytes bytes = media.open(source(server));
        assertThat(failure(() -> all(bytes))).isEqualTo(new MediaFailure.PageInstead("127.0.0.1"));
        signedIn.set(true);
        assertThat(all(bytes)).isEqualTo(FILE);
        assertThat(server.asked().stream().filter(a -> a.header("Range").startsWith("bytes=0-"))).hasSize(1);
    }

    @Test
    void anExpiredUrlIsRenewedAndReadOnAtTheSameByte() throws IOException {
        RawServer server = server((asked, socket) -> {
            if (asked.target().endsWith("sig=2")) {
                serve(asked, socket, "\"a\"", FILE.length);
            } else if (asked.header("Range").startsWith("bytes=0-")) {
                serve(asked, socket, "\"a\"", 100_000);
            } else {
                RawServer.head(socket.getOutputStream(), "403 Forbidden", 0);
            }
        });
        HostedMedia media = media(server, MediaCache.inMemory(64 << 20), Optional.of(server.url("/m.mp4?sig=2")));
        assertThat(all(media.open(source(server)))).isEqualTo(FILE);
        assertThat(server.asked()).extracting(Asked::target).startsWith("/m.mp4?sig=1", "/m.mp4?sig=1",
                "/m.mp4?sig=2").endsWith("/m.mp4?sig=2");
        assertThat(server.asked().get(2).header("Range")).isEqualTo(
                server.asked().get(1).header("Range"));
    }

    @Test
    void saysThatASourceIsGone() {
        RawServer server = server((asked, socket) -> RawServer.head(socket.getOutputStream(), "404 Not Found", 0));
        HostedMedia media = media(server, MediaCache.inMemory(64 << 20), Optional.of(server.url("/m.mp4?sig=2")));
        assertThat(failure(() -> all(media.open(source(server))))).isEqualTo(new MediaFailure.Gone(404));
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void aRedirectIntoTheEditorsNetworkIsRefused() {
        RawServer server = server((asked, socket) -> RawServer.head(socket.getOutputStream(), "302 Found", 0,
                "Location: file:///etc/passwd"));
        assertThat(failure(() -> all(media(server).open(source(server))))).isEqualTo(
                new MediaFailure.RedirectRefused());
    }

    @Test
    void anAddressThatMayNotBeAskedIsRefused() throws IOException {
        RawServer server = server((asked, socket) -> serve(asked, socket, "\"a\"", FILE.length));
        SourceMedia bad = new SourceMedia("x", RunStatus.COMPLETE, "file:///etc/passwd", null);
        assertThat(failure(() -> media(server).open(bad)))
                .isEqualTo(new MediaFailure.AddressRefused(AddressRefusal.NOT_HTTPS));
        SourceMedia none = new SourceMedia("x", RunStatus.PROCESSING, null, null);
        assertThat(failure(() -> media(server).open(none))).isEqualTo(
                new MediaFailure.NotThere(RunStatus.PROCESSING));
    }

    @Test
    void closingEndsABlockedReadWithinATenthOfASecond() throws Exception {
        for (boolean answers : new boolean[]{false, true}) {
            CountDownLatch reached = new CountDownLatch(1);
            RawServer server = server((asked, socket) -> {
                if (answers) {
                    serve(asked, socket, "\"a\"", 1000);
                }
                reached.countDown();
                new CountDownLatch(1).await(30, TimeUnit.SECONDS);
            });
            HostedMedia media = new HostedMedia(network, policy(server), (_, _) -> Optional.empty(),
                    MediaCache.inMemory(1 << 20), (_, _) -> {}, TestDemuxers.ALL, TableStore.NONE);
            MediaBytes bytes = media.open(source(server));
            CompletableFuture<Long> ended = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> {
                try {
                    all(bytes);
                    ended.completeExceptionally(new AssertionError("read on"));
                } catch (IOException e) {
                    ended.complete(System.nanoTime());
                }
            });
            assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
            long start = System.nanoTime();
            bytes.close();
            assertThat(Duration.ofNanos(ended.get(10, TimeUnit.SECONDS) - start)).isLessThan(Duration.ofMillis(100));
        }
    }

    @Test
    void asksOneHostForSixAnswersAtATime() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch six = new CountDownLatch(6);
        CountDownLatch release = new CountDownLatch(1);
        RawServer server = server((asked, socket) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            six.countDown();
            release.await(10, TimeUnit.SECONDS);
            now.decrementAndGet();
            serve(asked, socket, "\"a\"", FILE.length);
        });
        HostedMedia media = new HostedMedia(network, policy(server), (_, _) -> Optional.empty(),
                MediaCache.inMemory(64 << 20), (_, _) -> {}, TestDemuxers.ALL, TableStore.NONE);
        List<CompletableFuture<byte[]>> reads = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            SourceMedia source = new SourceMedia("m" + i, RunStatus.COMPLETE, server.url("/" + i), null);
            MediaBytes bytes = media.open(source);
            open.add(bytes);
            CompletableFuture<byte[]> read = new CompletableFuture<>();
            reads.add(read);
            Thread.ofVirtual().start(() -> {
                try {
                    read.complete(all(bytes));
                } catch (IOException e) {
                    read.completeExceptionally(e);
                }
            });
        }
        assertThat(six.await(10, TimeUnit.SECONDS)).isTrue();
        release.countDown();
        for (CompletableFuture<byte[]> read : reads) {
            assertThat(read.get(30, TimeUnit.SECONDS)).isEqualTo(FILE);
        }
        assertThat(most).hasValue(6);
    }

    @Test
    void readsTheTableOfAnHourWithThreeRequestsAndOnce() throws IOException {
        byte[] hour = HostileHeadersTest.hour(108_000, true);
        RawServer server = server((asked, socket) -> serve(hour, asked, socket, "\"a\"", hour.length));
        HostedMedia media = media(server);
        FrameTable table = media.table(source(server));
        assertThat(table.grid().frames()).isEqualTo(108_000);
        assertThat(server.asked().size()).isLessThanOrEqualTo(3);
        assertThat(media.table(source(server))).isSameAs(table);
        assertThat(server.asked().size()).isLessThanOrEqualTo(3);
    }

    @Test
    void whatIsOnDiskIsNotFetchedAgain(@TempDir Path folder) throws IOException {
        RawServer server = server((asked, socket) -> serve(asked, socket, "\"a\"", FILE.length));
        HostedMedia first = media(server, MediaCache.onDisk(folder, 1 << 20, 64 << 20), Optional.empty());
        try (MediaBytes bytes = first.open(source(server))) {
            assertThat(all(bytes)).isEqualTo(FILE);
            allCached();
        }
        first.close();
        int asked = server.asked().size();
        HostedMedia second = media(server, MediaCache.onDisk(folder, 1 << 20, 64 << 20), Optional.empty());
        permille.set(-1);
        assertThat(all(second.open(source(server)))).isEqualTo(FILE);
        assertThat(permille).hasValue(1000);
        // The one question says that it is still the same file.
        assertThat(server.asked()).hasSize(asked + 1);
    }

    @Test
    void aDamagedBlockOnDiskIsFetchedAgain(@TempDir Path folder) throws IOException {
        RawServer server = server((asked, socket) -> serve(asked, socket, "\"a\"", FILE.length));
        HostedMedia first = media(server, MediaCache.onDisk(folder, 1 << 20, 64 << 20), Optional.empty());
        try (MediaBytes bytes = first.open(source(server))) {
            assertThat(all(bytes)).isEqualTo(FILE);
            allCached();
        }
        first.close();
        try (var files = Files.newDirectoryStream(folder, "*.blocks")) {
            for (Path file : files) {
                byte[] content = Files.readAllBytes(file);
                content[1_000_000] ^= 1;
                Files.write(file, content);
            }
        }
        HostedMedia second = media(server, MediaCache.onDisk(folder, 1 << 20, 64 << 20), Optional.empty());
        assertThat(all(second.open(source(server)))).isEqualTo(FILE);
    }

    @Test
    void theDiskHoldsNoMoreThanItsBound(@TempDir Path folder) throws IOException {
        RawServer server = server((asked, socket) -> serve(asked, socket, "\"a\"", FILE.length));
        for (int i = 0; i < 4; i++) {
            HostedMedia media = media(server, MediaCache.onDisk(folder, 1 << 20, 7 << 20), Optional.empty());
            SourceMedia source = new SourceMedia("m" + i, RunStatus.COMPLETE, server.url("/" + i), null);
            permille.set(-1);
            try (MediaBytes bytes = media.open(source)) {
                assertThat(all(bytes)).isEqualTo(FILE);
                allCached();
            }
            media.close();
        }
        try (var files = Files.newDirectoryStream(folder, "*.blocks")) {
            long total = 0;
            for (Path file : files) {
                total += Files.size(file);
            }
            assertThat(total).isBetween(1L, 7L << 20);
        }
    }

    private RawServer server(RawServer.Answer answer) {
        RawServer server = new RawServer(answer);
        open.add(server);
        return server;
    }

    private HostedMedia media(RawServer server) {
        return media(server, MediaCache.inMemory(64 << 20), Optional.empty());
    }

    private HostedMedia media(RawServer server, MediaCache cache, Optional<String> renewed) {
        HostedMedia media = new HostedMedia(network, policy(server), (_, _) -> renewed, cache,
                (_, share) -> permille.set(share), TestDemuxers.ALL, TableStore.NONE, SHORT);
        open.add(media);
        return media;
    }

    private static AddressPolicy policy(RawServer server) {
        try {
            return AddressPolicy.ofMedia(AddressPolicy.ofApi().check(server.url("/")));
        } catch (NetException e) {
            throw new AssertionError(e);
        }
    }

    private static SourceMedia source(RawServer server) {
        return new SourceMedia("m", RunStatus.COMPLETE, server.url("/m.mp4?sig=1"), null);
    }

    /** Answers a range, but hangs up after {@code most} bytes of it. */
    private static void serve(Asked asked, Socket socket, String tag, int most) throws IOException {
        serve(FILE, asked, socket, tag, most);
    }

    private static void serve(byte[] file, Asked asked, Socket socket, String tag, int most) throws IOException {
        int from = start(asked);
        int end = end(asked, file.length);
        OutputStream out = socket.getOutputStream();
        RawServer.head(out, "206 Partial Content", end - from,
                "Content-Range: bytes " + from + "-" + (end - 1) + "/" + file.length, "ETag: " + tag);
        out.write(file, from, Math.min(most, end - from));
        out.flush();
    }

    /** The last block can be read a moment before it is counted. */
    private void allCached() {
        long retryPolicy = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (permille.get() != 1000 && System.nanoTime() < retryPolicy) {
            Thread.onSpinWait();
        }
        assertThat(permille).hasValue(1000);
    }

    private static int start(Asked asked) {
        return Integer.parseInt(asked.header("Range").replaceAll("bytes=(\\d+)-\\d*", "$1"));
    }

    /** Exclusive. */
    private static int end(Asked asked, int length) {
        String last = asked.header("Range").replaceAll("bytes=\\d+-", "");
        return last.isEmpty() ? length : Math.min(length, Integer.parseInt(last) + 1);
    }

    private byte[] all(MediaBytes bytes) throws IOException {
        open.add(bytes);
        return some(bytes, 0, (int) bytes.length());
    }

    private static byte[] some(MediaBytes bytes, long position, int count) throws MediaException {
        ByteBuffer into = ByteBuffer.allocate(count);
        while (into.hasRemaining() && bytes.read(position + into.position(), into) > 0) {
            // Until it is full or the file ends.
        }
        return java.util.Arrays.copyOf(into.array(), into.position());
    }

    private static byte[] part(int from, int count) {
        return java.util.Arrays.copyOfRange(FILE, from, from + count);
    }

    private interface Reading {
        Object read() throws IOException;
    }

    private static MediaFailure failure(Reading reading) {
        try {
            reading.read();
            throw new AssertionError("no failure");
        } catch (MediaException e) {
            return e.failure();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
