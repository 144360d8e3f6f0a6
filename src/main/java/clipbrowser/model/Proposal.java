package clipbrowser.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the service proposed when the editor changed a clip's review: enough to tell later that it has changed, and to
 * name the clip when it is no longer in the run.
 *
 * @param clipId  null where the service gave none
 * @param startMs milliseconds from the source's start; null where missing
 * @param endMs   milliseconds, exclusive; null where missing
 * @param mediaId the source's {@link SourceMedia#id}
 */
public record Proposal(@Nullable String clipId, @Nullable Long startMs, @Nullable Long endMs, String mediaId) {
    public static Proposal of(Clip clip) {
        return new Proposal(clip.id(), clip.startMs(), clip.endMs(), clip.source().id());
    }

    /** Whether a clip still lies where this one did. */
    public boolean sameBounds(Clip clip) {
        return Objects.equals(startMs, clip.startMs()) && Objects.equals(endMs, clip.endMs());
    }
}
