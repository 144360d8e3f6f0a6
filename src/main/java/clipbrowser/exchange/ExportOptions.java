package clipbrowser.exchange;

import java.util.Set;

/**
 * What the editor chose.
 *
 * @param handles  frames before and after each clip, clamped to the source; formats that hand decisions back, set
 *                 markers or chapters take none
 * @param reels    how an EDL names tapes
 * @param target   the system it is for, where systems want the same format differently
 * @param selected keys of the clips for {@link Which#SELECTED}
 */
public record ExportOptions(Which which, Arrangement as, int handles, Order order, PathStyle paths,
        Reels reels, Target target, Set<String> selected) {
    /** Kept clips in source order, one sequence each, no handles. */
    public static final ExportOptions USUAL = new ExportOptions(Which.KEPT, Arrangement.SEQUENCES, 0, Order.SOURCE,
            PathStyle.PLAIN, Reels.SHORT, Target.ANY, Set.of());

    public ExportOptions {
        selected = Set.copyOf(selected);
        if (handles < 0) {
            throw new IllegalArgumentException("handles " + handles);
        }
    }

    public enum Which {
        KEPT,
        ALL,
        SELECTED
    }

    /** For systems that edit sequences; formats that know only one list are always a string-out. */
    public enum Arrangement {
        /** One titled sequence for each clip. */
        SEQUENCES,
        /** One sequence of all clips end to end. */
        STRINGOUT,
        /** One titled sequence for each clip, each in a file of its own: Resolve imports one sequence a file. */
        SEPARATE
    }

    /** What stands in the reel column of an EDL. */
    public enum Reels {
        /** At most 8 of A–Z and 0–9, each source its own: CMX3600. */
        SHORT,
        /** {@code AX} for every source, as Premiere and Resolve write it: clips are found by their files' names. */
        AX,
        /** Up to 32 characters of the file's name, for Resolve's "source clip filename". */
        FILE_NAME
    }

    /** Systems that take the same format differently. */
    public enum Target {
        ANY,
        PREMIERE,
        RESOLVE
    }

    public enum Order {
        /** By source, then by in frame. */
        SOURCE,
        /** As the clips were given. */
        GIVEN
    }
}
