package clipbrowser.model;

import clipbrowser.time.FrameRate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source's own headers say, beside its frames.
 *
 * @param container      mp4, mov, mkv or webm
 * @param videoCodec     as the container names it, such as avc1
 * @param width          of the coded picture in pixels, before pixel aspect and rotation
 * @param height         of the coded picture in pixels
 * @param aspectWidth    pixel aspect ratio, 1 for square
 * @param aspectHeight   pixel aspect ratio, 1 for square
 * @param rotation       degrees clockwise to turn the picture for showing it, after mirroring: 0, 90, 180 or 270
 * @param mirrored       whether left and right change places, before the picture is turned
 * @param interlaced     whether the headers say so
 * @param highRange      HDR or log transfer: the preview isn't colour-accurate
 * @param audio          one per audio track, in the file's order
 * @param constantRate   the rate where every frame is equally long, null where the rate varies
 * @param startTimecode  the start timecode's label with its rate, null where the file has none
 */
public record FileFacts(String container, String videoCodec, int width, int height, int aspectWidth, int aspectHeight,
        int rotation, boolean mirrored, boolean interlaced, boolean highRange, List<AudioTrack> audio,
        @Nullable FrameRate constantRate,
        @Nullable StartTimecode startTimecode) {
    public FileFacts {
        audio = List.copyOf(audio);
    }

    /** @param language empty where the file names none */
    public record AudioTrack(int number, String codec, int channels, int sampleRate, String language) {}

    /**
     * As a {@code tmcd} track holds it.
     *
     * @param frame the count from 00:00:00:00 at {@code rate}
     */
    public record StartTimecode(long frame, FrameRate rate, boolean drop) {}
}
