package clipbrowser.session;

import clipbrowser.model.RunFailure;

/** Where the window stands with its run. */
public sealed interface Opening {
    /** Nothing was asked for yet: the start page. */
    record Nothing() implements Opening {}

    /** Asked for, no answer yet. */
    record Loading(String runId) implements Opening {}

    /** No answer that could be shown. */
    record Failed(String runId, RunFailure reason) implements Opening {}

    /** The run is on screen. */
    record Open(String runId) implements Opening {}
}
