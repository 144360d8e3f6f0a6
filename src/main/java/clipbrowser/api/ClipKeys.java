package clipbrowser.api;

import clipbrowser.model.SourceMedia;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keys for the clips of one answer: unique, and equal in every answer that describes a clip the same way. */
final class ClipKeys {
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<String, Integer> ordinals = new HashMap<>();
    private final Set<String> given = new HashSet<>();

    /** Counts an id; all are counted before the first key is given. */
    void count(@Nullable String rawId) {
        if (rawId != null) {
            ids.merge(rawId, 1, Integer::sum);
        }
    }

    boolean repeated(@Nullable String rawId) {
        return rawId != null && ids.getOrDefault(rawId, 0) > 1;
    }

    /** @param shown the id as it is shown: where it had to be changed for that, it isn't a key */
    String key(@Nullable String rawId, @Nullable String shown, SourceMedia source, @Nullable Long startMs,
            @Nullable Long endMs) {
        if (rawId != null && rawId.equals(shown) && !repeated(rawId) && given.add(rawId)) {
            return rawId;
        }
        String said = rawId + "\n" + source.id() + "\n" + startMs + "\n" + endMs;
        // Identical clips are numbered from the last number on, not from 1 each, so that 20,000 of them aren't slow.
        while (true) {
            String key = "~" + digest(said + "\n" + ordinals.merge(said, 1, Integer::sum));
            if (!ids.containsKey(key) && given.add(key)) {
                return key;
            }
        }
    }

    private static String digest(String of) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
