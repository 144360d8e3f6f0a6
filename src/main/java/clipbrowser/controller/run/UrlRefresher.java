package clipbrowser.controller.run;

import clipbrowser.api.ApiException;
import clipbrowser.api.ClipApi;
import clipbrowser.model.Run;
import clipbrowser.model.SourceMedia;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * New URLs for media whose URLs have expired, by asking for the run again. However many readers find out at once, the
 * service is asked once in ten seconds. Any thread but FX's.
 */
public final class UrlRefresher {
    private static final Logger LOG = LoggerFactory.getLogger(UrlRefresher.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    /** A run that may be asked for, and where its answers go. */
    private record Subject(ClipApi api, String runId, Consumer<ClipApi.Answer> heard) {}

    private final InstantSource clock;
    private final ReentrantLock asking = new ReentrantLock();
    private final Object lock = new Object();
    private @Nullable Subject subject;
    private @Nullable Instant asked;
    private Map<String, String> urls = Map.of();

    UrlRefresher(InstantSource clock) {
        this.clock = clock;
    }

    /** From now on it is about this run; {@code heard} gets the answers, on the asking thread. */
    void about(ClipApi api, String runId, Consumer<ClipApi.Answer> heard) {
        synchronized (lock) {
            subject = new Subject(api, runId, heard);
            asked = null;
            urls = Map.of();
        }
    }

    /** There is no run to be asked for any more. */
    void aboutNothing() {
        synchronized (lock) {
            subject = null;
            urls = Map.of();
        }
    }

    boolean isAbout(String runId) {
        synchronized (lock) {
            return subject != null && subject.runId.equals(runId);
        }
    }

    /** An answer came by another way. */
    void learn(Run run) {
        Map<String, String> found = run.sources().stream().filter(s -> s.url() != null)
                .collect(Collectors.toUnmodifiableMap(SourceMedia::id, s -> String.valueOf(s.url())));
        synchronized (lock) {
            if (subject != null && subject.runId.equals(run.id())) {
                urls = found;
            }
        }
    }

    /**
     * A URL to go on with. Blocks while the service is asked.
     *
     * @param mediaId see {@link SourceMedia#id}
     * @param expired the URL that no longer serves: another one that is known already is given at once
     * @return empty if the service couldn't be asked, or no longer names the media
     */
    public Optional<String> newUrl(String mediaId, String expired) throws InterruptedException {
        asking.lockInterruptibly();
        try {
            Subject about;
            synchronized (lock) {
                String known = urls.get(mediaId);
                if (known != null && !known.equals(expired)) {
                    return Optional.of(known);
                }
                if (subject == null || asked != null && clock.instant().isBefore(asked.plus(PAUSE))) {
                    return Optional.empty();
                }
                asked = clock.instant();
                about = subject;
            }
            ClipApi.Answer answer = about.api.run(about.runId);
            learn(answer.run());
            about.heard.accept(answer);
        } catch (ApiException e) {
            LOG.info("media URL not renewed: {}", e.failure());
            return Optional.empty();
        } finally {
            asking.unlock();
        }
        synchronized (lock) {
            return Optional.ofNullable(urls.get(mediaId));
        }
    }
}
