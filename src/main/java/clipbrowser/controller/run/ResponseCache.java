package clipbrowser.controller.run;

import java.time.Instant;
import java.util.Optional;

/** Where the last answer about each run is kept, for the time without network. Blocks; any thread. */
public interface ResponseCache {
    /** In place of the one before. Failing to keep it must not keep the run from being shown: failures stay inside. */
    void keep(String runId, byte[] raw);

    /** Empty where there is none, or it can't be had. */
    Optional<Kept> last(String runId);

    /** @param at when it was kept */
    record Kept(byte[] raw, Instant at) {}

    /** Keeps nothing. */
    static ResponseCache none() {
        return new ResponseCache() {
            @Override
            public void keep(String runId, byte[] raw) {}

            @Override
            public Optional<Kept> last(String runId) {
                return Optional.empty();
            }
        };
    }
}
