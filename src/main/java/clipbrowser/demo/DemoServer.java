package clipbrowser.demo;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The documented service on this machine, over a folder with {@code run.json} and its media. Each start has a port and
 * a key of its own; only who is handed the key can ask for the run.
 */
public final class DemoServer implements AutoCloseable {
    /** The one run there is. */
    public static final String RUN_ID = "demo";
    /** What the demo's reviews are kept under, whatever its port. */
    public static final String ORIGIN = "demo";
    /** Names the folder that holds the demo. */
    public static final String FOLDER_PROPERTY = "clipbrowser.demo";

    private static final String RUNS = "/v1/auto_clips/";
    private static final String MEDIA = "/media/";
    private static final Pattern RELATIVE_URL = Pattern.compile("(\"media_url\"\\s*:\\s*\")media/");
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*\\.(mp4|mov|mkv|webm)");
    private static final Map<String, String> TYPES = Map.of("mp4", "video/mp4", "mov", "video/quicktime", "mkv",
            "video/x-matroska", "webm", "video/webm");

    private final Path folder;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String key;

    private DemoServer(Path folder, HttpServer server) {
        this.folder = folder;
        this.server = server;
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        this.key = HexFormat.of().formatHex(random);
    }

    /** Over the folder that {@link #FOLDER_PROPERTY} names. @throws IOException if there is no demo */
    public static DemoServer start() throws IOException {
        return start(Path.of(System.getProperty(FOLDER_PROPERTY, "assets/demo")));
    }

    /** @throws IOException if the folder holds no demo, or no port is free */
    public static DemoServer start(Path folder) throws IOException {
        if (!Files.isRegularFile(folder.resolve("run.json"))) {
            throw new NoSuchFileException(folder.resolve("run.json").toString());
        }
        // Else each small answer on a kept connection waits 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 50);
        DemoServer demo = new DemoServer(folder.toRealPath(), http);
        http.setExecutor(demo.threads);
        http.createContext("/", demo::answer);
        http.start();
        return demo;
    }

    /** Where the API is: what {@code --api-url} would name. */
    public String apiUrl() {
        return base() + "/v1";
    }

    /** Of this start. */
    public String key() {
        return key;
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            String path = exchange.getRequestURI().getRawPath();
            String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host")).orElse("");
            if (!("http://" + host).equals(base())) {
                // Refuses requests for another host name: DNS rebinding by a web page.
                refuse(exchange, 421);
            } else if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                refuse(exchange, 405);
            } else if (path.startsWith(RUNS)) {
                run(exchange, path.substring(RUNS.length()));
            } else if (path.startsWith(MEDIA)) {
                media(exchange, path.substring(MEDIA.length()));
            } else {
                refuse(exchange, 404);
            }
        }
    }

    private void run(HttpExchange exchange, String id) throws IOException {
        String given = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-API-Key")).orElse("");
        if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8))) {
            refuse(exchange, 401);
            return;
        }
        if (!id.equals(RUN_ID)) {
            refuse(exchange, 404);
            return;
        }
        String json = Files.readString(folder.resolve("run.json"));
        String absolute = RELATIVE_URL.matcher(json)
                .replaceAll("$1" + Matcher.quoteReplacement(base() + MEDIA));
        send(exchange, 200, "application/json", absolute);
    }

    private static void refuse(HttpExchange exchange, int status) throws IOException {
        send(exchange, status, "application/json", "{\"status\":" + status + "}");
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        if (begin(exchange, status, body.length)) {
            exchange.getResponseBody().write(body);
        }
    }

    /** Sends status and headers; true if a body is to follow. */
    private static boolean begin(HttpExchange exchange, int status, long length) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Long.toString(length));
            exchange.sendResponseHeaders(status, -1);
            return false;
        }
        // 0 would mean a length that isn't known yet.
        exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
        return length > 0;
    }

    private void media(HttpExchange exchange, String name) throws IOException {
        Matcher matcher = FILE_NAME.matcher(name);
        Path file = matcher.matches() ? folder.resolve(name) : folder;
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            refuse(exchange, 404);
            return;
        }
        try (FileChannel bytes = FileChannel.open(file)) {
            long size = bytes.size();
            String tag = "\"" + Long.toHexString(size) + "-"
                    + Long.toHexString(Files.getLastModifiedTime(file).toMillis()) + "\"";
            Headers asked = exchange.getRequestHeaders();
            String condition = Optional.ofNullable(asked.getFirst("If-Range")).orElse(tag);
            String wanted = condition.equals(tag) ? Optional.ofNullable(asked.getFirst("Range")).orElse("") : "";
            Optional<RequestedRange> range = RequestedRange.of(wanted, size);
            Headers headers = exchange.getResponseHeaders();
            headers.set("Accept-Ranges", "bytes");
            headers.set("ETag", tag);
            headers.set("Content-Type", TYPES.get(matcher.group(1).toLowerCase(Locale.ROOT)));
            if (range.isEmpty()) {
                headers.set("Content-Range", "bytes */" + size);
                begin(exchange, 416, 0);
                return;
            }
            RequestedRange part = range.get();
            if (part.partial()) {
                headers.set("Content-Range",
                        "bytes " + part.from() + "-" + (part.from() + part.length() - 1) + "/" + size);
            }
            if (begin(exchange, part.partial() ? 206 : 200, part.length())) {
                copy(bytes, part, exchange.getResponseBody());
            }
        }
    }

    private static void copy(FileChannel from, RequestedRange part, OutputStream to) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(65536);
        long left = part.length();
        long at = part.from();
        while (left > 0) {
            buffer.clear().limit((int) Math.min(left, buffer.capacity()));
            int count = from.read(buffer, at);
            if (count < 0) {
                return;
            }
            to.write(buffer.array(), 0, count);
            at += count;
            left -= count;
        }
    }

    /** Ends every answer under way. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
