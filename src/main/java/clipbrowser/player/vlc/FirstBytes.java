package clipbrowser.player.vlc;

import clipbrowser.media.SampleTable;
import clipbrowser.media.SparseBytes;
import java.util.Optional;

/** What a stream's first pictures are made of, so that it is asked for at once and in one piece. */
final class FirstBytes {
    /** In bytes. What lies farther apart isn't read in one piece. */
    private static final long MOST = 24L << 20;

    private FirstBytes() {}

    /**
     * From the keyframe before a frame to some frames after it; empty where their places aren't known.
     *
     * @param more frames that a decoder wants before it gives the first one
     */
    static Optional<SparseBytes.ByteRange> of(SampleTable samples, long frame, int more) {
        int key = samples.ofFrame(frame);
        while (key > 0 && !samples.key(key)) {
            key--;
        }
        long from = samples.position(key);
        int last = samples.ofFrame(Math.min(frame + more, samples.end() - 1));
        long to = samples.position(last) + samples.size(last);
        return from < 0 || to <= from || to - from > MOST
                ? Optional.empty()
                : Optional.of(new SparseBytes.ByteRange(from, to));
    }
}
