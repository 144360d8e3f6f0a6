package clipbrowser.player.vlc;

import clipbrowser.media.MediaBytes;
import clipbrowser.media.MediaException;
import clipbrowser.player.vlc.remux.RemuxedFile;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import uk.co.caprica.vlcj.media.callback.AbstractCallbackMedia;

/** Lets VLC read a {@code RemuxedFile}. Called on VLC's threads; {@link #abort} on any. */
final class RemuxedMedia extends AbstractCallbackMedia {
    /** Bytes read at a time: a picture or two of a large source. */
    private static final int PIECE = 1 << 16;
    private final RemuxedFile file;
    private final MediaBytes bytes;
    /** Bytes read at a time. */
    private final int most;
    private final ReadGate gate;
    private final BooleanSupplier goesOn;
    private byte[] piece = new byte[PIECE];
    private long position;
    private volatile boolean aborted;
    private volatile @Nullable MediaException failure;

    /** @param gate holds reading back */
    RemuxedMedia(RemuxedFile file, MediaBytes bytes, ReadGate gate) {
        this(file, bytes, PIECE, gate, () -> true);
    }

    /** With a throttle. @param goesOn asked before each piece of the source; may block; false ends the file */
    RemuxedMedia(RemuxedFile file, MediaBytes bytes, BooleanSupplier goesOn) {
        this(file, bytes, PIECE, new ReadGate(Long.MAX_VALUE, () -> true), goesOn);
    }

    private RemuxedMedia(RemuxedFile file, MediaBytes bytes, int most, ReadGate gate, BooleanSupplier goesOn) {
        super(true);
        this.file = file;
        this.bytes = bytes;
        this.most = most;
        this.gate = gate;
        this.goesOn = goesOn;
    }

    /** What reading failed with. */
    @Nullable
    MediaException failure() {
        return failure;
    }

    /** Every later read returns the end. A read that is waiting for bytes returns when those are closed. */
    void abort() {
        aborted = true;
        gate.abort();
    }

    @Override
    protected long onGetSize() {
        return file.length();
    }

    @Override
    protected boolean onOpen() {
        position = 0;
        return !aborted;
    }

    @Override
    protected int onRead(Pointer into, int wanted) {
        if (aborted || position >= file.length()) {
            return 0;
        }
        int own = file.readOwn(position, piece, Math.min(wanted, piece.length));
        if (own > 0) {
            into.write(0, piece, 0, own);
            position += own;
            return own;
        }
        gate.await(file.inSource(position));
        if (aborted || !goesOn.getAsBoolean()) {
            return -1;
        }
        try {
            ByteBuffer memory = into.getByteBuffer(0, Math.min(Math.min(wanted, most), file.together(position)));
            int count = bytes.read(file.inSource(position), memory);
            position += Math.max(0, count);
            return Math.max(0, count);
        } catch (MediaException e) {
            if (!aborted) {
                failure = e;
            }
            return -1;
        }
    }

    @Override
    protected boolean onSeek(long to) {
        position = to;
        return true;
    }

    @Override
    protected void onClose() {
        piece = new byte[0];
    }
}
