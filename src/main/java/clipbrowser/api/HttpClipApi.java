package clipbrowser.api;

import clipbrowser.model.AddressRefusal;
import clipbrowser.model.RunFailure;
import clipbrowser.net.Address;
import clipbrowser.net.AddressPolicy;
import clipbrowser.net.NetException;
import clipbrowser.net.NetFailure;
import clipbrowser.net.Network;
import clipbrowser.net.Request;
import clipbrowser.net.Response;
import clipbrowser.net.RetryAfter;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The hosted service over HTTP. The key goes in one header to the configured address and nowhere else: redirects are
 * answers. Any thread.
 */
public final class HttpClipApi implements ClipApi {
    /** Where the service is unless the user says otherwise. */
    public static final String HOSTED = "https://api.video.dev/v1";
    static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final int LONGEST_KEY = 4096;
    private static final int LONGEST_RUN_ID = 1024;

    private final Network network;
    private final Address base;
    private final String key;
    private final Duration deadline;
    private final InstantSource clock;
    private final RunReader reader;

    /**
     * @param base as {@link #base} checked it
     * @param key  blank where there is none: every question then fails with {@link RunFailure.KeyMissing}
     */
    public HttpClipApi(Network network, Address base, String key) {
        this(network, base, key, DEADLINE, InstantSource.system());
    }

    HttpClipApi(Network network, Address base, String key, Duration deadline, InstantSource clock) {
        this.network = network;
        this.base = base;
        this.key = key.strip();
        this.deadline = deadline;
        this.clock = clock;
        this.reader = new RunReader(AddressPolicy.ofMedia(base));
    }

    /** The API's address. @throws ApiException {@link RunFailure.AddressRefused} if it may not be asked */
    public static Address base(String url) throws ApiException {
        try {
            return AddressPolicy.ofApi().check(url);
        } catch (NetException e) {
            throw failed(e, "");
        }
    }

    @Override
    public Answer run(String runId) throws ApiException, InterruptedException {
        if (key.isEmpty()) {
            throw new ApiException(new RunFailure.KeyMissing());
        }
        // What no header may hold can't be a key; the client's own complaint would quote it.
        if (key.length() > LONGEST_KEY || !key.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw new ApiException(new RunFailure.KeyRefused());
        }
        try {
            Request request = Request.ofApi(at(runId), deadline).with("X-API-Key", key).with("Accept",
                    "application/json");
            Response document = network.fetch(request, RunReader.LARGEST);
            long retryAfter = document.header("Retry-After").map(h -> RetryAfter.seconds(h, clock.instant()))
                    .orElse(-1L);
            if (document.status() != 200) {
                throw new ApiException(refusal(document.status(), runId, retryAfter), retryAfter);
            }
            return new Answer(reader.read(document.body(), runId), document.body(), retryAfter);
        } catch (NetException e) {
            throw failed(e, base.toString());
        }
    }

    private Address at(String runId) throws ApiException {
        if (runId.length() > LONGEST_RUN_ID) {
            throw new ApiException(new RunFailure.NotFound(SafeText.clean(runId)));
        }
        try {
            return base.below("auto_clips", runId);
        } catch (IllegalArgumentException e) {
            throw new ApiException(new RunFailure.NotFound(runId));
        }
    }

    private static RunFailure refusal(int status, String runId, long retryAfter) {
        return switch (status) {
            case 401 -> new RunFailure.KeyRefused();
            case 403 -> new RunFailure.Forbidden();
            case 404 -> new RunFailure.NotFound(runId);
            case 429 -> new RunFailure.TooMany(retryAfter < 0 ? null : retryAfter);
            default ->
                status / 100 == 5 ? new RunFailure.ServiceDown(status) : new RunFailure.UnexpectedStatus(status);
        };
    }

    private static ApiException failed(NetException e, String address) {
        return new ApiException(switch (e.failure()) {
            case NetFailure.AddressRefused refused -> new RunFailure.AddressRefused(refused.address(),
                    AddressRefusal.valueOf(refused.reason().name()));
            // Its redirects aren't followed.
            case NetFailure.RedirectRefused _,NetFailure.TooManyRedirects _ -> new RunFailure.Unreachable(address);
            case NetFailure.UnknownHost(String host) -> new RunFailure.Unreachable(host);
            case NetFailure.Unreachable(String host) -> new RunFailure.Unreachable(host);
            case NetFailure.HandshakeFailed(String host) -> new RunFailure.Unreachable(host);
            case NetFailure.BrokeOff(String host) -> new RunFailure.Unreachable(host);
            case NetFailure.Closed _ -> new RunFailure.Unreachable(address);
            case NetFailure.Untrusted(String host) -> new RunFailure.Untrusted(host);
            case NetFailure.TooSlow(long seconds) -> new RunFailure.TooSlow(seconds);
            case NetFailure.Stalled(long seconds) -> new RunFailure.TooSlow(seconds);
            case NetFailure.TooLarge(long limit) -> new RunFailure.TooLarge(limit);
            case NetFailure.Garbled _ -> new RunFailure.NotJson();
        });
    }
}
