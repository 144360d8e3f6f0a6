package clipbrowser.testing;

import java.util.List;
import java.util.stream.Collectors;

/** Answers of the service as text, for a {@link FaultyServer}: well-formed unless a test puts something else in. */
public final class RunJson {
    private RunJson() {}

    /** A whole answer. @param clips each as JSON; also what isn't a clip */
    public static String run(String status, List<String> clips) {
        return """
                {"status": "%s", "run_id": "run", "clips": [%s],
                 "webhook": {"url": "https://system.new/webhook/v1", "events": ["new_clips"]}}
                """.formatted(status, String.join(",\n", clips));
    }

    public static String run(String status, String... clips) {
        return run(status, List.of(clips));
    }

    /** A clip of a source at 25 frames a second. @param source as {@link #source} makes it */
    public static String clip(String id, long startMs, long endMs, String source) {
        return fields("\"clip_id\": \"" + id + "\"", "\"start_time_ms\": " + startMs, "\"end_time_ms\": " + endMs,
                "\"duration_ms\": " + (endMs - startMs), "\"source_media\": " + source);
    }

    /** An object of these fields, each with its name. */
    public static String fields(String... fields) {
        return List.of(fields).stream().collect(Collectors.joining(", ", "{", "}"));
    }

    /** A source that is complete; 12 s at 25 frames a second. @param url may begin with {@code {media}} */
    public static String source(String id, String url) {
        return object("complete", id, "\"media_url\": \"" + url + "\"");
    }

    /** A source without a URL. */
    public static String bare(String status, String id) {
        return object(status, id);
    }

    private static String object(String status, String id, String... more) {
        String given = more.length == 0 ? "" : ", " + String.join(", ", more);
        return """
                {"status": "%s", "media_id": "%s"%s, "media_info": {"type": "video", "duration_ms": 12000, "fps": 25,
                 "frame_count": 300, "width": 640, "height": 360, "channels": 1}}""".formatted(status, id, given);
    }
}
