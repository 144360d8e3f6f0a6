package clipbrowser.exchange;

import clipbrowser.model.FileFacts;
import clipbrowser.time.FrameRate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Headers of files for the tests of formats. */
final class SampleFacts {
    private SampleFacts() {}

    static FileFacts of(int width, int height, int rotation, List<FileFacts.AudioTrack> audio,
            @Nullable FrameRate rate, FileFacts.@Nullable StartTimecode start) {
        return new FileFacts("mov", "avc1", width, height, 1, 1, rotation, false, false, false, audio, rate, start);
    }
}
