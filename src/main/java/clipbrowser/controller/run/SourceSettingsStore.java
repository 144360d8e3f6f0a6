package clipbrowser.controller.run;

import clipbrowser.model.SourceSettings;
import clipbrowser.store.StoreException;

/** What the editor set for each source of a service. Any thread. */
public interface SourceSettingsStore {
    /** {@link SourceSettings#NONE} where nothing was. */
    SourceSettings of(String mediaId);

    /** Holds at once; on the disk after {@link #write}. */
    void set(String mediaId, SourceSettings to);

    /** Puts on the disk what stands for a source. Blocks: not for the FX thread. */
    void write(String mediaId) throws StoreException;
}
