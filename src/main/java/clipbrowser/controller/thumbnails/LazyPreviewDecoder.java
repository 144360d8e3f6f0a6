package clipbrowser.controller.thumbnails;

import clipbrowser.media.MediaException;
import clipbrowser.model.MediaFailure;
import clipbrowser.player.decode.Backstage;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Opens the way behind the stage when it is first needed. Any thread but FX's. */
public final class LazyPreviewDecoder implements AutoCloseable {
    private final Callable<Backstage> starter;
    private @Nullable Backstage open;
    private boolean closed;

    public LazyPreviewDecoder(Callable<Backstage> starter) {
        this.starter = starter;
    }

    /** @throws MediaException no player, if it can't be opened */
    synchronized Backstage open() throws MediaException {
        Backstage known = open;
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
