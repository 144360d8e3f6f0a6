package clipbrowser.net;

/** Why the network gave nothing. Hosts and addresses are safe to show: never a query, a key or user info. */
public sealed interface NetFailure {
    /** Why an address may not be asked. */
    enum Reason {
        /** Longer than any that is signed. */
        TOO_LONG,
        /** Not a URL, or none with a host; also a host in a spelling that is read in two ways. */
        MALFORMED,
        /** Another scheme, or plain http of another machine. */
        NOT_HTTPS,
        /** A name or password before the host. */
        USER_INFO,
        /** A port of another service. */
        PORT,
        /** This machine, the network around it, or an address that is nobody's. */
        NOT_PUBLIC
    }

    /** Not an address that may be asked, or a name that stands for one. @param address as far as it may be shown */
    record AddressRefused(String address, Reason reason) implements NetFailure {}

    /** A redirect to an address that may not be asked, or back from https to http. */
    record RedirectRefused(String address) implements NetFailure {}

    record TooManyRedirects(int limit) implements NetFailure {}

    /** Nobody knows the host's name: no network, no DNS, or no such host. */
    record UnknownHost(String host) implements NetFailure {}

    /** No connection: no network, refused, or nobody there. */
    record Unreachable(String host) implements NetFailure {}

    /** A connection, but no encryption that both sides can agree on. */
    record HandshakeFailed(String host) implements NetFailure {}

    /** A certificate that isn't trusted, or one for another name. */
    record Untrusted(String host) implements NetFailure {}

    /** The whole exchange took longer than it may. */
    record TooSlow(long seconds) implements NetFailure {}

    /** Nothing came for that long, though the exchange as a whole may still take its time. */
    record Stalled(long seconds) implements NetFailure {}

    record TooLarge(long limitBytes) implements NetFailure {}

    /** The connection ended before the answer did. */
    record BrokeOff(String host) implements NetFailure {}

    /** What came isn't HTTP, or isn't compressed the way it says. */
    record Garbled(String host) implements NetFailure {}

    /** {@link Exchange#close} was called, on purpose. */
    record Closed() implements NetFailure {}
}
