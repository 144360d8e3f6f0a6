package clipbrowser.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on loopback that answers each request byte for byte as a test says, also wrongly. */
public final class RawServer implements AutoCloseable {
    /** Writes an answer, or breaks off. What it writes to is closed afterwards unless it says so. */
    @FunctionalInterface
    public interface Answer {
        void to(Asked asked, Socket socket) throws IOException, InterruptedException;
    }

    /** @param target path and query as they were sent @param headers by lower-case name */
    public record Asked(String method, String target, Map<String, String> headers) {
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        public String path() {
            int query = target.indexOf('?');
            return query < 0 ? target : target.substring(0, query);
        }
    }

    private final ServerSocket server;
    private final Answer answer;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile boolean kept;

    public RawServer(Answer answer) {
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.answer = answer;
        Thread.ofVirtual().name("raw-server").start(this::accept);
    }

    /** Answers everything with these bytes, then hangs up. */
    public static RawServer saying(String bytes) {
        return new RawServer((_, socket) -> socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8)));
    }

    public int port() {
        return server.getLocalPort();
    }

    /** With a path that begins with a slash. */
    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** Every request so far, in order of arrival. */
    public List<Asked> asked() {
        return asked;
    }

    /** How many connections a client holds open now. */
    public int connections() {
        return open.size();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                threads.add(Thread.ofVirtual().name("raw-connection").start(() -> serve(socket)));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (!socket.isClosed()) {
                String first = line(in);
                if (first.isEmpty()) {
                    return;
                }
                Map<String, String> headers = new TreeMap<>();
                for (String line = line(in); !line.isEmpty(); line = line(in)) {
                    int colon = line.indexOf(':');
                    if (colon < 0) {
                        return;
                    }
                    headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
                }
                String[] parts = first.split(" ");
                Asked request = new Asked(parts[0], parts[1], headers);
                asked.add(request);
                answer.to(request, socket);
                socket.getOutputStream().flush();
                if (!kept) {
                    return;
                }
            }
        } catch (IOException | InterruptedException e) {
            // The client went, or the test ended.
        } finally {
            open.remove(socket);
            threads.remove(Thread.currentThread());
        }
    }

    /** Connections stay open for the next request: answers must tell their length. */
    public RawServer keepingAlive() {
        kept = true;
        return this;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /** Breaks a connection so that the other side sees a reset. */
    public static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Head of an answer with a length. */
    public static void head(OutputStream out, String status, long length, String... headers) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\nContent-Length: " + length + "\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.forEach(Thread::interrupt);
    }
}
