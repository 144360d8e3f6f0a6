package clipbrowser.player.vlc;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.media.FrameTable;
import clipbrowser.media.LocalMedia;
import clipbrowser.media.MediaBytes;
import clipbrowser.media.MediaException;
import clipbrowser.media.MediaLibrary;
import clipbrowser.media.ReadPurpose;
import clipbrowser.model.FaultLog;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.player.decode.DecodedFrame;
import clipbrowser.player.decode.Decoder;
import clipbrowser.player.decode.PreviewDecoder;
import clipbrowser.player.decode.VideoStream;
import clipbrowser.testing.CaseNumber;
import clipbrowser.testing.NumberStrip;
import clipbrowser.testing.TestDemuxers;
import clipbrowser.time.FrameRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Decodes one numbered file as the viewer and the stills do, and holds each frame against its pixels. */
final class NumberedPlay implements AutoCloseable {
    private static final Decoder.Size SIZE = new Decoder.Size(640, 360);
    private final FrameTable table;
    private final int firstNumber;
    private final SourceMedia source;
    private final VlcDecoder decoder;
    private final VlcPreviewDecoder previewDecoder;
    private @Nullable FrameRange unsure;

    /** @param firstNumber that frame 0 carries */
    NumberedPlay(Path file, FrameTable table, int firstNumber) throws MediaException {
        this.table = table;
        this.firstNumber = firstNumber;
        this.source = new SourceMedia(file.toString(), RunStatus.COMPLETE, null, null);
        MediaLibrary library = new MediaLibrary() {
            @Override
            public MediaBytes open(SourceMedia asked, ReadPurpose purpose) throws MediaException {
                return LocalMedia.open(Path.of(asked.id()));
            }

            @Override
            public FrameTable table(SourceMedia asked) {
                return table;
            }
        };
        this.decoder = VlcDecoder.start(library, FaultLog.ofThread());
        this.previewDecoder = VlcPreviewDecoder.start(library, FaultLog.ofThread());
    }

    private static OptionalInt number(DecodedFrame picture) {
        OptionalInt strip = NumberStrip.read(picture.width(), picture.height(), picture.pixels());
        return strip.isPresent() ? strip : CaseNumber.read(picture.width(), picture.height(), picture.pixels());
    }

    /** Of a file on this disk. */
    static NumberedPlay of(Path file) throws MediaException {
        try (MediaBytes bytes = LocalMedia.open(file)) {
            return new NumberedPlay(file, TestDemuxers.read(bytes, FrameTable.Effort.WHOLE), 0);
        }
    }

    /** Frames that refer to what is damaged: they come, and nothing is said of their pixels. */
    void unsure(long from, long to) {
        unsure = new FrameRange(from, to);
    }

    FrameTable table() {
        return table;
    }

    /**
     * The frames that come from one on up to another one, or the end; each shows its own number, or says that it is
     * missing: then it is in the list with a minus, less one.
     */
    List<Long> plays(long start, long end) throws MediaException, InterruptedException {
        List<Long> came = new ArrayList<>();
        try (VideoStream stream = decoder.video(source, table, start, SIZE, 4)) {
            for (DecodedFrame picture = stream.take(); picture != null; picture = stream.take()) {
                if (picture.frame() >= end) {
                    picture.release();
                    break;
                }
                if (picture.missing()) {
                    came.add(-picture.frame() - 1);
                } else {
                    if (unsure == null || !unsure.contains(picture.frame())) {
                        assertThat(number(picture))
                                .as("frame %d from %d", picture.frame(), start)
                                .hasValue((int) picture.frame() + firstNumber);
                    }
                    came.add(picture.frame());
                }
                picture.release();
                if (picture.frame() == end - 1) {
                    break;
                }
            }
        }
        return came;
    }

    /** Every frame of a range comes, and nothing else. */
    void showsAll(long start, long end) throws MediaException, InterruptedException {
        assertThat(plays(start, end)).as("from %d", start)
                .containsExactlyElementsOf(LongStream.range(start, end).boxed().toList());
    }

    /** Every one of these comes as a still. @param frames ascending; equal ones count once */
    void stills(long... frames) throws MediaException, InterruptedException {
        long[] wanted = LongStream.of(frames).distinct().toArray();
        assertThat(looks(wanted)).containsExactlyElementsOf(LongStream.of(wanted).boxed().toList());
    }

    /** Those of these that come as stills. @param wanted ascending, each once */
    List<Long> looks(long... wanted) throws MediaException, InterruptedException {
        List<Long> came = new ArrayList<>();
        previewDecoder.video(source, table, wanted, SIZE, PreviewDecoder.Throttle.FREE, picture -> {
            assertThat(number(picture))
                    .as("still %d", picture.frame()).hasValue((int) picture.frame() + firstNumber);
            came.add(picture.frame());
            picture.release();
        });
        return came;
    }

    @Override
    public void close() {
        decoder.close();
        previewDecoder.close();
    }
}
