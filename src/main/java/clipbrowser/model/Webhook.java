package clipbrowser.model;

import java.util.List;

/** Where the service reports, and on what. Shown, never called. */
public record Webhook(String url, List<String> events) {
    public Webhook {
        events = List.copyOf(events);
    }
}
