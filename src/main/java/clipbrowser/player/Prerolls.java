package clipbrowser.player;

import clipbrowser.player.frames.DecodeStream;
import clipbrowser.player.frames.PrerollPoint;
import clipbrowser.player.frames.StreamPool;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where streams wait with decoded frames: what is being gone to before what may come after it, then where the editor is
 * likely to go. Player's thread.
 */
final class Prerolls {
    private static final long NEVER = Long.MAX_VALUE;
    /** In nanoseconds. */
    private static final long AGAIN = 20_000_000;
    /** Streams besides those that are being gone to. */
    private static final int MOST = 3;

    private final StreamPool streamPool;
    private List<PrerollPoint> likely = List.of();

    Prerolls(StreamPool streamPool) {
        this.streamPool = streamPool;
    }

    /** Where the editor is likely to go next, the most likely first. */
    void expect(List<PrerollPoint> points) {
        likely = points;
    }

    /** @return when to call again, in nanoseconds of the clock */
    long tend(@Nullable ForwardPlayback forward, Playhead head, long now) {
        List<PrerollPoint> prerolls = new ArrayList<>();
        PrerollPoint wanted = head.wanted();
        boolean begins = forward != null && !forward.started();
        if (forward != null && begins) {
            prerolls.add(forward.begins());
        } else if (wanted != null) {
            prerolls.add(wanted);
        }
        int due = prerolls.size();
        PrerollPoint following = forward == null ? null : forward.following();
        if (following != null) {
            prerolls.add(following);
        }
        likely.stream().filter(preroll -> !prerolls.contains(preroll)).forEach(prerolls::add);
        streamPool.expect(prerolls.subList(0, Math.min(MOST + due, prerolls.size())));
        DecodeStream at = streamPool.screen();
        if (at != null && at.opening() || head.seeking() || begins) {
            return NEVER;
        }
        return streamPool.tend(now) ? NEVER : now + AGAIN;
    }
}
