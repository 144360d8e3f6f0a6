package clipbrowser.view.export;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decisions that a file holds, held against what is known.
 *
 * @param file      its name
 * @param agreed    how many clips it tells something new of
 * @param same      how many it says of what is known already
 * @param conflicts clips of which it says something else
 * @param unknown   names in it that are no clip of this run
 */
public record ImportPreview(String file, int agreed, int same, List<Conflict> conflicts, List<String> unknown) {
    public ImportPreview {
        conflicts = List.copyOf(conflicts);
        unknown = List.copyOf(unknown);
    }

    /**
     * A clip that both say something of.
     *
     * @param here  what was said here, for showing
     * @param there what the file says, for showing
     */
    public record Conflict(String key, String name, String here, String there) {}

    /** What the panel asks for. FX thread. */
    public interface Answer {
        /** @param theirs keys of the conflicts in which the file is to be followed @return how many clips changed */
        int take(Set<String> theirs);

        /** Takes it all back. */
        void undo();

        /** Lets the editor choose another file. */
        void choose();

        /** The panel is no longer wanted. */
        void close();
    }

    /** What is shown: an intake, or why there is none. */
    public record Shown(@Nullable ImportPreview intake, String sentence) {}
}
