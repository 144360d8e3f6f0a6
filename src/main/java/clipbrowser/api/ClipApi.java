package clipbrowser.api;

import clipbrowser.model.Run;

/** The hosted service. */
public interface ClipApi {
    /**
     * One answer about a run. Blocks, at most for the exchange's deadline; an interrupt ends it.
     *
     * @throws ApiException if there is no usable answer
     */
    Answer run(String runId) throws ApiException, InterruptedException;

    /**
     * @param raw               the answer as it came, for keeping
     * @param retryAfterSeconds when the service wants to be asked again, −1 where it didn't say
     */
    record Answer(Run run, byte[] raw, long retryAfterSeconds) {}
}
