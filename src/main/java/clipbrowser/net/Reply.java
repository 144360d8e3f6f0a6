package clipbrowser.net;

import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.util.Optional;

/** Status and headers of an answer, and its body as it comes. */
public final class Reply {
    private final int status;
    private final Address from;
    private final HttpHeaders headers;
    private final BodyStream body;

    Reply(int status, Address from, HttpHeaders headers, BodyStream body) {
        this.status = status;
        this.from = from;
        this.headers = headers;
        this.body = body;
    }

    public int status() {
        return status;
    }

    /** Who answered, after redirects. */
    public Address from() {
        return from;
    }

    /** The first header of that name, in any case. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /**
     * The body as it was sent. Reads block until something comes, fail with a {@link NetException} when the connection
     * breaks off, nothing comes for too long or {@link Exchange#close} is called, and end on an interrupt with an
     * {@link java.io.InterruptedIOException}.
     */
    public InputStream body() {
        return body;
    }

    @Override
    public String toString() {
        return status + " from " + from;
    }
}
