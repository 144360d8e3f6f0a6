package clipbrowser.controller.run;

import clipbrowser.media.FrameTable;
import clipbrowser.media.MediaBytes;
import clipbrowser.media.MediaException;
import clipbrowser.media.MediaLibrary;
import clipbrowser.media.ReadPurpose;
import clipbrowser.media.SampleTable;
import clipbrowser.model.Clip;
import clipbrowser.model.FaultLog;
import clipbrowser.model.Run;
import clipbrowser.model.RunStatus;
import clipbrowser.time.FrameRange;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches what the first clip's picture is made of while the window is still being made: its source's headers, which
 * are remembered, and the bytes from the keyframe on, which stay in the cache. Whoever reads them then waits for the
 * rest only. Any thread.
 */
public final class FirstPictureFetch {
    private static final Logger LOG = LoggerFactory.getLogger(FirstPictureFetch.class);
    /** Frames after the first one that are fetched with it: a decoder wants some before it gives the first. */
    private static final int MORE = 24;
    /** In bytes. A picture that takes more isn't fetched beforehand. */
    private static final long MOST = 16L << 20;

    private final MediaLibrary hosted;
    private final FaultLog faults;

    /** @param hosted remembers tables and caches bytes */
    public FirstPictureFetch(MediaLibrary hosted, FaultLog faults) {
        this.hosted = hosted;
        this.faults = faults;
    }

    /** Begins with it, and returns at once. Failures are left to whoever needs the picture. */
    public void begin(Run run) {
        first(run).ifPresent(clip -> Thread.ofVirtual().name("first-picture").start(
                faults.watching("fetching the first picture", () -> fetch(clip))));
    }

    /** The first clip that has a range and a source to be played. */
    static Optional<Clip> first(Run run) {
        return run.clips().stream().filter(clip -> clip.startMs() != null && clip.endMs() != null
                && clip.source().url() != null && clip.source().status() != RunStatus.PROCESSING
                && clip.source().status() != RunStatus.ERROR).findFirst();
    }

    private void fetch(Clip clip) {
        try {
            hosted.hurry(clip.source());
            FrameTable table = hosted.table(clip.source());
            Optional<FrameRange> range = clip.proposed(table.grid());
            if (range.isPresent() && table.samples().isPresent()) {
                fetch(clip, table, table.samples().get(), range.get().in());
            }
        } catch (MediaException e) {
            LOG.info("the first picture can't be fetched beforehand: {}", e.getMessage());
        }
    }

    private void fetch(Clip clip, FrameTable table, SampleTable samples, long frame) throws MediaException {
        long from = samples.position(samples.ofFrame(table.keyframeAtOrBefore(frame)));
        int last = samples.ofFrame(Math.min(frame + MORE, samples.frames() - 1));
        long to = samples.position(last) + samples.size(last);
        if (from < 0 || to <= from || to - from > MOST) {
            return;
        }
        ByteBuffer into = ByteBuffer.allocate(1 << 16);
        try (MediaBytes bytes = hosted.open(clip.source(), ReadPurpose.FRAME)) {
            bytes.expect(from, to);
            for (long at = from; at < to;) {
                int read = bytes.read(at, into.clear());
                if (read < 0) {
                    return;
                }
                at += read;
            }
        }
    }
}
