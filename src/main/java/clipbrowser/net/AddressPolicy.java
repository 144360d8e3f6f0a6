package clipbrowser.net;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may be asked: https; http only of this machine; no user info. Media named by an answer lies on the public
 * internet, or on this machine where the API itself does, so that an answer can't make this program ask around in the
 * editor's network.
 *
 * <p>An address is checked as it is written, and again by what its name resolves to, just before it is asked. The JDK's
 * client resolves the name once more by itself; the JVM remembers an answer for 30 s, so that both see the same one
 * unless the machine's security properties say otherwise. Behind a proxy the proxy resolves names, and only the written
 * form is checked.
 */
public final class AddressPolicy {
    /** Signed URLs run to some 2,000 characters. */
    static final int LONGEST = 8192;
    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://");

    private enum Reach {
        /** Named by the user: anywhere. */
        API, PUBLIC, PUBLIC_AND_THIS_MACHINE
    }

    private final Reach reach;

    private AddressPolicy(Reach reach) {
        this.reach = reach;
    }

    /** For the API's own address, which the user names. */
    public static AddressPolicy ofApi() {
        return new AddressPolicy(Reach.API);
    }

    /** For media that an answer names. @param api where the answer came from, null for one from a file */
    public static AddressPolicy ofMedia(@Nullable Address api) {
        return new AddressPolicy(api != null && api.onLoopback() ? Reach.PUBLIC_AND_THIS_MACHINE : Reach.PUBLIC);
    }

    /**
     * The address that a URL names. What browsers mend in path and query is mended: spaces, letters beyond ASCII, a
     * stray per cent sign.
     *
     * @throws NetException {@link NetFailure.AddressRefused} if it may not be asked
     */
    public Address check(String url) throws NetException {
        Address address = parse(url.strip()).orElseThrow(() -> refused(url));
        if (!allowed(address)) {
            throw refused(url);
        }
        return address;
    }

    /** Where a redirect leads. @throws NetException {@link NetFailure.RedirectRefused} if it may not be followed */
    Address follow(Address from, String location) throws NetException {
        try {
            URI target = from.uri().resolve(new URI(mend(location.strip())));
            Address to = check(target.toString());
            if (from.secure() && !to.secure()) {
                throw new NetException(new NetFailure.RedirectRefused(to.toString()));
            }
            return to;
        } catch (URISyntaxException | NetException e) {
            throw new NetException(new NetFailure.RedirectRefused(safe(location)));
        }
    }

    /** @param found everything the host's name stands for @throws NetException if one of them may not be asked */
    void admit(Address at, InetAddress[] found) throws NetException {
        boolean loopback = Arrays.stream(found).allMatch(InetAddress::isLoopbackAddress);
        boolean fine = at.onLoopback()
                ? loopback
                : reach == Reach.API || Arrays.stream(found).allMatch(PublicInternet::contains);
        if (!fine) {
            throw new NetException(new NetFailure.AddressRefused(at.toString()));
        }
    }

    private boolean allowed(Address address) {
        if (address.onLoopback()) {
            return reach != Reach.PUBLIC;
        }
        if (!address.secure()) {
            return false;
        }
        if (reach == Reach.API) {
            return true;
        }
        // Names that never leave the machine or its network; what others stand for is seen when they are resolved.
        String host = address.host().replaceAll("\\.$", "");
        if (host.endsWith(".localhost") || host.endsWith(".local") || host.endsWith(".internal")
                || address.literal().isEmpty() && host.indexOf('.') < 0) {
            return false;
        }
        // Ports below 1024 belong to other services, some of which answer anything.
        return (address.port() == 443 || address.port() >= 1024)
                && address.literal().map(PublicInternet::contains).orElse(true);
    }

    private static Optional<Address> parse(String url) {
        if (url.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(mend(url));
            String scheme = uri.getScheme();
            boolean http = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
            // No host: the JDK's parser takes neither underscores nor IPv4 spelled as 127.1, 0x7f000001 or 2130706433.
            if (!http || uri.getHost() == null || uri.getRawUserInfo() != null || uri.getPort() == 0
                    || uri.getPort() > 65535 || oddNumber(uri.getHost()) || uri.getHost().indexOf('%') >= 0) {
                return Optional.empty();
            }
            String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return Optional.of(new Address(URI.create(scheme.toLowerCase(Locale.ROOT) + "://" + uri.getHost()
                    + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + path + query)));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A host that the system's resolver, unlike Java's parser, may take for a number: 0x7f.1, 010.0.0.1, 1.2.3. */
    private static boolean oddNumber(String host) {
        String trimmed = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        String last = trimmed.substring(trimmed.lastIndexOf('.') + 1);
        boolean number = last.matches("\\d+|0[xX][0-9a-fA-F]*");
        return number && !host.matches("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");
    }

    /** Encodes what a strict parser refuses after the host; before it nothing is mended. */
    private static String mend(String url) throws URISyntaxException {
        Matcher scheme = SCHEME.matcher(url);
        int from = scheme.lookingAt() ? scheme.end() : 0;
        while (from < url.length() && "/?#".indexOf(url.charAt(from)) < 0) {
            from++;
        }
        int end = url.indexOf('#') < 0 ? url.length() : url.indexOf('#');
        StringBuilder out = new StringBuilder(url.length() + 16).append(url, 0, Math.min(from, end));
        for (int i = from; i < end;) {
            int c = url.codePointAt(i);
            if (Character.getType(c) == Character.CONTROL || c == '\\' || Character.getType(c) == Character.SURROGATE) {
                throw new URISyntaxException("", "a character that no URL holds");
            }
            boolean stray = c == '%' && !url.substring(i, Math.min(end, i + 3)).matches("%[0-9a-fA-F]{2}");
            if (stray || c > 126 || " \"<>^`{|}[]".indexOf(c) >= 0) {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    out.append('%').append(String.format(Locale.ROOT, "%02X", b & 0xff));
                }
            } else {
                out.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return out.toString();
    }

    private static NetException refused(String url) {
        return new NetException(new NetFailure.AddressRefused(safe(url)));
    }

    /** The part of a URL that may be shown: to the end of its host, without user info. */
    private static String safe(String url) {
        String shown = ShownUrl.of(url.length() > LONGEST ? url.substring(0, LONGEST) : url).replaceAll("\\p{C}", "");
        return shown.length() > 200 ? shown.substring(0, 200) + "…" : shown;
    }
}
