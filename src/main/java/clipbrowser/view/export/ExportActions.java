package clipbrowser.view.export;

import clipbrowser.exchange.CutPreset;
import clipbrowser.exchange.ExportOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the export panel asks of its controller; {@code app} connects the two. FX thread. */
public interface ExportActions {
    /**
     * What the editor chose.
     *
     * @param as        how clips become sequences
     * @param handles   frames before and after
     * @param listOrder as the list shows them, instead of by source
     * @param dropFrame drop-frame labels wherever the rate can
     * @param fileUrls  linked files as file URLs, for Premiere, instead of plain paths, for Resolve
     * @param reels     what an EDL calls its sources
     * @param preset    how clips that become files are encoded
     */
    record Choice(ExportDestination to, ExportOptions.Which which, ExportOptions.Arrangement as, int handles,
            boolean listOrder, boolean dropFrame, boolean fileUrls, ExportOptions.Reels reels, CutPreset preset) {
        static Choice usual(ExportDestination to, int handles) {
            return new Choice(to, ExportOptions.Which.KEPT, to.arrangements().getFirst(), handles, false, false, false,
                    ExportOptions.Reels.SHORT,
                    CutPreset.SOURCE);
        }
    }

    /**
     * What would be written.
     *
     * @param clips  how many
     * @param length of all of them, for showing
     * @param rates  for showing
     * @param files  names, in order
     * @param left   a sentence for each clip that can't be exported
     * @param notes  a sentence for everything else there is to know
     * @param offline whether media of it are on the web only, where the system wants files
     * @param ready  whether it can be written now; not while linked files are being read
     */
    record Preview(int clips, String length, String rates, List<String> files, List<String> left, List<String> notes,
            boolean offline, boolean ready) {}

    /** How it ended. */
    sealed interface Result {}

    /** @param lines one for each file: where, how many clips, how long; @param first to be shown in its folder */
    record Done(List<String> lines, Path first) implements Result {}

    /** There already; nothing was written. @param sentence names them */
    record There(String sentence) implements Result {}

    /** @param sentence what happened */
    record Failed(String sentence) implements Result {}

    /** Under way. @param sentence how far @param part of all, from 0 to 1 */
    record Working(String sentence, double part) implements Result {}

    /**
     * Some clips didn't become files.
     *
     * @param lines one for each file that was made
     * @param failed a sentence for each that wasn't
     */
    record Partly(List<String> lines, List<String> failed) implements Result {}

    Preview preview(Choice choice);

    /** Ends what is under way; nothing more is told of it. */
    void cancel();

    /** Linked files are looked at anew; {@code changed} is told whenever a preview would say something else for it. */
    void refresh(Runnable changed);

    /** Shows what to click in a system, and what was proven of its file. */
    void help(ExportDestination to);

    /** Lets the editor search a folder for the originals of what is hosted. */
    void linkFolder();

    /** Writes it; {@code done} is told on the FX thread, several times where it takes its time. */
    void write(Choice choice, Path folder, boolean overwrite, Consumer<Result> done);

    /** What was chosen for this destination last; null where nothing was yet. */
    @Nullable
    Choice remembered(ExportDestination to);

    /** The frames of handles that a destination gets before anything was chosen for it. */
    int usualHandles(ExportDestination to, ExportOptions.Arrangement as);

    /** Where to, last; null where nothing was written yet. */
    @Nullable
    Path folder(ExportDestination to);

    /** The destination that was used last. */
    ExportDestination last();

    /** Lets the editor choose a folder; null if none was. */
    @Nullable
    Path chooseFolder(@Nullable Path from);

    /** Opens the folder of a file in the system's own way. */
    void show(Path file);

    /** The panel is no longer wanted. */
    void close();
}
