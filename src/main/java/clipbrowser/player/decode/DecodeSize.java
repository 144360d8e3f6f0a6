package clipbrowser.player.decode;

import clipbrowser.model.FileFacts;

/** How large a source's pictures are decoded for a given size on screen. */
public final class DecodeSize {
    private DecodeSize() {}

    /**
     * The size to decode to, before rotation.
     *
     * @param room device pixels that the picture, as it is seen, may fill
     */
    public static Decoder.Size fit(OpenedSource openedSource, Decoder.Size room) {
        return fit(openedSource.table().facts(), room);
    }

    /** @see #fit(OpenedSource, Decoder.Size) */
    public static Decoder.Size fit(FileFacts facts, Decoder.Size room) {
        long wide = Math.max(1, (long) facts.width() * facts.aspectWidth() / Math.max(1, facts.aspectHeight()));
        long high = Math.max(1, facts.height());
        boolean turned = facts.rotation() % 180 != 0;
        long seenWide = turned ? high : wide;
        long seenHigh = turned ? wide : high;
        long width = Math.min(room.width(), room.height() * seenWide / seenHigh);
        long height = Math.min(room.height(), room.width() * seenHigh / seenWide);
        if (width >= seenWide || height >= seenHigh) {
            // Never larger than the source: JavaFX scales up.
            width = seenWide;
            height = seenHigh;
        }
        return turned ? new Decoder.Size((int) height, (int) width) : new Decoder.Size((int) width, (int) height);
    }
}
