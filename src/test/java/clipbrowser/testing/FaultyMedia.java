package clipbrowser.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One medium of a {@link FaultyServer}: serves byte ranges well until a test asks for a fault. Any thread. */
public final class FaultyMedia {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
    private static final long NEVER = Long.MAX_VALUE;

    private final CountDownLatch stopped;
    private final List<String> ranges = new CopyOnWriteArrayList<>();
    private volatile byte[] content;
    private volatile int version = 1;
    private volatile long stallAfter = NEVER;
    private volatile long withheld = NEVER;
    private volatile long breakAfter = NEVER;
    private volatile long expireAfter = NEVER;
    private volatile int refusal = 403;
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean ranged = true;
    private volatile long shift;
    private volatile long lack;
    private volatile long claimed;
    private volatile @Nullable String redirect;
    private volatile CountDownLatch stall = new CountDownLatch(1);
    private final AtomicInteger standing = new AtomicInteger();

    FaultyMedia(byte[] content, CountDownLatch stopped) {
        this.content = content;
        this.stopped = stopped;
    }

    /** The Range headers of all requests so far, empty where there was none. */
    public List<String> ranges() {
        return ranges;
    }

    /** How many answers stand still in the middle of their body. */
    public int standing() {
        return standing.get();
    }

    /** Each answer begins that much later. */
    public FaultyMedia delayed(Duration by) {
        delay = by;
        return this;
    }

    /** Each answer stands still after that many bytes of its body, until {@link #well} or the server's end. */
    public FaultyMedia stallingAfter(long bytes) {
        stallAfter = bytes;
        return this;
    }

    /** No byte from this one of the file on is sent, until {@link #well} or the server's end. */
    public FaultyMedia withholdingFrom(long byteOfFile) {
        withheld = byteOfFile;
        return this;
    }

    /** Each answer's connection is reset after that many bytes of its body. */
    public FaultyMedia breakingAfter(long bytes) {
        breakAfter = bytes;
        return this;
    }

    /** After that many more requests, each is refused: the URL has expired. */
    public FaultyMedia expiringAfter(long requests, int status) {
        refusal = status;
        expireAfter = ranges.size() + requests;
        return this;
    }

    /** Each request is sent elsewhere. */
    public FaultyMedia redirectingTo(String url) {
        redirect = url;
        return this;
    }

    /** Range headers are ignored: the answer is 200 and everything. */
    public FaultyMedia withoutRanges() {
        ranged = false;
        return this;
    }

    /** Content-Range names a place that many bytes further on than what is sent. */
    public FaultyMedia shiftingContentRangeBy(long bytes) {
        shift = bytes;
        return this;
    }

    /** Content-Length promises that many bytes more than are sent before the connection is closed. */
    public FaultyMedia promising(long bytesMore) {
        lack = bytesMore;
        return this;
    }

    /** Content-Range claims that the whole file has that many bytes more; what lies there is answered with nothing. */
    public FaultyMedia claiming(long bytesMore) {
        claimed = bytesMore;
        return this;
    }

    /** It becomes another file under the same URL, with another ETag. */
    public FaultyMedia becoming(byte[] other) {
        content = other;
        version++;
        return this;
    }

    /** All faults end, also those under way; what it has become it stays. */
    public FaultyMedia well() {
        stallAfter = NEVER;
        withheld = NEVER;
        breakAfter = NEVER;
        expireAfter = NEVER;
        delay = Duration.ZERO;
        ranged = true;
        shift = 0;
        lack = 0;
        claimed = 0;
        redirect = null;
        CountDownLatch before = stall;
        stall = new CountDownLatch(1);
        before.countDown();
        return this;
    }

    void answer(RawServer.Asked asked, Socket socket) throws IOException, InterruptedException {
        String range = asked.header("Range");
        ranges.add(range);
        if (stopped.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
        }
        OutputStream out = socket.getOutputStream();
        String elsewhere = redirect;
        if (elsewhere != null) {
            RawServer.head(out, "302 Found", 0, "Location: " + elsewhere);
            return;
        }
        if (ranges.size() > expireAfter) {
            RawServer.head(out, refusal + " Refused", 0);
            return;
        }
        byte[] all = content;
        String tag = "\"v" + version + "\"";
        boolean same = asked.header("If-Range").isEmpty() || asked.header("If-Range").equals(tag);
        Matcher wanted = RANGE.matcher(ranged && same ? range : "");
        if (!wanted.matches()) {
            RawServer.head(out, "200 OK", all.length + lack, "ETag: " + tag, "Content-Type: video/mp4",
                    ranged ? "Accept-Ranges: bytes" : "Accept-Ranges: none");
            body(asked, socket, all, 0, all.length);
            return;
        }
        long from = Long.parseLong(wanted.group(1));
        if (from >= all.length) {
            RawServer.head(out, "416 Range Not Satisfiable", 0, "Content-Range: bytes */" + (all.length + claimed));
            return;
        }
        String last = wanted.group(2);
        long to = last.isEmpty() ? all.length - 1 : Math.min(all.length - 1, Long.parseLong(last));
        RawServer.head(out, "206 Partial Content", to - from + 1 + lack, "ETag: " + tag, "Content-Type: video/mp4",
                "Content-Range: bytes " + (from + shift) + "-" + (to + shift) + "/" + (all.length + claimed));
        body(asked, socket, all, (int) from, (int) (to - from + 1));
    }

    private void body(RawServer.Asked asked, Socket socket, byte[] all, int from, int length)
            throws IOException, InterruptedException {
        if (asked.method().equals("HEAD")) {
            return;
        }
        OutputStream out = socket.getOutputStream();
        CountDownLatch until = stall;
        for (int sent = 0; sent < length;) {
            if (sent >= breakAfter) {
                out.flush();
                RawServer.reset(socket);
                return;
            }
            if (sent >= stallAfter || from + sent >= withheld) {
                out.flush();
                standing.incrementAndGet();
                try {
                    until.await();
                } finally {
                    standing.decrementAndGet();
                }
            }
            long next = Math.min(Math.min(length, sent + 65536L), Math.min(breakAfter, after(from, sent)));
            out.write(all, from + sent, (int) next - sent);
            sent = (int) next;
        }
        if (lack > 0) {
            out.flush();
            socket.close();
        }
    }

    /** How much is sent before it stands still; everything once it has stood. */
    private long after(int from, int sent) {
        long least = Math.min(stallAfter, Math.max(0, withheld - from));
        return sent >= least ? NEVER : least;
    }
}
