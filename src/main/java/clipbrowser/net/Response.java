package clipbrowser.net;

import java.util.Optional;
import java.util.function.Function;

/** A whole answer: status, headers, and body where the status is 200, unpacked where it came packed. */
public final class Response {
    private final int status;
    private final byte[] body;
    private final Function<String, Optional<String>> headers;

    Response(int status, byte[] body, Function<String, Optional<String>> headers) {
        this.status = status;
        this.body = body;
        this.headers = headers;
    }

    public int status() {
        return status;
    }

    /** The array itself: whoever fetched it owns it. */
    public byte[] body() {
        return body;
    }

    /** The first header of that name, in any case. */
    public Optional<String> header(String name) {
        return headers.apply(name);
    }
}
