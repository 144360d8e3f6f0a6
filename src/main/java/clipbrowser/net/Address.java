package clipbrowser.net;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * An http or https URL that an {@link AddressPolicy} let through, without user info and fragment.
 *
 * <p>Buckets have underscores in their names, which neither the JDK's URLs nor its TLS take for a host. Such a host is
 * asked under an alias, with two hyphens for each underscore: a certificate for {@code *.example.org} holds for both,
 * the alias is pinned to what the host's own name stands for, and the server is told the name itself.
 */
public final class Address {
    private static final String UNRESERVED = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";
    private final URI uri;
    private final String host;

    Address(URI uri) {
        this(uri, uri.getHost());
    }

    /** @param uri what the client is given, whose host may be an alias @param host what is meant */
    Address(URI uri, String host) {
        this.uri = uri;
        this.host = host.toLowerCase(Locale.ROOT);
    }

    /** What a client can ask; see above for its host. */
    URI uri() {
        return uri;
    }

    /** Lower case, an IPv6 literal in brackets. */
    public String host() {
        return host;
    }

    /** Lower case: the host, or what it is asked as. */
    String alias() {
        return uri.getHost().toLowerCase(Locale.ROOT);
    }

    boolean aliased() {
        return !alias().equals(host);
    }

    /** Host and port as a server is told them. */
    String authority() {
        return host + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    /** The path as it is sent. */
    public String path() {
        String path = uri.getRawPath();
        return path == null ? "" : path;
    }

    /** As it was written: not every client can ask it. */
    String written() {
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return uri.getScheme() + "://" + authority() + path() + query;
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
        return host.equals("localhost") || literal().map(InetAddress::isLoopbackAddress).orElse(false);
    }

    /** The host, where it is an address and not a name. */
    Optional<InetAddress> literal() {
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
        return new Address(URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + path), host);
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
        return other instanceof Address a && a.uri.equals(uri) && a.host.equals(host);
    }

    @Override
    public int hashCode() {
        return uri.hashCode();
    }

    /** Without the query, which may hold a signature: fit for a log. */
    @Override
    public String toString() {
        return origin() + path();
    }
}
