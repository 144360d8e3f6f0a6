package clipbrowser.media.http;

import clipbrowser.media.MediaBytes;
import clipbrowser.media.MediaException;
import clipbrowser.media.ReadPurpose;
import clipbrowser.model.MediaFailure;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Whose headers are read: those that the editor waits for at once, others two at a time, since each may take ten
 * megabytes of the link, and while they are taken apart three times as much memory. Any thread.
 */
final class HeaderTurns {
    private static final int AT_A_TIME = 2;

    private final Set<String> urgent = new HashSet<>();
    private final Map<String, MediaBytes> readers = new HashMap<>();
    private int running;

    /** One source's headers; ended by {@link #close}. */
    final class Turn implements AutoCloseable {
        private final String mediaId;
        private boolean running;

        private Turn(String mediaId) {
            this.mediaId = mediaId;
        }

        /** Blocks until it is this one's turn. */
        void await() throws MediaException {
            begin(this);
        }

        @Override
        public void close() {
            end(this);
        }
    }

    /** @param bytes what they are read from */
    synchronized Turn turn(String mediaId, MediaBytes bytes) {
        readers.put(mediaId, bytes);
        if (urgent.contains(mediaId)) {
            bytes.purpose(ReadPurpose.FRAME);
        }
        return new Turn(mediaId);
    }

    /** The editor waits for a source; remembered where its headers aren't being read yet. */
    synchronized void hurry(String mediaId) {
        urgent.add(mediaId);
        MediaBytes bytes = readers.get(mediaId);
        if (bytes != null) {
            bytes.purpose(ReadPurpose.FRAME);
        }
        notifyAll();
    }

    private synchronized void begin(Turn turn) throws MediaException {
        try {
            while (running >= AT_A_TIME && !urgent.contains(turn.mediaId)) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MediaException(new MediaFailure.BrokeOff(), e);
        }
        turn.running = true;
        running++;
    }

    private synchronized void end(Turn turn) {
        running -= turn.running ? 1 : 0;
        turn.running = false;
        readers.remove(turn.mediaId);
        urgent.remove(turn.mediaId);
        notifyAll();
    }
}
