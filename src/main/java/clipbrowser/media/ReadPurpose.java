package clipbrowser.media;

/** What bytes are read for, the most urgent first: who of several readers of a server may ask it next. */
public enum ReadPurpose {
    /** The picture that the editor waits for, and the headers that it takes. */
    FRAME,
    /** The pictures that follow it. */
    PLAYING,
    /** What is heard with them. */
    SOUND,
    /** The picture that the next key leads to. */
    NEXT,
    /** Headers of sources that aren't on screen. */
    HEADERS,
    /** The waveform under the clip. */
    WAVEFORM,
    /** Small pictures in the list. */
    THUMBNAIL,
    /** Small pictures along the clip. */
    FILMSTRIP,
    /** What is likely to be wanted later. */
    AHEAD;

    /** Whether nobody waits for it: others go first. */
    public boolean background() {
        return compareTo(HEADERS) > 0;
    }
}
