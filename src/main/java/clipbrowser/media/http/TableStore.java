package clipbrowser.media.http;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** Where frame tables are kept from one start to the next. Losing any costs reading headers again. Any thread. */
public interface TableStore {
    /** Keeps none. */
    TableStore NONE = new TableStore() {
        @Override
        public Optional<byte[]> read(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<MemorySegment> map(String name) {
            return Optional.empty();
        }

        @Override
        public void write(String name, byte[] content) {
            // Nowhere.
        }
    };

    /** What was written under a name, if it is there undamaged. */
    Optional<byte[]> read(String name);

    /** The same, of which only what is looked at is read, and nothing is checked. */
    Optional<MemorySegment> map(String name);

    /** Failures are ignored. */
    void write(String name, byte[] content);
}
