package clipbrowser.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file on the editor's disk, such as a linked original. Any thread. */
public final class LocalMedia implements MediaBytes {
    private final FileChannel file;

    private LocalMedia(FileChannel file) {
        this.file = file;
    }

    /** @throws MediaException unreadable, if it isn't there or may not be read */
    public static LocalMedia open(Path path) throws MediaException {
        try {
            return new LocalMedia(FileChannel.open(path, StandardOpenOption.READ));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public long length() throws MediaException {
        try {
            return file.size();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public int read(long position, ByteBuffer into) throws MediaException {
        try {
            return file.read(into, position);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException _) {
            // It was only read: nothing can be lost.
        }
    }

    private static MediaException failed(IOException cause) {
        return new MediaException(new clipbrowser.model.MediaFailure.Unreadable(cause.getClass().getSimpleName()),
                cause);
    }
}
