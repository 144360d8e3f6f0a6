package clipbrowser.net;

import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Status and headers of an answer, and its body as it comes. */
public final class Reply {
    /** Codings that change the bytes: those that IANA lists, and their old names. */
    private static final Set<String> PACKINGS = Set.of("gzip", "x-gzip", "deflate", "compress", "x-compress", "br",
            "zstd", "dcb", "dcz", "exi", "pack200-gzip", "aes128gcm", "bzip2", "x-bzip2", "lzma", "xz");
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
     * How the body is packed, in lower case: {@code gzip}, or several by commas; empty where its bytes are the thing
     * itself. Servers also name what is no packing: nothing at all, {@code aws-chunked}, {@code none}, {@code utf-8}.
     */
    public Optional<String> packing() {
        String all = String.join(",", headers.allValues("Content-Encoding")).toLowerCase(Locale.ROOT);
        String packed = Arrays.stream(all.split(",", -1)).map(String::strip).filter(PACKINGS::contains)
                .collect(Collectors.joining(","));
        return packed.isEmpty() ? Optional.empty() : Optional.of(packed);
    }

    /** How long the server wants to be left alone, in seconds from now, at most a day; −1 where it doesn't say. */
    public long retryAfterSeconds() {
        return header("Retry-After").map(value -> RetryAfter.seconds(value, Instant.now())).orElse(-1L);
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
