package clipbrowser.exchange;

import java.util.List;

/** Reads a file that was exported, independently of who wrote it. Stateless; any thread. */
public interface ExportReader {
    /**
     * @param text     the whole file
     * @param document for what the file itself doesn't say: the rate of an EDL, the frame times of a variable source
     * @return in the file's order
     * @throws UnreadableExport if it isn't such a file
     */
    List<ReadEvent> read(String text, ExportDocument document) throws UnreadableExport;

    /** The file isn't what it should be; the message says where. */
    final class UnreadableExport extends Exception {
        private static final long serialVersionUID = 1L;

        public UnreadableExport(String where) {
            super(where);
        }

        public UnreadableExport(String where, Throwable cause) {
            super(where, cause);
        }
    }
}
