package clipbrowser.controller.thumbnails;

import clipbrowser.controller.Tasks;
import clipbrowser.media.MediaLibrary;
import clipbrowser.player.decode.PreviewDecoder;
import clipbrowser.session.Playback;
import clipbrowser.session.Thumbnails;
import clipbrowser.session.Waveforms;
import clipbrowser.store.BlobCache;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Thumbnails and waveforms, with everything that makes and caches them. */
public final class Previews implements AutoCloseable {
    /** Limits on disk in bytes: some fifteen thousand thumbnails, and waveforms of some hundred hours. */
    private static final long STILLS = 128L << 20;
    private static final long SOUND = 128L << 20;

    private final LazyPreviewDecoder previewDecoder;
    private final ThumbnailsController stills;
    private final WaveformsController waveforms;

    /**
     * FX thread.
     *
     * @param starter finds the decoder; run off the FX thread when it is first needed
     * @param cache   the folder for what can be made again
     */
    public Previews(Tasks tasks, MediaLibrary library, Callable<PreviewDecoder> starter, Path cache,
            Playback playback) {
        BackgroundThrottle backgroundThrottle = new BackgroundThrottle();
        backgroundThrottle.watch(playback);
        previewDecoder = new LazyPreviewDecoder(starter);
        stills = new ThumbnailsController(tasks, library, previewDecoder, backgroundThrottle,
                new BlobCache(cache.resolve("stills"), STILLS));
        waveforms = new WaveformsController(tasks, library, previewDecoder, backgroundThrottle,
                new BlobCache(cache.resolve("sound"), SOUND), playback.audioProperty());
    }

    public Thumbnails stills() {
        return stills;
    }

    public Waveforms waveforms() {
        return waveforms;
    }

    /** See {@link ThumbnailsController#density}. FX thread. */
    public void density(double scale) {
        stills.density(scale);
    }

    /** Ends all work and closes the decoder. Any thread. */
    @Override
    public void close() {
        stills.close();
        waveforms.close();
        previewDecoder.close();
    }
}
