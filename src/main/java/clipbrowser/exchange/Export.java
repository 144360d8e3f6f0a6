package clipbrowser.exchange;

import java.util.List;

/**
 * Everything an export can be made of: a run with what was said of it, and the options.
 *
 * @param clips every clip of the run, in the order of the list
 */
public record Export(String runId, List<ExportClip> clips, ExportOptions options) {
    public Export {
        clips = List.copyOf(clips);
    }
}
