package clipbrowser.controller.export;

import clipbrowser.controller.Tasks;
import clipbrowser.exchange.ClipFile;
import clipbrowser.exchange.CutOutcome;
import clipbrowser.exchange.CutPreset;
import clipbrowser.exchange.ExportPlan;
import clipbrowser.exchange.ExportSource;
import clipbrowser.exchange.LinkedFile;
import clipbrowser.media.MediaLibrary;
import clipbrowser.media.http.LoopbackSource;
import clipbrowser.model.SourceMedia;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Cuts clips to files off the FX thread, one after another; cancelled, it leaves what is finished. FX thread. */
public final class CuttingController {
    private final Session session;
    private final Tasks tasks;
    private final MediaLibrary library;
    private final Map<String, String> environment;
    private final Object slot = new Object();

    /** @param environment of this process, where ffmpeg is looked for */
    public CuttingController(Session session, Tasks tasks, MediaLibrary library, Map<String, String> environment) {
        this.session = session;
        this.tasks = tasks;
        this.library = library;
        this.environment = environment;
    }

    /** What is heard of it. */
    public sealed interface News {
        /** @param version of the ffmpeg that cuts */
        record Begun(String version) implements News {}

        /** @param done how many are finished @param name of the clip that is cut @param part of it, from 0 to 1 */
        record Cutting(int done, int all, String name, double part) implements News {}

        /** One outcome for each clip, in order. */
        record Finished(List<ClipFile> clips, List<CutOutcome> outcomes) implements News {}

        /** There is no ffmpeg on this machine. */
        record NoFfmpeg() implements News {}
    }

    /** Begins; what is under way is ended first. @param told on the FX thread */
    public void cut(ExportPlan plan, Path folder, CutPreset preset, boolean overwrite, Consumer<News> told) {
        Map<String, SourceMedia> hosted = new HashMap<>();
        for (Source source : session.sources()) {
            hosted.put(source.id(), source.media());
        }
        List<ClipFile> clips = ClipFile.of(plan, folder, preset);
        tasks.of(() -> run(clips, hosted, overwrite, told)).onDone(told).onFailed(e -> told.accept(new News.Finished(
                clips,
                clips.stream().<CutOutcome>map(c -> new CutOutcome.Failed(c.file(), String.valueOf(e.getMessage())))
                        .toList())))
                .in(slot).start();
    }

    /** Ends what is under way: the clip that is being cut leaves no file. */
    public void cancel() {
        tasks.cancel(slot);
    }

    private News run(List<ClipFile> clips, Map<String, SourceMedia> hosted, boolean overwrite, Consumer<News> told)
            throws InterruptedException {
        Optional<Ffmpeg> ffmpeg = Ffmpeg.find(environment);
        if (ffmpeg.isEmpty()) {
            return new News.NoFfmpeg();
        }
        tell(told, new News.Begun(ffmpeg.get().version()));
        ClipCutter cutter = new ClipCutter(ffmpeg.get());
        List<CutOutcome> outcomes = new ArrayList<>();
        for (ClipFile clip : clips) {
            String name = clip.event().clip().name();
            int done = outcomes.size();
            tell(told, new News.Cutting(done, clips.size(), name, 0));
            outcomes.add(cut(cutter, clip, hosted, overwrite, part -> tell(told, new News.Cutting(done, clips.size(),
                    name, part))));
        }
        return new News.Finished(clips, outcomes);
    }

    private CutOutcome cut(ClipCutter cutter, ClipFile clip, Map<String, SourceMedia> hosted, boolean overwrite,
            java.util.function.DoubleConsumer progress) throws InterruptedException {
        ExportSource source = clip.event().source();
        LinkedFile linked = source.file();
        if (linked != null && linked.read()) {
            return cutter.cut(clip, "file:" + linked.path().toAbsolutePath().normalize(), overwrite, progress);
        }
        SourceMedia media = hosted.get(source.id());
        if (media == null) {
            return new CutOutcome.Failed(clip.file(), source.id());
        }
        try (LoopbackSource server = new LoopbackSource(() -> library.open(media))) {
            return cutter.cut(clip, server.address(), overwrite, progress);
        } catch (IOException e) {
            return new CutOutcome.Failed(clip.file(), e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private void tell(Consumer<News> told, News news) {
        tasks.fx().execute(() -> told.accept(news));
    }
}
