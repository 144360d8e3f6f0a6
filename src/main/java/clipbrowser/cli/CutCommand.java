package clipbrowser.cli;

import clipbrowser.controller.export.ClipCutter;
import clipbrowser.controller.export.Ffmpeg;
import clipbrowser.exchange.ClipFile;
import clipbrowser.exchange.CutOutcome;
import clipbrowser.exchange.CutPreset;
import clipbrowser.exchange.ExportPlan;
import clipbrowser.exchange.ExportSource;
import clipbrowser.exchange.LinkedFile;
import clipbrowser.media.http.LoopbackSource;
import clipbrowser.wording.CutSentences;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** {@code clip-browser export --format files}: the clips as files of their own, one after another. Blocks. */
final class CutCommand {
    private final ClipCutter cutter;
    private final Function<ExportSource, LoopbackSource.Opener> hosted;
    private final PrintWriter out;
    private final PrintWriter err;

    /** @param hosted reads a source that has no linked file */
    CutCommand(Ffmpeg ffmpeg, Function<ExportSource, LoopbackSource.Opener> hosted, PrintWriter out,
            PrintWriter err) {
        this.cutter = new ClipCutter(ffmpeg);
        this.hosted = hosted;
        this.out = out;
        this.err = err;
    }

    /** @return whether every clip is a file now */
    boolean cut(ExportPlan plan, Path folder, CutPreset preset, boolean overwrite) throws InterruptedException {
        List<ClipFile> files = ClipFile.of(plan, folder, preset);
        boolean all = true;
        for (ClipFile file : files) {
            all &= told(cut(file, overwrite), file);
        }
        return all;
    }

    private CutOutcome cut(ClipFile file, boolean overwrite) throws InterruptedException {
        ExportSource source = file.event().source();
        LinkedFile linked = source.file();
        if (linked != null && linked.read()) {
            return cutter.cut(file, "file:" + linked.path().toAbsolutePath().normalize(), overwrite, _ -> {});
        }
        try (LoopbackSource server = new LoopbackSource(hosted.apply(source))) {
            return cutter.cut(file, server.address(), overwrite, _ -> {});
        } catch (IOException e) {
            return new CutOutcome.Failed(file.file(), e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private boolean told(CutOutcome outcome, ClipFile clip) {
        (outcome instanceof CutOutcome.Done ? out : err).println(CutSentences.of(outcome, clip));
        return outcome instanceof CutOutcome.Done;
    }
}
