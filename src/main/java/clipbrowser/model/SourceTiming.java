package clipbrowser.model;

import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRate;
import clipbrowser.time.MediaTime;
import clipbrowser.time.SourceRate;
import clipbrowser.time.Timecode;
import org.jspecify.annotations.Nullable;

/**
 * How a source's frames are counted and labelled, settled from everything that is known of it: the same in the window
 * and in an export without one.
 *
 * @param grid null while the evidence doesn't reach
 */
public record SourceTiming(SourceRate rate, @Nullable FrameGrid grid, Timecode timecode) {

    /**
     * @param facts      what the file's headers say; null where they weren't read
     * @param file       the file's own frames; null where they weren't read
     * @param settings   what the editor set, and what was settled before
     * @param furthestMs where the last clip of the source ends, in milliseconds: how long it is at least, where neither
     *                   file nor service tells its length; 0 where no clip says
     */
    public static SourceTiming of(SourceMedia media, @Nullable FileFacts facts, @Nullable FrameGrid file,
            SourceSettings settings, long furthestMs) {
        MediaInfo info = media.info();
        FrameRate seen = file == null ? settings.settled() : file.rate();
        boolean variable = file instanceof FrameGrid.Listed;
        SourceRate settled = SourceRate.settle(settings.rate(), seen, variable, null,
                info == null ? null : info.frameCount(), info == null ? null : info.durationMs(),
                info == null ? null : info.fps());
        FrameRate rate = settled.rate();
        if (rate == null) {
            return new SourceTiming(settled, null, Timecode.of(new FrameRate(25, 1)));
        }
        MediaTime own = file == null ? settings.settledOrigin() : file.origin();
        MediaTime origin = settings.pictureAtZero() ? MediaTime.ZERO : own;
        return new SourceTiming(settled, grid(rate, file, info, furthestMs, origin), labels(rate, facts, settings));
    }

    private static @Nullable FrameGrid grid(FrameRate rate, @Nullable FrameGrid file, @Nullable MediaInfo info,
            long furthestMs, MediaTime origin) {
        return switch (file) {
            // The frames are where they are, whatever constant rate is named for them.
            case FrameGrid.Listed listed -> listed.assuming(rate).from(origin);
            case FrameGrid.Even even -> even(rate, even.frames(), origin);
            case null -> {
                Long count = info == null ? null : info.frameCount();
                Long duration = info == null ? null : info.durationMs();
                long frames = count != null ? count : rate.frameAt(duration != null ? duration : furthestMs);
                yield even(rate, frames, origin);
            }
        };
    }

    /** Null where there would be no frame, or so many at this rate that their times are beyond counting. */
    private static @Nullable FrameGrid even(FrameRate rate, long frames, MediaTime origin) {
        boolean countable = frames >= 1 && !rate.beginsAfter(frames, MediaTime.ofMillis(MediaInfo.LONGEST_MS));
        return countable ? new FrameGrid.Even(rate, frames, origin) : null;
    }

    private static Timecode labels(FrameRate rate, @Nullable FileFacts facts, SourceSettings settings) {
        FileFacts.StartTimecode own = facts == null ? null : facts.startTimecode();
        Boolean chosen = settings.drop();
        boolean drop = chosen != null ? chosen : own != null && own.drop();
        Timecode from0 = new Timecode(rate, drop, 0);
        String set = settings.startTimecode();
        if (set != null) {
            return new Timecode(rate, drop, from0.countOf(set).orElse(0L));
        }
        if (own == null) {
            return from0;
        }
        // The label is what stands on the file: counted anew where it is read at another rate, or dropped otherwise.
        Timecode written = new Timecode(own.rate(), own.drop(), 0);
        long second = own.rate().nominal();
        long start = from0.countOf(written.label(own.frame())).orElseGet(
                () -> own.frame() / second * rate.nominal());
        return new Timecode(rate, drop, start);
    }
}
