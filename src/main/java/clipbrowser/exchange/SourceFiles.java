package clipbrowser.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Names of hosted files, told apart where several sources have the same one: a system that relinks by name needs it.
 */
final class SourceFiles {
    private SourceFiles() {}

    /** Sources of the same file name, however it is written; only groups of several. */
    static List<List<ExportSource>> alike(List<ExportSource> sources) {
        Map<String, Map<String, ExportSource>> byName = new LinkedHashMap<>();
        for (ExportSource source : sources) {
            byName.computeIfAbsent(source.fileName().toLowerCase(Locale.ROOT), _ -> new LinkedHashMap<>()).putIfAbsent(
                    source.id(), source);
        }
        List<List<ExportSource>> alike = new ArrayList<>();
        byName.values().stream().filter(group -> group.size() > 1).forEach(group -> alike.add(List.copyOf(
                group.values())));
        return alike;
    }

    /**
     * By source id, for hosted sources that share a name: with the media id before the extension. A linked file keeps
     * its own name, which its path needs.
     */
    static Map<String, String> named(List<ExportSource> sources) {
        Map<String, String> names = new LinkedHashMap<>();
        FileNames unique = new FileNames();
        for (List<ExportSource> group : alike(sources)) {
            for (ExportSource source : group) {
                if (source.file() == null) {
                    String name = source.fileName();
                    int dot = name.lastIndexOf('.');
                    String stem = dot > 0 ? name.substring(0, dot) : name;
                    names.put(source.id(), unique.unique(stem + "_" + source.id())
                            + (dot > 0 ? name.substring(dot) : ""));
                }
            }
        }
        return names;
    }
}
