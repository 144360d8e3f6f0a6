package clipbrowser.net;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** One GET to be made. Its headers may hold a key: it has no text form that shows them. */
public final class Request {
    /** How many redirects media may take. */
    static final int REDIRECTS = 5;
    private static final Set<String> OF_MEDIA = Set.of("Range", "If-Range", "Accept-Encoding");
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Address address;
    private final AddressPolicy policy;
    private final Map<String, String> headers;
    private final int redirects;
    private final Duration whole;
    private final Duration idle;

    private Request(Address address, AddressPolicy policy, Map<String, String> headers, int redirects, Duration whole,
            Duration idle) {
        this.address = address;
        this.policy = policy;
        this.headers = Map.copyOf(headers);
        this.redirects = redirects;
        this.whole = whole;
        this.idle = idle;
    }

    /**
     * Of the API: a redirect is an answer like any other, never followed.
     *
     * @param whole for everything, body included
     */
    public static Request ofApi(Address address, Duration whole) {
        return new Request(address, AddressPolicy.ofApi(), Map.of(), 0, whole, whole);
    }

    /**
     * Of media: up to five redirects are followed, each under the policy. The body may take as long as it keeps coming.
     *
     * @param idle how long nothing may come, neither headers nor the next bytes
     */
    public static Request ofMedia(Address address, AddressPolicy policy, Duration idle) {
        return new Request(address, policy, Map.of(), REDIRECTS, LONGEST, idle);
    }

    /**
     * The same with one more header.
     *
     * @throws IllegalArgumentException for a header that media don't need: what may be sent on to others holds no key
     */
    public Request with(String header, String value) {
        if (redirects > 0 && !OF_MEDIA.contains(header)) {
            throw new IllegalArgumentException(header);
        }
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Request(address, policy, more, redirects, whole, idle);
    }

    Address address() {
        return address;
    }

    AddressPolicy policy() {
        return policy;
    }

    Map<String, String> headers() {
        return headers;
    }

    int redirects() {
        return redirects;
    }

    Duration whole() {
        return whole;
    }

    Duration idle() {
        return idle;
    }

    @Override
    public String toString() {
        return "GET " + address;
    }
}
