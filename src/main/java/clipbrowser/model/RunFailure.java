package clipbrowser.model;

import org.jspecify.annotations.Nullable;

/** Why a run couldn't be had. Each has its own sentence and next step in the message bundle. */
public sealed interface RunFailure {
    /** No API key was given. */
    record KeyMissing() implements RunFailure {}

    /** 401: the key isn't known. */
    record KeyRefused() implements RunFailure {}

    /** 403: the key may not see this run. */
    record Forbidden() implements RunFailure {}

    /** 404. */
    record NotFound(String runId) implements RunFailure {}

    /** 429. @param retryAfterSeconds what the service asked to wait, null where it didn't say */
    record TooMany(@Nullable Long retryAfterSeconds) implements RunFailure {}

    /** 5xx. */
    record ServiceDown(int status) implements RunFailure {}

    /** Any other status that isn't 200, redirects among them. */
    record UnexpectedStatus(int status) implements RunFailure {}

    /** No connection: no network, no such host, refused, broken off. */
    record Unreachable(String host) implements RunFailure {}

    /** A certificate that isn't trusted. */
    record Untrusted(String host) implements RunFailure {}

    record TooSlow(long seconds) implements RunFailure {}

    record TooLarge(long limitBytes) implements RunFailure {}

    record NotJson() implements RunFailure {}

    /** JSON, but not a run. @param where the field, as a path such as {@code clips[3].clip_id} */
    record UnexpectedShape(String where) implements RunFailure {}

    /** The API's address isn't one that may be asked. */
    record AddressRefused(String address, AddressRefusal why) implements RunFailure {}

    /** A fault of this program's own; the log has what it was. */
    record Unexpected() implements RunFailure {}
}
