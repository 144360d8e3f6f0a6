package clipbrowser.app;

import clipbrowser.api.RunReader;
import clipbrowser.cli.Start;
import clipbrowser.demo.DemoServer;
import clipbrowser.net.Network;
import clipbrowser.store.Folders;
import clipbrowser.store.SettingsFile;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Starts, on other threads and before JavaFX starts, what the first window would otherwise wait for: settings, network,
 * and the demo's server. What only a run needs is started only where one is asked for.
 */
final class StartupPrefetch {
    private final FutureTask<SettingsFile.Reading> settings;
    private final @Nullable FutureTask<DemoServer> demo;
    private final @Nullable Network network;

    private StartupPrefetch(FutureTask<SettingsFile.Reading> settings, @Nullable FutureTask<DemoServer> demo,
            @Nullable Network network) {
        this.settings = settings;
        this.demo = demo;
        this.network = network;
    }

    /** Begins with it, on threads that nobody has to wait for in the end. */
    static StartupPrefetch begin(Start start, Folders folders) {
        FutureTask<SettingsFile.Reading> settings = begun("settings", () -> new SettingsFile(
                folders.settings()).read());
        if (start.run() == null && start.from() == null) {
            return new StartupPrefetch(settings, null, null);
        }
        // Nothing is handed over: whoever reads an answer finds the reader's class made, or waits for it.
        FutureTask<?> _ = begun("answers", () -> Class.forName(RunReader.class.getName()));
        return new StartupPrefetch(settings, start.demo() ? begun("demo", DemoServer::start) : null, new Network());
    }

    private static <T> FutureTask<T> begun(String what, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().name("ahead: " + what).start(task);
        return task;
    }

    /** As they were left. Waits for them. */
    SettingsFile.Reading settings() throws IOException {
        return done(settings);
    }

    /** Null where none was asked for. Waits for it. @throws IOException if the demo's files aren't there */
    @Nullable
    DemoServer demo() throws IOException {
        return demo == null ? null : done(demo);
    }

    Network network() {
        return network == null ? new Network() : network;
    }

    private static <T> T done(FutureTask<T> task) throws IOException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
