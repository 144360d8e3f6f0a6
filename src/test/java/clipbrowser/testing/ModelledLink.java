package clipbrowser.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The service and its media behind a link of a given round trip and rate. Modelled are: the round trips that a new
 * connection costs (TCP's, and TLS's where asked for), the round trip of each request, a rate that all connections
 * share, slow start of each connection from ten segments on, doubled with each round trip, and its reset after a pause.
 * Not modelled: loss, and the bytes that are still under way when a client hangs up. Media are files that are read as
 * they are sent, so that they may be of any size. Any thread.
 */
public final class ModelledLink implements AutoCloseable {
    /**
     * What stands between the program and the service.
     *
     * @param name          as it is printed
     * @param roundTrip     of a packet and its answer
     * @param bytesASecond  shared by all connections; 0 for no limit
     * @param handshakes    round trips before the first request of a connection: 1 for TCP, 2 with TLS 1.3
     */
    public record Profile(String name, Duration roundTrip, long bytesASecond, int handshakes) {
        public static final Profile LOOPBACK = new Profile("loopback", Duration.ZERO, 0, 0);
        public static final Profile NEAR = new Profile("20 ms, 100 Mbit/s", Duration.ofMillis(20), 12_500_000, 2);
        public static final Profile FAR = new Profile("60 ms, 30 Mbit/s", Duration.ofMillis(60), 3_750_000, 2);
        public static final Profile THIN = new Profile("150 ms, 8 Mbit/s", Duration.ofMillis(150), 1_000_000, 2);
    }

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
    private static final int CHUNK = 16 * 1024;
    private static final int FIRST_WINDOW = 10 * 1460;
    private static final long IDLE = TimeUnit.SECONDS.toNanos(1);

    private final Profile profile;
    private final RawServer server = new RawServer(this::answer).keepingAlive();
    private final Map<String, Path> media = new ConcurrentHashMap<>();
    private final Map<String, String> runs = new ConcurrentHashMap<>();
    private final Map<Socket, Flow> flows = new ConcurrentHashMap<>();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong free = new AtomicLong(System.nanoTime());

    /** How far one connection has opened its window. Used by that connection's thread alone. */
    private static final class Flow {
        private long window = FIRST_WINDOW;
        private long sentInRound;
        private long roundEnds;
        private long lastSent;
    }

    public ModelledLink(Profile profile) {
        this.profile = profile;
    }

    /** Serves a file as {@code {media}/NAME} of the runs' answers. */
    public ModelledLink media(String name, Path file) {
        media.put(name, file);
        return this;
    }

    /** What a question about a run gets, each time. @param json with {@code {media}} for where the media are */
    public ModelledLink run(String runId, String json) {
        runs.put(runId, json);
        return this;
    }

    public String apiUrl() {
        return server.url("/v1");
    }

    public String mediaUrl(String name) {
        return server.url("/media/" + name);
    }

    /** Bytes of media that were sent so far. */
    public long sent() {
        return sent.get();
    }

    /** Requests for media that came so far. */
    public long asked() {
        return requests.get();
    }

    /** Connections that were opened so far. */
    public long opened() {
        return connections.get();
    }

    private void answer(RawServer.Asked asked, Socket socket) throws IOException, InterruptedException {
        Flow known = flows.get(socket);
        Flow flow = known == null ? new Flow() : known;
        if (known == null) {
            flows.put(socket, flow);
            flows.keySet().removeIf(Socket::isClosed);
            connections.incrementAndGet();
            pause(profile.roundTrip.multipliedBy(profile.handshakes));
        }
        pause(profile.roundTrip);
        String path = asked.path();
        Path file = path.startsWith("/media/") ? media.get(path.substring(7)) : null;
        String json = path.startsWith("/v1/auto_clips/") ? runs.get(path.substring(15)) : null;
        if (file != null) {
            requests.incrementAndGet();
            serve(file, asked, socket, flow);
        } else if (json != null) {
            byte[] body = json.replace("{media}", server.url("/media")).getBytes(StandardCharsets.UTF_8);
            RawServer.head(socket.getOutputStream(), "200 OK", body.length, "Content-Type: application/json");
            send(ByteBuffer.wrap(body), socket.getOutputStream(), flow);
        } else {
            RawServer.head(socket.getOutputStream(), "404 Not Found", 0);
        }
    }

    private void serve(Path file, RawServer.Asked asked, Socket socket, Flow flow)
            throws IOException, InterruptedException {
        long size = Files.size(file);
        Matcher range = RANGE.matcher(asked.header("Range"));
        long from = range.matches() ? Long.parseLong(range.group(1)) : 0;
        long last = range.matches() && !range.group(2).isEmpty()
                ? Math.min(size - 1, Long.parseLong(range.group(2)))
                : size - 1;
        OutputStream out = socket.getOutputStream();
        if (from >= size) {
            RawServer.head(out, "416 Range Not Satisfiable", 0, "Content-Range: bytes */" + size);
            return;
        }
        RawServer.head(out, range.matches() ? "206 Partial Content" : "200 OK", last - from + 1, "ETag: \"long\"",
                "Accept-Ranges: bytes", "Content-Type: video/mp4", range.matches()
                        ? "Content-Range: bytes " + from + "-" + last + "/" + size
                        : "Cache-Control: no-transform");
        if (asked.method().equals("HEAD")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            for (long at = from; at <= last;) {
                chunk.clear().limit((int) Math.min(CHUNK, last - at + 1));
                int read = channel.read(chunk, at);
                if (read <= 0) {
                    throw new IOException("the file became shorter");
                }
                at += read;
                sent.addAndGet(read);
                send(chunk.flip(), out, flow);
            }
        }
    }

    /** When the link and the connection's window let it. */
    private void send(ByteBuffer bytes, OutputStream out, Flow flow) throws IOException, InterruptedException {
        int length = bytes.remaining();
        if (profile.bytesASecond > 0) {
            long trip = profile.roundTrip.toNanos();
            long now = System.nanoTime();
            if (now - flow.lastSent > IDLE && flow.lastSent != 0) {
                flow.window = FIRST_WINDOW;
                flow.sentInRound = 0;
                flow.roundEnds = 0;
            }
            if (flow.roundEnds == 0) {
                flow.roundEnds = now + trip;
            }
            if (flow.sentInRound >= flow.window) {
                pauseUntil(flow.roundEnds);
                // Wider than the link is of no use.
                flow.window = Math.min(flow.window * 2, Math.max(FIRST_WINDOW, 2 * profile.bytesASecond));
                flow.sentInRound = 0;
                flow.roundEnds = System.nanoTime() + trip;
            } else if (now >= flow.roundEnds) {
                flow.window = Math.min(flow.window * 2, Math.max(FIRST_WINDOW, 2 * profile.bytesASecond));
                flow.sentInRound = 0;
                flow.roundEnds = now + trip;
            }
            flow.sentInRound += length;
            long takes = length * 1_000_000_000L / profile.bytesASecond;
            long start = System.nanoTime();
            pauseUntil(free.accumulateAndGet(takes, (until, more) -> Math.max(until, start) + more));
            flow.lastSent = System.nanoTime();
        }
        out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), length);
    }

    private static void pause(Duration length) throws InterruptedException {
        if (!length.isZero()) {
            TimeUnit.NANOSECONDS.sleep(length.toNanos());
        }
    }

    private static void pauseUntil(long nanos) throws InterruptedException {
        long left = nanos - System.nanoTime();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
