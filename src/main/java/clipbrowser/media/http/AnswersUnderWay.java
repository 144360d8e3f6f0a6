package clipbrowser.media.http;

import clipbrowser.media.ReadPurpose;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The answers that readers of one source are reading, so that two don't fetch the same bytes. Any thread. */
final class AnswersUnderWay {
    /** Blocks: what comes later in an answer is fetched for itself. */
    private static final long SOON = 8;

    private final Map<RangeResponse, ReadPurpose> answers = new ConcurrentHashMap<>();
    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();

    void begin(RangeResponse answer, ReadPurpose purpose) {
        answers.put(answer, purpose);
    }

    void end(RangeResponse answer) {
        answers.remove(answer);
    }

    /** Whether a block comes soon to another reader whose purpose is no less urgent. */
    boolean comes(long block, ReadPurpose purpose) {
        long from = block * MediaCache.BLOCK;
        return answers.entrySet().stream().anyMatch(entry -> {
            RangeResponse answer = entry.getKey();
            long at = answer.position();
            long rest = answer.left();
            return entry.getValue().compareTo(purpose) <= 0 && rest > 0 && at >= 0 && at / MediaCache.BLOCK <= block
                    && block - at / MediaCache.BLOCK < SOON && at + rest > from;
        });
    }

    /** A block came, for whoever wants it. To be called without any lock. */
    void arrived() {
        listeners.forEach(Runnable::run);
    }

    /** @param listener called on any thread; returns at once */
    void listen(Runnable listener) {
        listeners.add(listener);
    }

    void ignore(Runnable listener) {
        listeners.remove(listener);
    }
}
