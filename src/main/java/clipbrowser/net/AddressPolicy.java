package clipbrowser.net;

import clipbrowser.net.NetFailure.Reason;
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
 * <p>An address is checked as it is written, and again by what its name resolves to, just before it is asked: the
 * client connects to what was checked then, see {@link PinnedNames}. Behind a proxy the proxy resolves names, and only
 * the written form is checked.
 */
public final class AddressPolicy {
    /** Signed URLs run to some 2,000 characters. */
    static final int LONGEST = 8192;
    /** Host and port; a label of letters, digits, hyphens and underscores, the last one without. */
    private static final Pattern UNDERSCORED = Pattern
            .compile("([a-zA-Z0-9_-]{1,63}\\.){1,32}[a-zA-Z][a-zA-Z0-9-]{0,62}\\.?(:\\d{1,5})?");
    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://");

    private enum Reach {
        /** Named by the user: anywhere. */
        API,
        PUBLIC,
        PUBLIC_AND_THIS_MACHINE
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
        try {
            Address address = parse(url.strip());
            Optional<Reason> refused = refused(address);
            if (refused.isPresent()) {
                throw new Refused(refused.get());
            }
            return address;
        } catch (Refused e) {
            throw new NetException(new NetFailure.AddressRefused(safe(url), e.reason));
        }
    }

    /** Ends a check. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final Reason reason;

        Refused(Reason reason) {
            this.reason = reason;
        }
    }

    /** Where a redirect leads. @throws NetException {@link NetFailure.RedirectRefused} if it may not be followed */
    Address follow(Address from, String location) throws NetException {
        try {
            if (location.length() > LONGEST) {
                throw new NetException(new NetFailure.RedirectRefused(safe(location)));
            }
            URI target = new URI(from.written()).resolve(new URI(mend(location.strip())));
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
            throw new NetException(new NetFailure.AddressRefused(at.toString(), Reason.NOT_PUBLIC));
        }
    }

    private Optional<Reason> refused(Address address) {
        if (address.onLoopback()) {
            return reach == Reach.PUBLIC ? Optional.of(Reason.NOT_PUBLIC) : Optional.empty();
        }
        if (!address.secure()) {
            return Optional.of(Reason.NOT_HTTPS);
        }
        if (reach == Reach.API) {
            return Optional.empty();
        }
        // Names that never leave the machine or its network; what others stand for is seen when they are resolved.
        String host = trimmed(address.host());
        if (host.endsWith(".localhost") || host.endsWith(".local") || host.endsWith(".internal")
                || address.literal().isEmpty() && host.indexOf('.') < 0
                || !address.literal().map(PublicInternet::contains).orElse(true)) {
            return Optional.of(Reason.NOT_PUBLIC);
        }
        // Ports below 1024 belong to other services, some of which answer anything.
        return address.port() == 443 || address.port() >= 1024 ? Optional.empty() : Optional.of(Reason.PORT);
    }

    private static String trimmed(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static Address parse(String url) throws Refused {
        if (url.length() > LONGEST) {
            throw new Refused(Reason.TOO_LONG);
        }
        try {
            URI uri = new URI(mend(url));
            String scheme = uri.getScheme();
            if (scheme == null) {
                throw new Refused(Reason.MALFORMED);
            }
            if (!scheme.equalsIgnoreCase("https") && !scheme.equalsIgnoreCase("http")) {
                throw new Refused(Reason.NOT_HTTPS);
            }
            String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
            if (authority.indexOf('@') >= 0) {
                throw new Refused(Reason.USER_INFO);
            }
            // No host: the JDK's parser takes neither underscores nor IPv4 spelled as 127.1, 0x7f000001 or 2130706433.
            URI asked = uri.getHost() == null ? aliased(authority) : uri;
            if (asked.getPort() == 0 || asked.getPort() > 65535 || oddNumber(asked.getHost())
                    || asked.getHost().indexOf('%') >= 0) {
                throw new Refused(Reason.MALFORMED);
            }
            String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            String host = uri.getHost() == null ? authority.replaceAll(":\\d*$", "") : uri.getHost();
            return new Address(URI.create(scheme.toLowerCase(Locale.ROOT) + "://" + asked.getHost()
                    + (asked.getPort() < 0 ? "" : ":" + asked.getPort()) + path + query), host);
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new Refused(Reason.MALFORMED);
        }
    }

    /** A host with underscores under its alias, see {@link Address}: letters, digits and hyphens around them. */
    private static URI aliased(String authority) throws URISyntaxException, Refused {
        if (!UNDERSCORED.matcher(authority).matches()) {
            throw new Refused(Reason.MALFORMED);
        }
        // A label begins and ends with a letter or digit.
        String label = authority.replace("_", "--").replaceAll("(?<=^|\\.)-", "0-").replaceAll("-(?=\\.)", "-0");
        URI alias = new URI("https://" + label);
        if (alias.getHost() == null) {
            throw new Refused(Reason.MALFORMED);
        }
        return alias;
    }

    /** A host that the system's resolver, unlike Java's parser, may take for a number: 0x7f.1, 010.0.0.1, 1.2.3. */
    private static boolean oddNumber(String host) {
        String trimmed = trimmed(host);
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
            boolean stray = c == '%' && !(i + 2 < end && hex(url.charAt(i + 1)) && hex(url.charAt(i + 2)));
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

    private static boolean hex(char c) {
        return c < 128 && Character.digit(c, 16) >= 0;
    }

    /** What may be shown of a URL, at most some 200 characters of it, without control characters. */
    private static String safe(String url) {
        String shown = ShownUrl.of(url.length() > LONGEST ? url.substring(0, LONGEST) : url).replaceAll("\\p{C}", "");
        return shown.length() > 200 ? shown.substring(0, 200) + "…" : shown;
    }
}
