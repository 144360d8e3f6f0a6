package clipbrowser.time;

/**
 * What two clocks show when frame 0 of a media is shown: they differ where its picture begins after its sound, or where
 * its times don't begin at 0.
 *
 * @param inFile    the container's own presentation time, which ffmpeg takes with {@code -seek_timestamp 1}
 * @param inPlayers the clock of players, and of {@code -ss} in ffmpeg: 0 is the earliest presentation of any picture or
 *                  sound of the file; never negative
 */
public record FirstFrame(MediaTime inFile, MediaTime inPlayers) {
    /** Everything begins at 0, as in most files. */
    public static final FirstFrame AT_ZERO = new FirstFrame(MediaTime.ZERO, MediaTime.ZERO);
}
