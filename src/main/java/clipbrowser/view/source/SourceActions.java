package clipbrowser.view.source;

import clipbrowser.model.SourceSettings;
import clipbrowser.session.Source;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/** What the source panel asks of the controllers; {@code app} connects them. FX thread. */
public interface SourceActions {
    /** What a file and a source can be alike in. */
    enum Sign {
        NAME,
        LENGTH,
        RATE,
        SHAPE
    }

    /**
     * A file held against a source.
     *
     * @param path   absolute
     * @param facts  size, rate and length, for showing
     * @param agree  what is alike
     * @param differ what isn't
     */
    record Looked(String path, String facts, List<Sign> agree, List<Sign> differ) {}

    /** A file that was found for a source. */
    record Found(Source source, Looked file) {}

    /** One frame of both; null where it can't be shown. */
    record Pair(@Nullable Image hosted, @Nullable Image file) {}

    void set(Source source, SourceSettings to);

    /** Lets the editor choose a file; null if none was. */
    @Nullable
    String chooseFile(Source source);

    /** Lets the editor choose a folder; null if none was. */
    @Nullable
    String chooseFolder();

    /** Reads a file's headers; told null where it can't be read. */
    void look(Source source, String file, Consumer<@Nullable Looked> told);

    /** Searches a folder for the files of every source of the run. */
    void search(String folder, Consumer<List<Found>> told);

    /** One frame of both. @param offset the file's frame that is the source's frame 0 */
    void compare(Source source, String file, long frame, long offset, Consumer<Pair> told);

    /** The frame of the source that is on screen; 0 where it isn't. */
    long frameOnScreen(Source source);

    /** Lets the editor choose a transcript for the source, and gives it that. */
    void chooseTranscript(Source source);

    /** Takes the source's transcript away. */
    void removeTranscript(Source source);

    /** Shifts the source's words. @param ms milliseconds; negative for earlier */
    void shiftTranscript(Source source, long ms);

    /** The panel is no longer wanted. */
    void close();
}
