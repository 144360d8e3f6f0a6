package clipbrowser.exchange;

import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.MediaTime;
import org.jspecify.annotations.Nullable;

/**
 * One event as a file says it.
 *
 * @param name   of the clip; empty where the file carries none
 * @param source what is taken of the source or its media; null for a clip without frames
 * @param record frame of the sequence it begins at; {@link #NO_RECORD} where there is no sequence
 */
public record ReadEvent(String name, @Nullable Span source, long record) {
    public static final long NO_RECORD = -1;

    /** From (inclusive) and to (exclusive), as the file counts. */
    public sealed interface Span {}

    /** In frames. */
    public record InFrames(long in, long out) implements Span {}

    /** On the clock of the media; rounded by the format. */
    public record InTime(MediaTime in, MediaTime out) implements Span {}

    /** What is expected of an event. */
    static Span span(ExportFormat.Frames frames, ExportDocument document, Event e) {
        return switch (frames) {
            case SOURCE, MEDIA -> new InFrames(e.in(), e.out());
            case TIMECODE -> {
                long day = Event.day(document.clock());
                yield new InFrames(Math.floorMod(e.clockIn(), day), Math.floorMod(e.clockOut(), day));
            }
        };
    }

    /** As a format says it that carries times: frames where each time is one's start, else the times themselves. */
    static Span inPlayers(Event e) {
        return e.source().mediaGrid() instanceof FrameGrid.Listed
                ? new InTime(e.source().timeInPlayers(e.from()), e.source().timeInPlayers(e.to()))
                : new InFrames(e.in(), e.out());
    }

    static @Nullable Span span(@Nullable FrameRange range) {
        return range == null ? null : new InFrames(range.in(), range.out());
    }
}
