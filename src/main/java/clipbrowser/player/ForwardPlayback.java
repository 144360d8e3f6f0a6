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

/** Playing forwards through a passage: each frame when it is due, the first and the last of each cut for certain. */
final class ForwardPlayback {
    private static final long MILLI = 1_000_000;
    /** Nothing has come for so long: the editor is told. */
    static final long STALL = 300 * MILLI;
    /** Pictures that come so late move the clock rather than be shown in a hurry. */
    private static final long BEHIND = 400 * MILLI;
    /** A picture that is no later is shown rather than passed over: the next pulse of the window shows the next. */
    private static final long LATE = 20 * MILLI;
    /** What follows is made ready so long before its time. */
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

    /** The frame that it is about to begin at. */
    PrerollPoint begins() {
        return new PrerollPoint(playRange().openedSource(), first);
    }

    int speed() {
        return speed;
    }

    PlaySequence.AfterLast ending() {
        return ending;
    }

    /** What is left of it, from a frame of the present cut on. */
    PlaySequence rest(long from) {
        List<PlayRange> left = playRanges.subList(index, playRanges.size());
        FrameRange range = left.getFirst().range();
        if (from >= range.last() && left.size() > 1) {
            return new PlaySequence(left.subList(1, left.size()), left.get(1).range().in(), ending);
        }
        return new PlaySequence(left, range.contains(from) && from < range.last() ? from : range.in(), ending);
    }

    /** With the cuts of a tag first, or a cut put before what is left. */
    PlaySequence jump(PlayRange to) {
        for (int i = 0; i < playRanges.size(); i++) {
            if (playRanges.get(i).tag().equals(to.tag())) {
                return new PlaySequence(playRanges.subList(i, playRanges.size()), playRanges.get(i).range().in(),
                        ending);
            }
        }
        List<PlayRange> all = new ArrayList<>(List.of(to));
        all.addAll(playRanges.subList(Math.min(index + 1, playRanges.size()), playRanges.size()));
        return new PlaySequence(all, to.range().in(), ending);
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

    private int after() {
        if (index + 1 < playRanges.size()) {
            return index + 1;
        }
        return ending instanceof PlaySequence.AfterLast.Loop && transport.loops() ? 0 : -1;
    }

    /** Where it goes on after this cut; null if it doesn't. */
    @Nullable
    PrerollPoint following() {
        int then = after();
        return then < 0 ? null : new PrerollPoint(playRanges.get(then).openedSource(), range(then).in());
    }

    /** A clip's range is another from now on. */
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
        if (clock == null) {
            first = Math.clamp(first, range.in(), range.last());
            next = first;
        } else if (next - 1 < range.in()) {
            restart(range.in());
        } else if (next - 1 > range.last()) {
            if (after() >= 0) {
                goOn(instant);
            } else {
                over = true;
                transport.park(range.last());
            }
        } else {
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

    /** Another speed from the frame on screen on. */
    void speed(int percent, long now) {
        speed = percent;
        if (clock != null) {
            anchor(Math.max(first, next - 1), now);
        }
    }

    /** Sound is made differently, or heard again, from now on. */
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

    /** Does what is due. @return when to come again, in nanoseconds of the clock */
    long tick(long now) throws MediaException {
        FrameClock at = clock;
        if (at == null) {
            return begin(now);
        }
        at.delay(stalled ? 0 : audio.lead(at, now, serial));
        OpenedSource openedSource = playRange().openedSource();
        long last = range().last();
        long due = Math.min(at.frameAt(now), last);
        if (next <= due && transport.screenReady()) {
            advance(at, due, now);
            at = clock == null ? at : clock;
        }
        if (over) {
            return now;
        }
        audio.pump(now, stalled ? null : at, serial);
        if (next > last) {
            long end = at.dueAt(openedSource.grid().ends(range()));
            // Not over before the last picture was taken up: what comes next would push it off the screen.
            if (now >= end && transport.screenReady()) {
                Object tag = playRange().tag();
                int then = after();
                // A clip that is skimmed has two parts: it was seen after the second.
                if (then <= index || !playRanges.get(then).tag().equals(tag)) {
                    transport.emit(listener -> listener.played(tag));
                }
                return goOn(end);
            }
            prepare(end, now);
            return now >= end ? now + 2 * MILLI : Math.min(end, now + 10 * MILLI);
        }
        prepare(at.dueAt(openedSource.grid().ends(range())), now);
        long wake = next <= due ? now + 5 * MILLI : at.dueAt(next);
        return audio.busy() ? Math.min(wake, now + audio.pause()) : wake;
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
            // Who follows along is there before the picture is.
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
                && now - at.dueAt(next) > LATE ? frameSource.find(openedSource, next, now) : null) {
            found = picture;
            next = picture.frame() + 1;
        }
        if (found == null) {
            if (frameSource.endedBefore(openedSource, next) >= 0) {
                over = true;
                return;
            }
            late(now);
            if (speed >= 400 && now - lateSince > STALL / 2) {
                skip(at, due);
            }
            return;
        }
        lateSince = -1;
        transport.present(found);
        long late = now - at.dueAt(found.frame());
        if (stalled || late > BEHIND) {
            stalled = false;
            anchor(found.frame(), now);
            if (speed >= 400) {
                skip(at, due);
            }
        }
    }

    /** At a shuttle's pace that the decoder can't hold, it goes on from a keyframe. */
    private void skip(FrameClock at, long due) {
        long key = playRange().openedSource().table().keyframeAtOrBefore(due);
        if (key > next && at.speed() >= 400) {
            next = key;
        }
    }

    private void late(long now) {
        if (lateSince < 0) {
            lateSince = now;
        } else if (!stalled && now - lateSince > STALL) {
            stalled = true;
            audio.stop();
        }
    }

    /** Makes ready what follows this cut. */
    private void prepare(long end, long now) {
        int then = after();
        if (then < 0 || end - now > SOON || following == serial + 1 || speed > 200) {
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

    /** The cut is over. @param end when its last frame's time was over */
    private long goOn(long end) {
        int then = after();
        if (then < 0) {
            over = true;
            if (ending instanceof PlaySequence.AfterLast.Park park) {
                transport.park(park.frame());
            }
            return end;
        }
        index = then;
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
