package clipbrowser.media.http;

import clipbrowser.media.FrameTable;
import clipbrowser.media.MediaException;
import clipbrowser.media.MediaFingerprint;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frame tables by what names the bytes that they are of: shared by all readers, and kept on the disk, of which they are
 * mapped, so that in memory lies what was looked at. Any thread.
 */
final class FrameTables {
    private static final Logger LOG = LoggerFactory.getLogger(FrameTables.class);

    private final TableStore store;
    private final Map<MediaFingerprint, FrameTable> tables = new ConcurrentHashMap<>();

    FrameTables(TableStore store) {
        this.store = store;
    }

    /** What is known of a file without reading it. */
    Optional<FrameTable> find(MediaFingerprint of) {
        FrameTable known = tables.get(of);
        if (known == null) {
            known = stored(of).orElse(null);
            if (known != null) {
                tables.put(of, known);
            }
        }
        return Optional.ofNullable(known);
    }

    /** @return the same table, in less memory where it could be stored */
    FrameTable add(MediaFingerprint of, FrameTable read) {
        FrameTable table = read;
        if (read.storable()) {
            store.write(of.content(), read.stored());
            table = stored(of).orElse(read);
        }
        tables.put(of, table);
        return table;
    }

    private Optional<FrameTable> stored(MediaFingerprint of) {
        Optional<byte[]> content = store.read(of.content());
        if (content.isEmpty()) {
            return Optional.empty();
        }
        try {
            FrameTable checked = FrameTable.of(MemorySegment.ofArray(content.get()), of.length(), false);
            Optional<MemorySegment> mapped = store.map(of.content());
            return Optional.of(mapped.isEmpty() ? checked : FrameTable.of(mapped.get(), of.length(), true));
        } catch (MediaException e) {
            LOG.info("a stored frame table is made anew: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
