package clipbrowser.model;

/** Why an address isn't asked. Each has its own words in the message bundle. */
public enum AddressRefusal {
    /** Longer than any that is signed. */
    TOO_LONG,
    /** Not a URL, or none with a host that can be read in one way only. */
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
