package clipbrowser.media.matroska;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.media.BufferedSource;
import clipbrowser.media.FrameTable;
import clipbrowser.media.LocalMedia;
import clipbrowser.media.MadeMedia;
import clipbrowser.media.SampleTable;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is read along the cues is what the whole file says. */
class MatroskaIndexedSamplesTest {
    @Test
    void everyFrameLiesWhereTheWholeFileSaysItDoes() throws Exception {
        Path file = MadeMedia.make("stretches.mkv", MadeMedia.picture("25", 700)
                + " -c:v libx264 -bf 3 -g 60 -x264-params open-gop=1:scenecut=0");
        try (LocalMedia bytes = LocalMedia.open(file)) {
            SampleTable whole = new MatroskaDemuxer().table(new BufferedSource(bytes), Long.MAX_VALUE).samples()
                    .orElseThrow();
            FrameTable derived = new MatroskaDemuxer().table(new BufferedSource(bytes), 0);
            assertThat(derived.playable()).isTrue();
            for (long frame = 0; frame < 700; frame++) {
                SampleTable stretch = derived.samplesFrom(frame, bytes);
                int sample = stretch.ofFrame(frame);
                assertThat(stretch.position(sample)).isEqualTo(whole.position(whole.ofFrame(frame)));
                assertThat(stretch.size(sample)).isEqualTo(whole.size(whole.ofFrame(frame)));
                assertThat(stretch.key(0)).isTrue();
                assertThat(stretch.frames()).isEqualTo(700);
                assertThat(stretch.end()).isGreaterThan(Math.min(frame + 49, 699));
            }
        }
    }
}
