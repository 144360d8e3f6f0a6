package clipbrowser.exchange;

import clipbrowser.model.FileFacts;
import clipbrowser.model.MediaInfo;
import clipbrowser.model.SourceMedia;
import clipbrowser.model.SourceSettings;
import clipbrowser.model.SourceTiming;
import clipbrowser.time.FirstFrame;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRate;
import clipbrowser.time.Timecode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the media file that an export names is like: the linked original where there is one, else what is hosted.
 *
 * @param width        of the picture as it is shown, after it was turned, in pixels; 0 where unknown
 * @param height       of the picture as it is shown, in pixels; 0 where unknown
 * @param aspectWidth  pixel aspect ratio as it is shown, 1 for square
 * @param aspectHeight pixel aspect ratio as it is shown, 1 for square
 * @param rotation     degrees clockwise that the file asks to be turned by for showing: 0, 90, 180 or 270
 * @param mirrored     whether it asks for left and right to change places, before the turn
 * @param audio        one for each audio track of the file, in its order
 * @param grid         where its frames lie; null where unknown
 * @param timecode     how its frames are labelled; its start is the label of the file's first frame
 * @param first        what the clocks of the file and of players show at its first frame
 */
public record MediaDescription(int width, int height, int aspectWidth, int aspectHeight, int rotation,
        boolean mirrored, List<Sound> audio, @Nullable FrameGrid grid, Timecode timecode, FirstFrame first) {
    /** Of one track, as editing systems take it. */
    private static final int MOST_CHANNELS = 16;

    /** One audio track. @param rate samples a second */
    public record Sound(int channels, int rate) {
        static final Sound STEREO = new Sound(2, 48_000);

        public Sound {
            channels = Math.clamp(channels, 1, MOST_CHANNELS);
            rate = rate < 1 ? STEREO.rate : rate;
        }
    }

    public MediaDescription {
        audio = List.copyOf(audio);
        aspectWidth = Math.max(1, aspectWidth);
        aspectHeight = Math.max(1, aspectHeight);
    }

    /** From a file's own headers. */
    static MediaDescription of(FileFacts facts, @Nullable FrameGrid grid, Timecode timecode, FirstFrame first) {
        boolean lying = facts.rotation() % 180 != 0;
        return new MediaDescription(lying ? facts.height() : facts.width(), lying ? facts.width() : facts.height(),
                lying ? facts.aspectHeight() : facts.aspectWidth(), lying ? facts.aspectWidth() : facts.aspectHeight(),
                facts.rotation(), facts.mirrored(),
                facts.audio().stream().map(s -> new Sound(s.channels(), s.sampleRate())).toList(), grid, timecode,
                first);
    }

    /**
     * A linked file, counted and labelled as the editor set it for its source, else by its own headers.
     *
     * @param first what the clocks of the file and of players show at its first frame
     */
    public static MediaDescription ofLinked(FileFacts facts, FrameGrid grid, SourceSettings settings,
            FirstFrame first) {
        SourceMedia file = new SourceMedia("", clipbrowser.model.RunStatus.COMPLETE, null, null);
        SourceTiming timing = SourceTiming.of(file, facts, grid, settings, 0);
        Timecode labels = timing.timecode();
        // The editor's label is that of the source's first frame, which lies elsewhere in the file.
        Timecode own = settings.startTimecode() == null
                ? labels
                : new Timecode(labels.rate(), labels.drop(), labels.start() - settings.fileOffset());
        return of(facts, timing.grid(), own, first);
    }

    /** From the service's words alone: a picture with stereo sound, unless it says that there are no channels. */
    static MediaDescription of(@Nullable MediaInfo info, @Nullable FrameGrid grid, Timecode timecode,
            FirstFrame first) {
        int width = info == null || info.width() == null ? 0 : info.width();
        int height = info == null || info.height() == null ? 0 : info.height();
        boolean silent = info != null && info.channels() != null && info.channels() == 0;
        return new MediaDescription(width, height, 1, 1, 0, false, silent ? List.of() : List.of(Sound.STEREO), grid,
                timecode, first);
    }

    /** Of all its tracks together; 0 without sound. */
    public int channels() {
        return audio.stream().mapToInt(Sound::channels).sum();
    }

    /** Samples a second, of its first track; 48000 where it has none. */
    public int soundRate() {
        return audio.isEmpty() ? Sound.STEREO.rate : audio.getFirst().rate();
    }

    boolean square() {
        return aspectWidth == aspectHeight;
    }

    /** The rate it is counted at; null where unknown. */
    @Nullable
    FrameRate rate() {
        return grid == null ? null : grid.rate();
    }
}
