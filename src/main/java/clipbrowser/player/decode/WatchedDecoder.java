package clipbrowser.player.decode;

import clipbrowser.media.FrameTable;
import clipbrowser.media.MediaException;
import clipbrowser.model.FaultLog;
import clipbrowser.model.SourceMedia;
import clipbrowser.player.decode.AudioStream;
import clipbrowser.player.decode.Decoder;
import clipbrowser.player.decode.VideoStream;
import clipbrowser.time.MediaTime;

/** Reports a decoder's unexpected exceptions and turns them into {@code MediaException}s. Any thread. */
public final class WatchedDecoder implements Decoder {
    private final Decoder decoder;
    private final FaultLog faults;

    public WatchedDecoder(Decoder decoder, FaultLog faults) {
        this.decoder = decoder;
        this.faults = faults;
    }

    @Override
    public VideoStream video(SourceMedia source, FrameTable table, long from, Size size, int ahead)
            throws MediaException {
        return video(source, table, from, size, ahead, false);
    }

    @Override
    public VideoStream video(SourceMedia source, FrameTable table, long from, Size size, int ahead, boolean waits)
            throws MediaException {
        try {
            return decoder.video(source, table, from, size, ahead, waits);
        } catch (RuntimeException | Error e) {
            faults.unexpected("opening the pictures of " + source.id(), e);
            throw MediaException.unexpected(e);
        }
    }

    @Override
    public AudioStream audio(SourceMedia source, FrameTable table, int track, MediaTime from) throws MediaException {
        try {
            return decoder.audio(source, table, track, from);
        } catch (RuntimeException | Error e) {
            faults.unexpected("opening the sound of " + source.id(), e);
            throw MediaException.unexpected(e);
        }
    }

    @Override
    public void close() {
        decoder.close();
    }
}
