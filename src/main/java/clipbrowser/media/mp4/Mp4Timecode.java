package clipbrowser.media.mp4;

import clipbrowser.media.Box;
import clipbrowser.media.BufferedSource;
import clipbrowser.media.ByteReader;
import clipbrowser.media.EditList;
import clipbrowser.media.MediaException;
import clipbrowser.model.FileFacts.StartTimecode;
import clipbrowser.time.FrameRate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a start timecode from a {@code tmcd} track. One that can't be read counts as none: it stops no review. */
final class Mp4Timecode {
    private static final int DROP = 1;

    private Mp4Timecode() {}

    /** The timecode of the track that the picture track names, else of the file's first timecode track. */
    static @Nullable StartTimecode find(BufferedSource file, Mp4Track picture, List<Mp4Track> tracks) {
        Mp4Track found = null;
        for (Mp4Track track : tracks) {
            if (track.handler().equals("tmcd")
                    && (found == null || track.id() == picture.timecodeTrack())) {
                found = track;
            }
        }
        try {
            return found == null ? null : read(file, found);
        } catch (MediaException _) {
            return null;
        }
    }

    private static @Nullable StartTimecode read(BufferedSource file, Mp4Track track) throws MediaException {
        Box entry = track.entry();
        if (!entry.type().equals("tmcd")) {
            return null;
        }
        int flags = entry.body().skip(12).i32();
        long timescale = entry.body().u32();
        long duration = entry.body().u32();
        if (timescale == 0 || duration == 0 || timescale / duration > 1000 || duration / timescale > 1) {
            return null;
        }
        Optional<ByteReader> near = track.table("stco");
        Optional<ByteReader> far = track.table("co64");
        if (near.isEmpty() && far.isEmpty()) {
            return null;
        }
        long offset = near.isPresent() ? near.get().skip(8).u32() : far.get().skip(8).i64();
        long count = file.exactly(offset, 4).i32();
        // A trimmed copy may keep the whole timecode track and start inside it.
        long trimmed = 0;
        for (EditList.Edit edit : track.edits()) {
            if (edit.mediaTime() >= 0) {
                trimmed = edit.mediaTime() / Math.max(1, Math.max(1, duration * track.timescale() / timescale));
                break;
            }
        }
        return new StartTimecode(count + trimmed, new FrameRate(timescale, duration).snapped(), (flags & DROP) != 0);
    }
}
