package clipbrowser.controller.thumbnails;

import clipbrowser.media.MediaException;
import clipbrowser.model.MediaFailure;
import clipbrowser.player.decode.PreviewDecoder;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Starts the preview decoder when the first thumbnail or waveform is asked for. Any thread but FX's. */
public final class LazyPreviewDecoder implements AutoCloseable {
    private final Callable<PreviewDecoder> starter;
    private @Nullable PreviewDecoder open;
    private boolean closed;

    public LazyPreviewDecoder(Callable<PreviewDecoder> starter) {
        this.starter = starter;
    }

    /** @throws MediaException no player, if it can't be opened */
    synchronized PreviewDecoder open() throws MediaException {
        PreviewDecoder known = open;
        if (known != null) {
            return known;
        }
        if (closed) {
            throw new MediaException(new MediaFailure.NoPlayer());
        }
        try {
            known = starter.call();
            open = known;
            return known;
        } catch (MediaException e) {
            throw e;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new MediaException(new MediaFailure.NoPlayer(), e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (open != null) {
            open.close();
        }
    }
}
