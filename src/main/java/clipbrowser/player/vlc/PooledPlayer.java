package clipbrowser.player.vlc;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import uk.co.caprica.vlcj.factory.MediaPlayerFactory;
import uk.co.caprica.vlcj.media.callback.CallbackMedia;
import uk.co.caprica.vlcj.player.base.MediaPlayer;
import uk.co.caprica.vlcj.player.base.MediaPlayerEventAdapter;

/** One VLC player with the thread that makes all its calls. It is used again and again. */
final class PooledPlayer {
    /** Who hears of a medium's end. On VLC's threads. */
    interface Listener {
        /** @param error whether VLC gave it up */
        void over(boolean error);
    }

    private final ExecutorService thread;
    private final MediaPlayer player;
    /** Held, since VLC holds only addresses. */
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

    /** A seat that was let go does nothing any more: letting go has stopped it. */
    private void ask(Runnable what) {
        try {
            thread.execute(what);
        } catch (RejectedExecutionException _) {
            // The program is closing, and a stream was quicker to end than to be told so.
        }
    }

    /** Begins a medium behind the scenes, after what was asked before. */
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

    /** Stops behind the scenes. @param done called on the seat's thread when nothing of the medium comes any more */
    void stop(Runnable done) {
        ask(() -> {
            listener = null;
            player.controls().stop();
            medium = null;
            done.run();
        });
    }

    /** Stops and lets the player go, behind the scenes; the seat can't be used any more. */
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
