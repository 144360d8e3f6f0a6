package clipbrowser.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** How the clips on screen stand to each other: counts, near-duplicates, keys. */
final class RunAggregates {
    private final Session session;
    private final DecisionCounts decisionCounts = new DecisionCounts();
    private final Map<String, ReviewedClip> byKey = new HashMap<>();
    private final Map<Source, List<ReviewedClip>> bySource = new LinkedHashMap<>();
    private final Map<Source, List<List<ReviewedClip>>> groups = new HashMap<>();
    private final Map<Integer, List<ReviewedClip>> numbered = new HashMap<>();
    private final ReadOnlyObjectWrapper<Counts> counts = new ReadOnlyObjectWrapper<>(Counts.NONE);
    private Subscription grids = Subscription.EMPTY;

    RunAggregates(Session session) {
        this.session = session;
    }

    ReadOnlyObjectProperty<Counts> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    @Nullable
    ReviewedClip clip(String key) {
        return byKey.get(key);
    }

    List<ReviewedClip> duplicates(ReviewedClip clip) {
        return numbered.getOrDefault(clip.groupProperty().get(), List.of()).stream().filter(c -> c != clip).toList();
    }

    /** Everything anew: the answer has changed. */
    void count() {
        grids.unsubscribe();
        grids = Subscription.EMPTY;
        decisionCounts.clear();
        byKey.clear();
        bySource.clear();
        groups.clear();
        for (ReviewedClip clip : session.clips()) {
            byKey.put(clip.key(), clip);
            bySource.computeIfAbsent(clip.source(), _ -> new ArrayList<>()).add(clip);
            decisionCounts.count(clip);
        }
        for (Source source : bySource.keySet()) {
            regroup(source);
            // Subscribed after the clips' own subscriptions: their frames are found anew before this is heard.
            grids = grids.and(source.gridProperty().subscribe((_, _) -> recount(source)));
        }
        number();
        counts.set(decisionCounts.counts());
    }

    /** @param trimmed sources whose clips lie elsewhere now */
    void changed(Collection<ReviewedClip> clips, Collection<Source> trimmed) {
        clips.forEach(decisionCounts::count);
        counts.set(decisionCounts.counts());
        if (!trimmed.isEmpty()) {
            trimmed.forEach(this::regroup);
            number();
        }
    }

    private void recount(Source source) {
        bySource.getOrDefault(source, List.of()).forEach(decisionCounts::count);
        counts.set(decisionCounts.counts());
        regroup(source);
        number();
    }

    private void regroup(Source source) {
        groups.put(source, Duplicates.of(bySource.getOrDefault(source, List.of())));
    }

    private void number() {
        Map<ReviewedClip, Integer> numbers = new HashMap<>();
        numbered.clear();
        for (Source source : bySource.keySet()) {
            for (List<ReviewedClip> group : groups.getOrDefault(source, List.of())) {
                int number = numbered.size() + 1;
                numbered.put(number, group);
                group.forEach(clip -> numbers.put(clip, number));
            }
        }
        byKey.values().forEach(clip -> clip.group(numbers.getOrDefault(clip, 0)));
    }
}
