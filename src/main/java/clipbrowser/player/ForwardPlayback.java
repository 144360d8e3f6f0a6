package clipbrowser.player;

import clipbrowser.media.MediaException;
import clipbrowser.player.audio.AudioQueue;
import clipbrowser.player.audio.FrameClock;
import clipbrowser.player.decode.OpenedSource;
import clipbrowser.player.frames.FrameRef;
import clipbrowser.player.frames.FrameSource;
import clipbrowser.player.frames.PrerollPoint;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.MediaTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plays a sequence forwards: shows each frame when the clock says, and always the first and last of each range. What is
 * decided is decided by {@link RangePlayback}. Player's thread.
 */
final class ForwardPlayback {
    private static final long MILLI = 1_000_000;
    /** The sound of the next range is queued this long before its time, in nanoseconds. */
    private static final long SOON = 2_000 * MILLI;
    private static long serials;
    private final Transport transport;
    private final FrameSource frameSource;
    private final AudioQueue audio;
    private final List<PlayRange> playRanges;
    private final PlaySequence.AfterLast ending;
    private final boolean free;
    private int index;
    private long first;
    private int speed;
    private long serial = ++serials;
    private long following;
    private @Nullable FrameClock clock;
    private long next;
    private long handover = -1;
    private long lateSince = -1;
    private boolean stalled;
    private boolean over;

    /** @param free whether it is not bound to the selected clip */
    ForwardPlayback(Transport transport, FrameSource frameSource, AudioQueue audio, PlaySequence sequence, int speed,
            boolean free) {
        this.transport = transport;
        this.frameSource = frameSource;
        this.audio = audio;
        this.playRanges = new ArrayList<>(sequence.playRanges());
        this.ending = sequence.ending();
        this.first = sequence.from();
        this.next = sequence.from();
        this.speed = speed;
        this.free = free;
    }

    PlayRange playRange() {
        return playRanges.get(index);
    }

    boolean free() {
        return free;
    }

    boolean over() {
        return over;
    }

    boolean stalled() {
        return stalled;
    }

    boolean started() {
        return clock != null;
    }

    /** The frame that playing begins at. */
    PrerollPoint begins() {
        return new PrerollPoint(playRange().openedSource(), first);
    }

    int speed() {
        return speed;
    }

    PlaySequence.AfterLast ending() {
        return ending;
    }

    /** What is left of it, from a frame of the present range on. */
    PlaySequence rest(long from) {
        return sequence().rest(index, from);
    }

    /** From the range of a tag on, or with another range before what is left. */
    PlaySequence jump(PlayRange to) {
        return sequence().jump(index, to);
    }

    private PlaySequence sequence() {
        return new PlaySequence(playRanges, first, ending);
    }

    private FrameRange range() {
        return range(index);
    }

    private FrameRange range(int of) {
        PlayRange playRange = playRanges.get(of);
        return ending instanceof PlaySequence.AfterLast.Loop && transport.loops()
                ? playRange.openedSource().grid().withHandles(playRange.range(),
                        transport.handles(playRange.openedSource()), transport.handles(playRange.openedSource()))
                : playRange.range();
    }

    private RangePlayback.Next after() {
        return RangePlayback.afterRange(index, playRanges.size(), ending, transport.loops());
    }

    /** Where the next range begins; null if none follows. */
    @Nullable
    PrerollPoint following() {
        return after() instanceof RangePlayback.Next.Range(int then)
                ? new PrerollPoint(playRanges.get(then).openedSource(), range(then).in())
                : null;
    }

    /** Changes the range of the clip with this tag, and keeps to it. @param instant now, in nanoseconds of the clock */
    void range(Object tag, FrameRange now, long instant) {
        long parts = playRanges.stream().filter(c -> c.tag().equals(tag)).count();
        for (int i = 0; i < playRanges.size(); i++) {
            PlayRange playRange = playRanges.get(i);
            if (playRange.tag().equals(tag)) {
                // Of a clip that is skimmed in parts, each part keeps what still belongs to the clip.
                playRanges.set(i, playRange.with(parts > 1 ? common(playRange, now) : now));
            }
        }
        FrameRange range = range();
        switch (RangePlayback.changed(range, first, next - 1, clock != null)) {
            case RangePlayback.Change.BeginAt begin -> {
                first = begin.frame();
                next = first;
            }
            case RangePlayback.Change.RestartAt begin -> restart(begin.frame());
            case RangePlayback.Change.Over _ -> {
                if (after() instanceof RangePlayback.Next.Range) {
                    goOn(instant);
                } else {
                    over = true;
                    transport.park(range.last());
                }
            }
            case RangePlayback.Change.GoOn _ ->
                audio.limit(serial, playRange().openedSource().grid().ends(range).nanos());
        }
    }

