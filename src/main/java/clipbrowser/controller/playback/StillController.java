package clipbrowser.controller.playback;

import clipbrowser.controller.Tasks;
import clipbrowser.controller.run.SourceController;
import clipbrowser.exchange.FileNames;
import clipbrowser.media.MediaException;
import clipbrowser.player.decode.Decoder;
import clipbrowser.player.decode.OpenedSource;
import clipbrowser.session.Notice;
import clipbrowser.session.Playback;
import clipbrowser.session.Session;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.image.Image;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes stills of the frame on screen: decoded anew at the source's own size, as a PNG file beside the others or onto
 * the clipboard. FX thread.
 */
public final class StillController {
    private static final Logger LOG = LoggerFactory.getLogger(StillController.class);
    private final Session session;
    private final Playback playback;
    private final Tasks tasks;
    private final SourceController sources;
    private final PlaybackController playing;
    private final Supplier<Path> folder;
    private final Consumer<Image> clipboard;

    /** @param folder where files go; made if it isn't there @param clipboard takes an image */
    public StillController(Session session, Playback playback, Tasks tasks, SourceController sources,
            PlaybackController playing, Supplier<Path> folder, Consumer<Image> clipboard) {
        this.session = session;
        this.playback = playback;
        this.tasks = tasks;
        this.sources = sources;
        this.playing = playing;
        this.folder = folder;
        this.clipboard = clipboard;
    }

    /** The frame that is to be taken, whatever is on screen by the time it is there. */
    private record Taken(Decoder decoder, OpenedSource openedSource, long frame, String name, String timecode) {
        Still still() throws Exception {
            return Still.of(decoder, openedSource, frame);
        }
    }

    /** Writes the frame on screen to a file of its own. */
    public void save() {
        take(taken -> {
            Path into = folder.get();
            work(() -> write(taken.still(), into, taken.name()),
                    file -> playback.say(new Notice.StillSaved(file.toString())), into);
        });
    }

    /** Puts the frame on screen onto the clipboard. */
    public void copy() {
        take(taken -> work(() -> taken.still().image(), image -> {
            clipboard.accept(image);
            playback.say(new Notice.StillCopied(taken.timecode()));
        }, Path.of("")));
    }

    private void take(Consumer<Taken> then) {
        Decoder decoder = playing.decoder().orElse(null);
        // A picture whose frame isn't known for sure is none to take.
        if (decoder != null && playback.shown() instanceof Playback.Shown.Frame shown) {
            OpenedSource openedSource = sources.openedSource(shown.source());
            if (openedSource != null && session.run() != null) {
                String timecode = shown.source().label(shown.frame());
                then.accept(new Taken(decoder, openedSource, shown.frame(), FileNames.safe(session.run().id() + " "
                        + shown.source().id() + " " + timecode.replace(':', '-').replace(';', '-')), timecode));
                return;
            }
        }
        playback.say(new Notice.NoPicture());
    }

    private <T> void work(Callable<T> work, Consumer<T> done, Path into) {
        tasks.of(work).onDone(done).onFailed(e -> {
            LOG.warn("no still", e);
            playback.say(e instanceof IOException && !(e instanceof MediaException)
                    ? new Notice.StillUnwritten(into.toString())
                    : new Notice.StillUndecodable());
        }).start();
    }

    /** In a file that wasn't there before. */
    static Path write(Still still, Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        for (int n = 1;; n++) {
            Path file = folder.resolve(name + (n == 1 ? "" : " (" + n + ")") + ".png");
            OutputStream opened;
            try {
                opened = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            } catch (FileAlreadyExistsException _) {
                continue;
            }
            try (OutputStream out = new BufferedOutputStream(opened)) {
                still.write(out, name);
            } catch (IOException e) {
                Files.deleteIfExists(file);
                throw e;
            }
            return file;
        }
    }
}
