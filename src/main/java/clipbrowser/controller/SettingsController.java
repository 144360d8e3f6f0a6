package clipbrowser.controller;

import clipbrowser.api.Timer;
import clipbrowser.model.Preferences;
import clipbrowser.model.SettingsTrouble;
import clipbrowser.session.Settings;
import clipbrowser.store.SettingsFile;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the settings to their file soon after each change, the newest only. FX thread, but for {@link #close}. */
public final class SettingsController implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsController.class);
    /** A window that is dragged, or a slider, changes a hundred times a second. */
    private static final Duration SETTLE = Duration.ofMillis(300);

    private final Settings settings;
    private final SettingsFile file;
    private final Executor fx;
    private final AtomicReference<@Nullable Preferences> unsaved = new AtomicReference<>();
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final Object writing = new Object();
    /** As this window has read or written them last. */
    private Preferences known;

    /** @param fx runs on the FX thread, later */
    public SettingsController(Settings settings, SettingsFile file, Timer timer, Executor fx) {
        this.settings = settings;
        this.file = file;
        this.fx = fx;
        this.known = settings.preferences();
        settings.subscribe(() -> {
            unsaved.set(settings.preferences());
            if (waiting.compareAndSet(false, true)) {
                timer.after(SETTLE, this::write);
            }
        });
    }

    /** As they were left; a file that couldn't be read is told of in {@link Settings#troubleProperty}. Blocks. */
    public static Settings read(SettingsFile file) {
        return settings(file.read());
    }

    /** What was read of them, to be looked at; see {@link #read}. */
    public static Settings settings(SettingsFile.Reading read) {
        Settings settings = new Settings(read.preferences());
        if (read.aside() != null) {
            settings.troubleProperty().set(new SettingsTrouble.Damaged(read.aside().toString()));
        }
        return settings;
    }

    private void write() {
        waiting.set(false);
        synchronized (writing) {
            Preferences now = unsaved.getAndSet(null);
            if (now == null) {
                return;
            }
            try {
                file.write(known, now);
                known = now;
                fx.execute(() -> {
                    if (settings.troubleProperty().get() instanceof SettingsTrouble.Unsaved) {
                        settings.troubleProperty().set(null);
                    }
                });
            } catch (IOException e) {
                LOG.warn("settings can't be written", e);
                // Tried again with the next change, and at the end.
                unsaved.compareAndSet(null, now);
                fx.execute(() -> settings.troubleProperty().set(new SettingsTrouble.Unsaved(file.path().toString())));
            }
        }
    }

    /** What isn't written yet is written now. Blocks; any thread. */
    @Override
    public void close() {
        write();
    }
}
