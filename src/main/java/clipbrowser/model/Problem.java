package clipbrowser.model;

/** What is wrong with a clip, so that an editor can judge it. The sentence for each stands in the message bundle. */
public sealed interface Problem {
    /** Whether it keeps the clip from being played and exported. */
    default boolean blocks() {
        return switch (this) {
            case StartMissing _,EndMissing _,Negative _,Reversed _,NoLength _,OutsideSource _,SourceProcessing _,SourceFailed _,UrlMissing _,UrlRefused _ ->
                true;
            case PastEnd _,DurationDiffers _,IdMissing _,IdRepeated _,SourceDiffers _,Unreadable _,NotWhole _,NumberAsText _ ->
                false;
        };
    }

    record StartMissing() implements Problem {}

    record EndMissing() implements Problem {}

    /**
     * A value of the wrong kind, taken as missing.
     *
     * @param field as the service names it, such as {@code duration_ms}
     */
    record Unreadable(String field) implements Problem {}

    /** A number with a fraction where a whole one is due; it was rounded. @param field as the service names it */
    record NotWhole(String field) implements Problem {}

    /** A number that is written as a text; it was read. @param field as the service names it */
    record NumberAsText(String field) implements Problem {}

    record Negative() implements Problem {}

    /** The end is before the start. */
    record Reversed() implements Problem {}

    /** Start and end are the same. */
    record NoLength() implements Problem {}

    /** Begins where the source has already ended. */
    record OutsideSource() implements Problem {}

    /** Ends after the source does; it is played and exported to the source's end. @param frames how many frames */
    record PastEnd(long frames) implements Problem {}

    /** The stated duration contradicts the bounds; the bounds win. Milliseconds. */
    record DurationDiffers(long statedMs, long boundsMs) implements Problem {}

    record IdMissing() implements Problem {}

    record IdRepeated() implements Problem {}

    /** Clips of one answer say different things about their common source. */
    record SourceDiffers() implements Problem {}

    record SourceProcessing() implements Problem {}

    record SourceFailed() implements Problem {}

    record UrlMissing() implements Problem {}

    /** The URL is not one that this program opens. */
    record UrlRefused() implements Problem {}
}
