package clipbrowser.exchange;

import java.util.Set;

/**
 * What the editor chose.
 *
 * @param handles  frames before and after each clip, clamped to the source; formats that hand decisions back, set
 *                 markers or chapters take none
 * @param selected keys of the clips for {@link Which#SELECTED}
 */
public record ExportOptions(Which which, Arrangement as, int handles, Order order, PathStyle paths,
        Set<String> selected) {
    /** Kept clips in source order, one sequence each, no handles. */
    public static final ExportOptions USUAL = new ExportOptions(Which.KEPT, Arrangement.SEQUENCES, 0, Order.SOURCE,
            PathStyle.PLAIN, Set.of());

    public ExportOptions {
        selected = Set.copyOf(selected);
        if (handles < 0) {
            throw new IllegalArgumentException("handles " + handles);
        }
    }

    public enum Which {
        KEPT, ALL, SELECTED
    }

    /** For systems that edit sequences; formats that know only one list are always a string-out. */
    public enum Arrangement {
        /** One titled sequence for each clip. */
        SEQUENCES,
        /** One sequence of all clips end to end. */
        STRINGOUT
    }

    public enum Order {
        /** By source, then by in frame. */
        SOURCE,
        /** As the clips were given. */
        GIVEN
    }
}
