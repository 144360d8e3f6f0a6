package clipbrowser.media;

/** The samples of a track in the order of decoding, in ticks of the track. */
interface TrackSamples {
    int size();

    /** When a sample is shown, in ticks of the track. */
    long time(int sample);

    /** Of its first byte in the file, −1 if that isn't known. */
    long position(int sample);

    /** In bytes. */
    long size(int sample);

    /** Whether decoding can start at it. */
    boolean key(int sample);

    /** Which description of the track a sample has, counted from 1. */
    int description(int sample);

    /** Where the last one shown ends. */
    long end();
}
