package clipbrowser.model;

/** Why a source can't be shown. Each has its own sentence in the message bundle, said on the clip and on the source. */
public sealed interface MediaFailure {
    /** The service hasn't finished it, marked it as failed, or gave no URL. */
    record NotThere(RunStatus status) implements MediaFailure {}

    /** The URL isn't one that may be asked. */
    record AddressRefused(AddressRefusal why) implements MediaFailure {}

    /** 404 or 410 after the URL was renewed. */
    record Gone(int status) implements MediaFailure {}

    /** 401 or 403 after the URL was renewed. */
    record Refused(int status) implements MediaFailure {}

    record UnexpectedStatus(int status) implements MediaFailure {}

    /** 429 or 503. @param retryAfterSeconds how long the server wants to be left alone; −1 where it doesn't say */
    record Busy(int status, long retryAfterSeconds) implements MediaFailure {}

    /** A page came where a video was asked for: a network's sign-in page, or a server's own words. */
    record PageInstead(String host) implements MediaFailure {}

    /**
     * What its server says makes no sense, such as other bytes than were asked for.
     *
     * @param detail a few words for the editor
     */
    record WrongAnswer(String detail) implements MediaFailure {}

    /** Its server has another file there than before: the headers are to be read anew. */
    record Changed() implements MediaFailure {}

    /** A redirect to an address that may not be asked, or too many of them. */
    record RedirectRefused() implements MediaFailure {}

    record Unreachable(String host) implements MediaFailure {}

    /** Nobody knows its server's name. */
    record UnknownHost(String host) implements MediaFailure {}

    /** Its server's certificate isn't trusted, or is for another name. */
    record Untrusted(String host) implements MediaFailure {}

    /** Its server's name stands for an address of this computer or its network, as a network's sign-in page has it. */
    record PrivateName(String host) implements MediaFailure {}

    /** Its server and this program agree on no encryption. */
    record HandshakeFailed(String host) implements MediaFailure {}

    /** Broke off or stalled, and didn't come back after retries. */
    record BrokeOff() implements MediaFailure {}

    /** By its first bytes neither mp4, mov, mkv nor webm. */
    record NotMedia() implements MediaFailure {}

    /**
     * A video in a container that isn't read here.
     *
     * @param name the container's, such as AVI
     */
    record OtherContainer(String name) implements MediaFailure {}

    /**
     * A video whose codec can't be played here.
     *
     * @param name the codec's, such as FFV1
     */
    record OtherCodec(String name) implements MediaFailure {}

    /** The headers contradict themselves, or hold no picture track. */
    record Unreadable(String detail) implements MediaFailure {}

    /** The player couldn't decode it. @param codec what people call it; empty where it isn't known or isn't why */
    record Undecodable(String codec) implements MediaFailure {
        public Undecodable() {
            this("");
        }
    }

    /** No usable libVLC on this machine. */
    record NoPlayer() implements MediaFailure {}

    /** A fault of this program's own; the log has what it was. */
    record Unexpected() implements MediaFailure {}

    /** Whether it may pass by itself: the network, the server, or what stands between. */
    default boolean passes() {
        return switch (this) {
            case Gone _,Refused _,UnexpectedStatus _,Busy _,PageInstead _,WrongAnswer _,Changed _,RedirectRefused _,Unreachable _,UnknownHost _,PrivateName _,Untrusted _,HandshakeFailed _,BrokeOff _ ->
                true;
            case NotThere _,AddressRefused _,NotMedia _,OtherContainer _,OtherCodec _,Unreadable _,Undecodable _,NoPlayer _,Unexpected _ ->
                false;
        };
    }
}
