package clipbrowser.app;

import clipbrowser.media.http.TableStore;
import clipbrowser.store.BlobCache;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Optional;

/** Frame tables in the cache folder, a few MB for two hours each. */
final class KeptTables implements TableStore {
    /** In bytes. */
    private static final long MOST = 256L << 20;
    /** Named anew where the form changes, or what readers make of a file: older ones are then left to be swept. */
    private static final String FORM = "table-1";

    private final BlobCache blobs;

    KeptTables(Path folder) {
        blobs = new BlobCache(folder, MOST);
    }

    @Override
    public Optional<byte[]> read(String name) {
        return Optional.ofNullable(blobs.get(name, FORM));
    }

    @Override
    public Optional<MemorySegment> map(String name) {
        return blobs.map(name, FORM);
    }

    @Override
    public void write(String name, byte[] content) {
        blobs.put(name, FORM, content);
    }
}
