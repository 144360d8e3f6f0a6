package clipbrowser.net;

import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One GET under way. One thread waits and reads; any thread may {@link #close}. */
public final class Exchange implements AutoCloseable {
    private static final Set<Integer> REDIRECT = Set.of(301, 302, 303, 307, 308);

    private final HttpClient client;
    private final Resolver resolver;
    private final Request request;
    private final Cookies cookies = new Cookies();
    private final Object lock = new Object();
    private @Nullable CompletableFuture<?> awaited;
    private @Nullable BodyStream body;
    private boolean closed;

    Exchange(HttpClient client, Resolver resolver, Request request) {
        this.client = client;
        this.resolver = resolver;
        this.request = request;
    }

    /**
     * Asks, and blocks until status and headers are there. Called once.
     *
     * @throws NetException         if no answer comes; a status other than 200 is an answer
     * @throws InterruptedException on an interrupt; the exchange is closed then
     */
    public Reply await() throws NetException, InterruptedException {
        Deadline whole = new Deadline(request.whole());
        Address at = request.address();
        for (int hop = 0;; hop++) {
            HttpResponse<BodyStream> response = send(at, whole);
            Optional<String> location = response.headers().firstValue("Location");
            if (request.redirects() == 0 || !REDIRECT.contains(response.statusCode()) || location.isEmpty()) {
                return new Reply(response.statusCode(), at, response.headers(), response.body());
            }
            response.body().close();
            cookies.take(at, response.headers());
            if (hop == request.redirects()) {
                throw new NetException(new NetFailure.TooManyRedirects(request.redirects()));
            }
            at = request.policy().follow(at, location.get());
        }
    }

    private HttpResponse<BodyStream> send(Address at, Deadline whole) throws NetException, InterruptedException {
        if (!resolver.resolves(at)) {
            return ask(at, whole);
        }
        try (PinnedNames.Pin pin = PinnedNames.OF_PROCESS.pin(at.alias())) {
            request.policy().admit(at, pin.settle(resolved(at, whole)));
            return ask(at, whole);
        }
    }

    private InetAddress[] resolved(Address at, Deadline whole) throws NetException, InterruptedException {
        CompletableFuture<InetAddress[]> found = new CompletableFuture<>();
        // The system's resolver can neither be bounded nor interrupted: it is left behind if it takes too long.
        Thread.ofVirtual().name("resolve").start(() -> {
            try {
                found.complete(resolver.resolve(at));
            } catch (Throwable e) {
                found.completeExceptionally(e);
            }
        });
        return wait(found, at, whole, new AtomicBoolean());
    }

    private HttpResponse<BodyStream> ask(Address at, Deadline whole) throws NetException, InterruptedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(at.uri()).GET().header("User-Agent", Network.AGENT);
        if (!at.secure() || at.aliased()) {
            // Not HTTP/2 without TLS: its upgrade request fails with small servers, and it has no Host header.
            builder.version(HttpClient.Version.HTTP_1_1);
        }
        if (at.aliased()) {
            builder.header("Host", at.authority());
        }
        request.headers().forEach(builder::header);
        cookies.header(at).ifPresent(all -> builder.header("Cookie", all));
        BodyStream stream = new BodyStream(at.host(), whole, request.idle());
        synchronized (lock) {
            body = stream;
            if (closed) {
                stream.close();
            }
        }
        AtomicBoolean begun = new AtomicBoolean();
        return wait(client.sendAsync(builder.build(), _ -> {
            begun.set(true);
            return stream;
        }), at, whole, begun);
    }

    /** @param begun whether the answer has begun to come: it can break off then, also before it is handed over */
    private <T> T wait(CompletableFuture<T> future, Address at, Deadline whole, AtomicBoolean begun)
            throws NetException, InterruptedException {
        synchronized (lock) {
            awaited = future;
            if (closed) {
                future.cancel(true);
            }
        }
        Duration idle = request.idle();
        long nanos = Math.max(0, Math.min(whole.nanosLeft(), idle.toNanos()));
        try {
            return future.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            close();
            throw new NetException(whole.nanosLeft() <= 0
                    ? new NetFailure.TooSlow(whole.seconds())
                    : new NetFailure.Stalled(Math.max(1, idle.toSeconds())));
        } catch (CancellationException e) {
            throw new NetException(new NetFailure.Closed());
        } catch (InterruptedException e) {
            close();
            throw e;
        } catch (ExecutionException e) {
            synchronized (lock) {
                if (closed) {
                    throw new NetException(new NetFailure.Closed());
                }
            }
            throw Cause.of(e, at.host(), begun.get());
        }
    }

    /** Ends it at once, whatever it is waiting for; the connection goes with it unless the body was read to its end. */
    @Override
    public void close() {
        CompletableFuture<?> pending;
        BodyStream stream;
        synchronized (lock) {
            closed = true;
            pending = awaited;
            stream = body;
        }
        if (pending != null && !pending.isDone()) {
            pending.cancel(true);
        }
        if (stream != null) {
            stream.close();
        }
    }
}
