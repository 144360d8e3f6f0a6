package clipbrowser.player.vlc;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.media.FrameTable;
import clipbrowser.media.LocalMedia;
import clipbrowser.media.MediaBytes;
import clipbrowser.media.MediaException;
import clipbrowser.media.MediaLibrary;
import clipbrowser.model.FaultLog;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.player.decode.DecodedFrame;
import clipbrowser.player.decode.Decoder;
import clipbrowser.player.decode.PreviewDecoder;
import clipbrowser.player.decode.VideoStream;
import clipbrowser.testing.NumberStrip;
import clipbrowser.testing.TestDemuxers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Decodes one numbered file as the viewer and the stills do, and holds each frame against its pixels. */
final class NumberedPlay implements AutoCloseable {
    private static final Decoder.Size SIZE = new Decoder.Size(640, 360);
    private final FrameTable table;
    private final int firstNumber;
    private final SourceMedia source;
    private final VlcDecoder decoder;
    private final VlcPreviewDecoder previewDecoder;

    /** @param firstNumber that frame 0 carries */
    NumberedPlay(Path file, FrameTable table, int firstNumber) throws MediaException {
        this.table = table;
        this.firstNumber = firstNumber;
        this.source = new SourceMedia(file.toString(), RunStatus.COMPLETE, null, null);
        MediaLibrary library = new MediaLibrary() {
            @Override
            public MediaBytes open(SourceMedia asked) throws MediaException {
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

    /** Of a file on this disk. */
    static NumberedPlay of(Path file) throws MediaException {
        try (MediaBytes bytes = LocalMedia.open(file)) {
            return new NumberedPlay(file, TestDemuxers.read(bytes, FrameTable.Effort.WHOLE), 0);
        }
    }

    FrameTable table() {
        return table;
    }

    /** The frames that come from one on, each with the number that its pixels carry; up to another one, or the end. */
    List<Long> plays(long start, long end) throws MediaException, InterruptedException {
        List<Long> came = new ArrayList<>();
        try (VideoStream stream = decoder.video(source, table, start, SIZE, 4)) {
            for (DecodedFrame picture = stream.take(); picture != null; picture = stream.take()) {
                if (picture.frame() >= end) {
                    picture.release();
                    break;
                }
                assertThat(NumberStrip.read(picture.width(), picture.height(), picture.pixels()))
                        .as("frame %d from %d", picture.frame(), start)
                        .hasValue((int) picture.frame() + firstNumber);
                came.add(picture.frame());
                picture.release();
                if (came.getLast() == end - 1) {
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
        List<Long> came = new ArrayList<>();
        previewDecoder.video(source, table, wanted, SIZE, PreviewDecoder.Throttle.FREE, picture -> {
            assertThat(NumberStrip.read(picture.width(), picture.height(), picture.pixels()))
                    .as("still %d", picture.frame()).hasValue((int) picture.frame() + firstNumber);
            came.add(picture.frame());
            picture.release();
        });
        assertThat(came).containsExactlyElementsOf(LongStream.of(wanted).boxed().toList());
    }

    @Override
    public void close() {
        decoder.close();
        previewDecoder.close();
    }
}
