package clipbrowser.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer of the service about a run.
 *
 * @param clips in the order of the answer
 */
public record Run(String id, RunStatus status, List<Clip> clips, @Nullable Webhook webhook) {
    public Run {
        clips = List.copyOf(clips);
    }

    /** The sources of the clips, each once, in the order in which the clips name them. */
    public List<SourceMedia> sources() {
        return clips.stream().map(Clip::source)
                .collect(java.util.stream.Collectors.toMap(SourceMedia::id, s -> s, SourceMedia::better,
                        java.util.LinkedHashMap::new))
                .values().stream().toList();
    }
}
