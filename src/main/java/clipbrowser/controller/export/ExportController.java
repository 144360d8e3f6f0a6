package clipbrowser.controller.export;

import clipbrowser.api.Computation;
import clipbrowser.controller.Tasks;
import clipbrowser.controller.export.LinkedFiles;
import clipbrowser.exchange.Export;
import clipbrowser.exchange.ExportClip;
import clipbrowser.exchange.ExportFormat;
import clipbrowser.exchange.ExportOptions;
import clipbrowser.exchange.ExportOutcome;
import clipbrowser.exchange.ExportPlan;
import clipbrowser.exchange.ExportSource;
import clipbrowser.exchange.Exporter;
import clipbrowser.media.FrameTable;
import clipbrowser.media.MediaException;
import clipbrowser.model.Run;
import clipbrowser.model.SourceSettings;
import clipbrowser.model.SourceTiming;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import clipbrowser.time.FirstFrame;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.Timecode;
import clipbrowser.transcript.SourceTranscript;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns what is on screen into an export, and writes it off the FX thread. FX thread. */
public final class ExportController {
    private static final Object SLOT = "export";

    private final Session session;
    private final Tasks tasks;
    private final Function<String, SourceSettings> settings;
    private final Function<Source, FirstFrame> firstFrame;
    private final LinkedFiles linked;

    /** Reads a linked file's headers. Blocks. */
    public interface HeaderReader {
        FrameTable read(Path file) throws MediaException;
    }

    /**
     * @param settings    what the editor set for a source, by media id
     * @param firstFrame  where frame 0 lies in the media that exports name
     * @param files       reads the headers of a linked file; may block
     */
    public ExportController(Session session, Tasks tasks, Function<String, SourceSettings> settings,
            Function<Source, FirstFrame> firstFrame, HeaderReader files) {
        this.session = session;
        this.tasks = tasks;
        this.settings = settings;
        this.firstFrame = firstFrame;
        this.linked = new LinkedFiles(tasks, files);
    }

    /**
     * What would be written now; pure. Clips that the service no longer names are left out, as the command line can't
     * know them.
     *
     * @param options   its selected clips are those that are marked now
     * @param dropFrame whether labels drop wherever they can, beside what is set for each source
     */
    public ExportPlan plan(ExportFormat format, ExportOptions options, boolean dropFrame) {
        Run run = session.run();
        List<ExportClip> clips = clips(options.order(), dropFrame);
        Set<String> marked = session.selection().stream().map(ReviewedClip::key).collect(Collectors.toSet());
        ExportOptions now = new ExportOptions(options.which(), options.as(), options.handles(), options.order(),
                options.paths(), options.reels(), options.target(), marked);
        return ExportPlan.of(new Export(run == null ? "" : run.id(), clips, now), format);
    }

    /** Whether linked files are still being read: a plan made now describes them with the hosted file's facts. */
    public boolean reading() {
        return linked.reading();
    }

    /** Linked files may have changed; {@code told} hears of each that was read from now on. */
    public void refresh(Runnable told) {
        linked.forget();
        linked.onRead(told);
    }

    /** Every clip of the run as exports take it, in its order. */
    public List<ExportClip> clips() {
        return clips(ExportOptions.Order.SOURCE, false);
    }

    private List<ExportClip> clips(ExportOptions.Order order, boolean dropFrame) {
        Map<Source, ExportSource> sources = new HashMap<>();
        for (Source source : session.sources()) {
            Timecode own = source.timecode();
            Timecode labels = dropFrame && !own.drop() ? redropped(own) : own;
            SourceSettings set = settings.apply(source.id());
            sources.put(source, ExportSource.of(source.media(), new SourceTiming(source.rate(), source.grid(), labels),
                    source.facts(), set, firstFrame.apply(source), linked.of(dropFrame
                            ? set.withDrop(true)
                            : set)));
        }
        List<ExportClip> clips = new ArrayList<>();
        for (ReviewedClip clip : inOrder(order)) {
            ExportSource source = sources.get(clip.source());
            if (source != null && !clip.goneProperty().get()) {
                clips.add(spoken(ExportClip.of(clip.clip(), clip.clipReview(), source), clip.source()));
            }
        }
        return clips;
    }

    private static ExportClip spoken(ExportClip clip, Source source) {
        SourceTranscript transcript = source.transcript();
        FrameGrid grid = source.grid();
        FrameRange range = clip.range();
        return transcript == null || grid == null || range == null
                ? clip
                : clip.saying(transcript.said(grid, range, source.settings().settledOrigin()));
    }

    /** As the list shows them, and after those what it doesn't show. */
    private List<ReviewedClip> inOrder(ExportOptions.Order order) {
        List<ReviewedClip> clips = new ArrayList<>(switch (order) {
            case SOURCE -> List.of();
            case GIVEN -> session.listed();
        });
        Set<ReviewedClip> there = Set.copyOf(clips);
        session.clips().stream().filter(c -> !there.contains(c)).forEach(clips::add);
        return clips;
    }

    /** The label of the first frame stands. */
    private static Timecode redropped(Timecode own) {
        Timecode from0 = new Timecode(own.rate(), true, 0);
        return new Timecode(own.rate(), true, from0.countOf(own.label(0)).orElse(own.start()));
    }

    /** Writes it; {@code done} is told on the FX thread. */
    public void write(ExportPlan plan, Path folder, boolean overwrite, Consumer<ExportOutcome> done) {
        tasks.of(() -> Computation.<ExportOutcome, RuntimeException>of(() -> Exporter.write(plan, folder, overwrite)))
                .onDone(done).onFailed(
                        e -> done.accept(new ExportOutcome.Failed(folder, String.valueOf(e.getMessage()))))
                .in(SLOT).start();
    }
}
