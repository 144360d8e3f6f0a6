package clipbrowser.media.http;

import clipbrowser.media.MediaBytes;
import clipbrowser.media.MediaException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTTP server on the loopback address, for ffmpeg: lets it read a hosted source through this program, with its
 * network policy, renewed addresses and cache. The path contains a random name.
 */
public final class LoopbackSource implements AutoCloseable {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{1,18})?");
    private static final int CHUNK = 1 << 16;

    private final HttpServer server;
    private final String path = "/" + UUID.randomUUID();
    private final Opener opener;

    /** Opens a reader of the source; called for each request. */
    public interface Opener {
        MediaBytes open() throws MediaException;
    }

    public LoopbackSource(Opener opener) throws IOException {
        this.opener = opener;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** For a program on this machine, until this is closed. */
    public String address() {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":" + server.getAddress().getPort()
                + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals(path)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            try (MediaBytes bytes = opener.open()) {
                long length = bytes.length();
                String asked = exchange.getRequestHeaders().getFirst("Range");
                Matcher range = RANGE.matcher(asked == null ? "" : asked);
                boolean part = range.matches();
                long from = part ? Long.parseLong(range.group(1)) : 0;
                long to = part && range.group(2) != null
                        ? Math.min(length, Long.parseLong(range.group(2)) + 1)
                        : length;
                if (from >= to) {
                    exchange.getResponseHeaders().set("Content-Range", "bytes */" + length);
                    exchange.sendResponseHeaders(416, -1);
                    return;
                }
                exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
                if (part) {
                    exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + length);
                }
                exchange.sendResponseHeaders(part ? 206 : 200, to - from);
                send(bytes, from, to, exchange.getResponseBody());
            } catch (MediaException _) {
                // Headers may be out already: ending the connection early is all that can be said then.
                exchange.close();
            }
        }
    }

    private static void send(MediaBytes bytes, long from, long to, OutputStream out) throws MediaException,
            IOException {
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
        for (long at = from; at < to;) {
            buffer.clear().limit((int) Math.min(CHUNK, to - at));
            int read = bytes.read(at, buffer);
            if (read <= 0) {
                return;
            }
            out.write(buffer.array(), 0, read);
            at += read;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