    /** What a part of a clip has in common with the clip's new range; the range itself where that is nothing. */
    private static FrameRange common(PlayRange part, FrameRange now) {
        FrameGrid grid = part.openedSource().grid();
        MediaTime from = later(grid.begins(part.range()), grid.begins(now));
        MediaTime to = earlier(grid.ends(part.range()), grid.ends(now));
        return from.compareTo(to) < 0 ? grid.during(from, to) : now;
    }

    private static MediaTime later(MediaTime one, MediaTime other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static MediaTime earlier(MediaTime one, MediaTime other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** When a frame begins in the present range: not before the range does. */
    private MediaTime startOf(long frame) {
        FrameGrid grid = playRange().openedSource().grid();
        return frame == range().in() ? grid.begins(range()) : grid.startOf(frame);
    }

    private void restart(long from) {
        audio.stop();
        clock = null;
        first = from;
        next = from;
        handover = -1;
        serial = ++serials;
        following = 0;
    }

    /** Changes the speed, from the frame on screen on. */
    void speed(int percent, long now) {
        speed = percent;
        if (clock != null) {
            anchor(Math.max(first, next - 1), now);
        }
    }

    /** Queues the sound again: another track, or the device is back. */
    void audioChanged(long now) {
        if (clock != null && !stalled) {
            sounds(clock.mediaNanos(now));
        }
    }

    private void anchor(long frame, long now) {
        clock = new FrameClock(playRange().openedSource().grid(), startOf(frame), now, speed);
        serial = ++serials;
        following = 0;
        sounds(clock.mediaNanos(now));
    }

    private void sounds(long from) {
        audio.stop();
        FrameGrid grid = playRange().openedSource().grid();
        long to = grid.ends(range()).nanos();
        if (speed > 0 && speed <= 200 && from < to) {
            audio.play(playRange().openedSource(), from, to, speed, serial);
        }
    }

    /** Does what is due. @return when to call again, in nanoseconds of the clock */
    long tick(long now) throws MediaException {
        FrameClock at = clock;
        if (at == null) {
            return begin(now);
        }
        at.delay(stalled ? 0 : audio.lead(at, now, serial));
        FrameRange range = range();
        FrameGrid grid = playRange().openedSource().grid();
        long due = at.frameAt(now);
        if (step(at, range, due, now) instanceof RangePlayback.Step.Show show) {
            advance(at, show.upTo(), now);
            at = clock == null ? at : clock;
        }
        if (over) {
            return now;
        }
        audio.pump(now, stalled ? null : at, serial);
        long end = at.dueAt(grid.ends(range));
        return switch (step(at, range, due, now)) {
            case RangePlayback.Step.RangeOver _ -> {
                emitPlayed();
                yield goOn(end);
            }
            case RangePlayback.Step.HoldLast _ -> {
                prepare(end, now);
                yield now >= end ? now + 2 * MILLI : Math.min(end, now + 10 * MILLI);
            }
            case RangePlayback.Step.Show _,RangePlayback.Step.Wait _ -> {
                prepare(end, now);
                long wake = next <= due ? now + 5 * MILLI : at.dueAt(next);
                yield audio.busy() ? Math.min(wake, now + audio.pause()) : wake;
            }
        };
    }

    private RangePlayback.Step step(FrameClock at, FrameRange range, long due, long now) {
        boolean ended = now >= at.dueAt(playRange().openedSource().grid().ends(range));
        return RangePlayback.step(range, next, due, ended, transport.screenReady());
    }

    /** Says that a clip was seen to its end: one that is skimmed in two parts after the second. */
    private void emitPlayed() {
        Object tag = playRange().tag();
        boolean more = after() instanceof RangePlayback.Next.Range(int then) && then > index
                && playRanges.get(then).tag().equals(tag);
        if (!more) {
            transport.emit(listener -> listener.played(tag));
        }
    }

    private long begin(long now) throws MediaException {
        OpenedSource openedSource = playRange().openedSource();
        boolean there = transport.onScreen(openedSource, first);
        if (there) {
            Object tag = playRange().tag();
            transport.emit(listener -> listener.began(tag));
        } else {
            FrameRef picture = frameSource.find(openedSource, first, now);
            if (picture == null) {
                if (frameSource.endedBefore(openedSource, first) >= 0) {
                    over = true;
                }
                late(now);
                return now + 5 * MILLI;
            }
            if (!transport.screenReady()) {
                return now + 2 * MILLI;
            }
            // Before the picture, so that the list's selection has moved when it is seen.
            Object tag = playRange().tag();
            transport.emit(listener -> listener.began(tag));
            transport.present(picture);
        }
        lateSince = -1;
        stalled = false;
        next = first + 1;
        boolean seamless = handover >= 0 && now - handover < 150 * MILLI;
        if (seamless && following == serial) {
            clock = new FrameClock(openedSource.grid(), startOf(first), handover, speed);
        } else {
            anchor(first, seamless ? handover : now);
        }
        long missing = frameSource.frameCache().missingFrom(first);
        if (missing <= range().last()) {
            frameSource.find(openedSource, missing, now);
        }
        return now;
    }

    private void advance(FrameClock at, long due, long now) throws MediaException {
        OpenedSource openedSource = playRange().openedSource();
        FrameRef found = null;
        for (FrameRef picture = frameSource.find(openedSource, next, now); picture != null; picture = next <= due
                && RangePlayback.passesOver(now - at.dueAt(next)) ? frameSource.find(openedSource, next, now) : null) {
            found = picture;
            next = picture.frame() + 1;
        }
        if (found == null) {
            if (frameSource.endedBefore(openedSource, next) >= 0) {
                over = true;
                return;
            }
            late(now);
            if (RangePlayback.skips(now - lateSince, speed)) {
                skip(due);
            }
            return;
        }
        lateSince = -1;
        transport.present(found);
        long late = now - at.dueAt(found.frame());
        if (RangePlayback.resetsClock(late, stalled)) {
            stalled = false;
            anchor(found.frame(), now);
            skip(due);
        }
    }

    /** At a speed that decoding can't hold: goes on from a keyframe. */
    private void skip(long due) {
        next = RangePlayback.skipTo(next, playRange().openedSource().table().keyframeAtOrBefore(due), speed);
    }

    private void late(long now) {
        if (lateSince < 0) {
            lateSince = now;
        } else if (!stalled && RangePlayback.stalls(now - lateSince)) {
            stalled = true;
            audio.stop();
        }
    }

    /** Queues the sound of the range that follows. @param end when the present one is over */
    private void prepare(long end, long now) {
        if (!(after() instanceof RangePlayback.Next.Range(int then)) || end - now > SOON || following == serial + 1
                || speed > 200) {
            return;
        }
        following = serial + 1;
        serials = Math.max(serials, following);
        if (audio.busy()) {
            FrameGrid grid = playRanges.get(then).openedSource().grid();
            FrameRange range = range(then);
            audio.follow(playRanges.get(then).openedSource(), grid.begins(range).nanos(), grid.ends(range).nanos(),
                    speed, following);
        } else {
            following = 0;
        }
    }

    /** Carries out what follows the range. @param end when its last frame's time was over */
    private long goOn(long end) {
        switch (after()) {
            case RangePlayback.Next.Stop _ -> {
                over = true;
                return end;
            }
            case RangePlayback.Next.Park park -> {
                over = true;
                transport.park(park.frame());
                return end;
            }
            case RangePlayback.Next.Range(int then) -> index = then;
        }
        first = range().in();
        next = first;
        clock = null;
        handover = end;
        if (following != 0) {
            serial = following;
        } else {
            serial = ++serials;
        }
        return end;
    }
}
