package clipbrowser.exchange;

import clipbrowser.time.FrameGrid;
import clipbrowser.time.MediaTime;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;

/**
 * What ffmpeg must be told so that it takes exactly the pictures and the sound of an event. It seeks to half a frame
 * before the first picture, on the file's own clock: without {@code -seek_timestamp} it would count from the earliest
 * of all streams, as far as it has found it. The first picture of a clip that begins while one is held stands from the
 * clip's beginning, and the last one stands to its end.
 *
 * @param before where to seek to, on the file's clock
 * @param first  when the first picture is first shown, on the file's clock; before the clip begins where it is held
 * @param start  when the clip begins, on the file's clock
 */
record FfmpegCut(Event event, MediaTime before, MediaTime first, MediaTime start) {
    static FfmpegCut of(Event event) {
        ExportSource source = event.source();
        MediaTime first = source.timeInFile(source.fromFirst(event.in()));
        return new FfmpegCut(event, first.minus(half(source, event.in())), first, source.timeInFile(event.from()));
    }

    /** Half of the frame before one of the media: far from both its neighbours, however a container rounds. */
    static MediaTime half(ExportSource source, long frame) {
        MediaTime before = source.fromFirst(frame).minus(source.fromFirst(frame - 1));
        MediaTime length = before.compareTo(MediaTime.ZERO) > 0
                ? before
                : Objects.requireNonNull(source.mediaGrid()).rate().frameDuration();
        return new MediaTime(length.numerator(), Math.multiplyExact(length.denominator(), 2));
    }

    /** Of {@code -ss}. */
    String seek() {
        return seconds(before);
    }

    /** The filter of the picture. */
    String video() {
        return held() ? "setpts=max(PTS-" + seconds(start.minus(before)) + "/TB\\,0)" : "setpts=PTS-STARTPTS";
    }

    /** The filter of the sound. */
    String audio() {
        return "atrim=start=" + seconds(start.minus(before)) + ":duration=" + seconds(event.lasts())
                + ",asetpts=PTS-STARTPTS";
    }

    /** Options of the output that keep times as they are. Without B-frames the last packet is the last picture's. */
    List<String> timing() {
        if (!(event.source().mediaGrid() instanceof FrameGrid.Listed)) {
            return List.of();
        }
        if (!held()) {
            return List.of("-enc_time_base", "-1");
        }
        MediaTime last = event.source().fromFirst(event.out() - 1);
        MediaTime begins = last.compareTo(event.from()) > 0 ? last : event.from();
        return List.of("-enc_time_base", "-1", "-bf", "0", "-bsf:v", "setts=duration=if(eq(N\\," + (event.length() - 1)
                + ")\\," + seconds(event.to().minus(begins)) + "/TB\\,DURATION)");
    }

    /** What the words above say, as {@link FfmpegScriptReader} finds it. */
    ReadEvent.Span asked() {
        return held()
                ? new ReadEvent.InTime(start, event.source().timeInFile(event.to()))
                : new ReadEvent.InFrames(event.in(), event.out());
    }

    /** Whether its first or its last picture is shown for less, or for longer, than a frame is. */
    private boolean held() {
        ExportSource source = event.source();
        if (!(source.mediaGrid() instanceof FrameGrid.Listed grid)) {
            return false;
        }
        boolean within = !start.equals(first) || !event.to().equals(source.fromFirst(event.out()));
        MediaTime twice = grid.rate().startOf(2);
        return within || event.to().minus(source.fromFirst(event.out() - 1)).compareTo(twice) >= 0;
    }

    static String seconds(MediaTime time) {
        return new BigDecimal(BigInteger.valueOf(time.numerator())).divide(
                new BigDecimal(BigInteger.valueOf(time.denominator())), 6, RoundingMode.HALF_UP).toPlainString();
    }
}
