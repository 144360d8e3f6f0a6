package clipbrowser.player.vlc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import uk.co.caprica.vlcj.factory.MediaPlayerFactory;

/**
 * VLC's media players, used again: 120 opens with new ones grew the process from 101 to 356 MB (libVLC 3.0.24). Any
 * thread.
 */
final class PlayerPool {
    /** Idle players that are kept; more are made while others are slow to stop, and released afterwards. */
    private static final int KEPT = 8;

    private final MediaPlayerFactory factory;
    private final Deque<PooledPlayer> idle = new ArrayDeque<>();
    private final List<PooledPlayer> taken = new ArrayList<>();
    private int made;
    private boolean closed;

    PlayerPool(MediaPlayerFactory factory) {
        this.factory = factory;
    }

    /** A player that does nothing; never waits for another one. @throws IllegalStateException after closing */
    synchronized PooledPlayer take() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        PooledPlayer pooledPlayer = idle.isEmpty() ? new PooledPlayer(factory, ++made) : idle.removeFirst();
        taken.add(pooledPlayer);
        return pooledPlayer;
    }

    /** Stops a player in the background and takes it back. @param stopped called when it has stopped */
    synchronized void give(PooledPlayer pooledPlayer, Runnable stopped) {
        if (closed) {
            return;
        }
        if (idle.size() + taken.size() > KEPT) {
            pooledPlayer.release(() -> gone(pooledPlayer, stopped));
        } else {
            pooledPlayer.stop(() -> back(pooledPlayer, stopped));
        }
    }

    private void back(PooledPlayer pooledPlayer, Runnable stopped) {
        stopped.run();
        synchronized (this) {
            if (taken.remove(pooledPlayer) && !closed) {
                idle.addFirst(pooledPlayer);
            }
        }
    }

    private void gone(PooledPlayer pooledPlayer, Runnable stopped) {
        stopped.run();
        synchronized (this) {
            taken.remove(pooledPlayer);
        }
    }

    /**
     * Releases all players, then libVLC. Waits less than a second; a player that hangs is left to the program's end.
     */
    void close() {
        List<PooledPlayer> all;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            all = new ArrayList<>(taken);
            all.addAll(idle);
        }
        CountDownLatch left = new CountDownLatch(all.size());
        for (PooledPlayer pooledPlayer : all) {
            pooledPlayer.release(left::countDown);
        }
        try {
            if (left.await(700, TimeUnit.MILLISECONDS)) {
                factory.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
