package clipbrowser.net;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** An http or https URL that an {@link AddressPolicy} let through, without user info and fragment. */
public final class Address {
    private static final String UNRESERVED = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";
    private final URI uri;

    Address(URI uri) {
        this.uri = uri;
    }

    public URI uri() {
        return uri;
    }

    /** Lower case, an IPv6 literal in brackets. */
    public String host() {
        return uri.getHost().toLowerCase(Locale.ROOT);
    }

    /** The one that is asked, also where the URL leaves it out. */
    public int port() {
        return uri.getPort() >= 0 ? uri.getPort() : secure() ? 443 : 80;
    }

    public boolean secure() {
        return uri.getScheme().equalsIgnoreCase("https");
    }

    /** Scheme, host and port: what a run's reviews are kept under. */
    public String origin() {
        return (secure() ? "https://" : "http://") + host() + ":" + port();
    }

    /** Whether it is written as this machine: {@code localhost}, 127.0.0.0/8 or ::1. */
    public boolean onLoopback() {
        String host = host();
        return host.equals("localhost") || literal().map(InetAddress::isLoopbackAddress).orElse(false);
    }

    /** The host, where it is an address and not a name. */
    Optional<InetAddress> literal() {
        String host = host();
        try {
            if (host.startsWith("[")) {
                return Optional.of(Inet6Address.ofLiteral(host.substring(1, host.length() - 1)));
            }
            return Optional.of(Inet4Address.ofLiteral(host));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * An address below this one: each segment is one step of the path whatever is in it, so that a {@code /} or
     * {@code ?} within it leads nowhere else. The query goes.
     *
     * @throws IllegalArgumentException for an empty segment, {@code .} and {@code ..}, which servers take as steps
     *                                  however they are written
     */
    public Address below(String... segments) {
        StringBuilder path = new StringBuilder(uri.getRawPath());
        for (String segment : segments) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                throw new IllegalArgumentException("not a path segment");
            }
            if (path.isEmpty() || path.charAt(path.length() - 1) != '/') {
                path.append('/');
            }
            encode(segment, path);
        }
        return new Address(URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + path));
    }

    private static void encode(String segment, StringBuilder to) {
        for (byte b : segment.getBytes(StandardCharsets.UTF_8)) {
            if (b > 0 && UNRESERVED.indexOf(b) >= 0) {
                to.append((char) b);
            } else {
                to.append('%').append(String.format(Locale.ROOT, "%02X", b & 0xff));
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Address a && a.uri.equals(uri);
    }

    @Override
    public int hashCode() {
        return uri.hashCode();
    }

    /** Without the query, which may hold a signature: fit for a log. */
    @Override
    public String toString() {
        String path = uri.getRawPath();
        return origin() + (path == null ? "" : path);
    }
}
