package clipbrowser.model;

import java.time.Instant;

/** A run that was open on this machine, and how far its review has come. */
public record RecentRun(RunKey key, Instant opened, Progress progress) {

    /** How many clips of a run are decided how. */
    public record Progress(int kept, int rejected, int undecided) {
        public static final Progress NONE = new Progress(0, 0, 0);

        public int total() {
            return kept + rejected + undecided;
        }
    }
}
