package clipbrowser.model;

/**
 * Identifies a run of any service; its review is stored under this key.
 *
 * @param origin scheme, host and port of the API, or {@link #DEMO}
 * @param runId  the service's run id
 */
public record RunKey(String origin, String runId) {
    /** The demo's server takes another port each time; its reviews have this origin. */
    public static final String DEMO = "demo";
}
