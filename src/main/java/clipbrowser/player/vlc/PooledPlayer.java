package clipbrowser.player.vlc;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import uk.co.caprica.vlcj.factory.MediaPlayerFactory;
import uk.co.caprica.vlcj.media.callback.CallbackMedia;
import uk.co.caprica.vlcj.player.base.MediaPlayer;
import uk.co.caprica.vlcj.player.base.MediaPlayerEventAdapter;

/** One VLC media player with the thread that makes all calls to it. Used for one medium after the other. */
final class PooledPlayer {
    /** Called at a medium's end, on VLC's threads. */
    interface Listener {
        /** @param error whether VLC reported an error */
        void over(boolean error);
    }

    private final ExecutorService thread;
    private final MediaPlayer player;
    /** A strong reference, since VLC holds only addresses. */
    private @Nullable CallbackMedia medium;
    private volatile @Nullable Listener listener;

    /** @param number to tell threads apart */
    PooledPlayer(MediaPlayerFactory factory, int number) {
        thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("vlc-" + number).factory());
        player = factory.mediaPlayers().newMediaPlayer();
        player.events().addMediaPlayerEventListener(new MediaPlayerEventAdapter() {
            @Override
            public void finished(MediaPlayer ended) {
                tell(false);
            }

            @Override
            public void error(MediaPlayer failed) {
                tell(true);
            }
        });
    }

    private void tell(boolean error) {
        Listener handler = listener;
        if (handler != null) {
            handler.over(error);
        }
    }

    /** Runs on the player's thread; does nothing once it has been released, which has stopped it. */
    private void ask(Runnable what) {
        try {
            thread.execute(what);
        } catch (RejectedExecutionException _) {
            // The program is closing, and the stream has ended already.
        }
    }

    /** Plays a medium, after earlier requests. Returns at once. */
    void play(CallbackMedia now, Listener handler, String... options) {
        ask(() -> {
            medium = now;
            listener = handler;
            boolean begun = false;
            try {
                begun = player.media().play(now, options);
            } finally {
                if (!begun) {
                    handler.over(true);
                }
            }
        });
    }

    /** Stops. Returns at once. @param done called on the player's thread when no more callbacks of the medium come */
    void stop(Runnable done) {
        ask(() -> {
            listener = null;
            player.controls().stop();
            medium = null;
            done.run();
        });
    }

    /** Stops and releases the player; it can't be used any more. Returns at once. */
    void release(Runnable done) {
        ask(() -> {
            listener = null;
            player.controls().stop();
            player.release();
            done.run();
        });
        thread.shutdown();
    }
}
