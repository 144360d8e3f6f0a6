package clipbrowser.exchange;

import clipbrowser.model.Clip;
import clipbrowser.model.ClipReview;
import clipbrowser.model.Decision;
import clipbrowser.model.Problem;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.model.Trim;
import clipbrowser.time.FirstFrame;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.FrameRate;
import clipbrowser.time.Timecode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs for the tests of formats. */
final class Samples {
    static final FrameRate R2997 = new FrameRate(30000, 1001);
    static final FrameRate R25 = new FrameRate(25, 1);

    private Samples() {}

    static ExportSource source(String id, FrameRate rate, long frames) {
        return source(id, new FrameGrid.Even(rate, frames), Timecode.of(rate), null);
    }

    static ExportSource source(String id, @Nullable FrameGrid grid, Timecode timecode, @Nullable LinkedFile file) {
        return new ExportSource(id, "https://media.example/v/" + id + ".mp4?sig=a%2Fb&x=1", file, grid, timecode,
                picture(1920, 1080, 2, grid, timecode));
    }

    /** One track of sound at 48 kHz, or none for 0 channels; square pixels, not turned. */
    static MediaDescription picture(int width, int height, int channels, @Nullable FrameGrid grid,
            Timecode timecode) {
        return new MediaDescription(width, height, 1, 1, 0, false, channels == 0
                ? List.of()
                : List.of(new MediaDescription.Sound(channels, 48_000)), grid, timecode,
                FirstFrame.AT_ZERO);
    }

    static ExportSource source(String id, MediaDescription media) {
        return new ExportSource(id, "https://media.example/v/" + id + ".mp4", null, media.grid(), media.timecode(),
                media);
    }

    /** Kept, trimmed to frames. */
    static ExportClip clip(String id, int place, ExportSource source, long in, long out) {
        return clip(id, place, source, in, out, "", "", Decision.KEEP);
    }

    static ExportClip clip(String id, int place, ExportSource source, long in, long out, String title, String note,
            Decision decision) {
        return new ExportClip(id, id, place, title, note, "", decision, true, new FrameRange(in, out), 1000L * place,
                1000L * place + 500, List.of(), source);
    }

    /** As the service proposed it, through the model, with whatever is wrong with it. */
    static ExportClip proposed(String id, int place, ExportSource source, @Nullable Long startMs,
            @Nullable Long endMs, List<Problem> stated) {
        Clip clip = new Clip(id, id, place, startMs, endMs, null,
                new SourceMedia(source.id(), RunStatus.COMPLETE, source.url(), null), stated);
        return ExportClip.of(clip, ClipReview.NONE.withDecision(Decision.KEEP), source);
    }

    static ExportClip trimmed(ExportClip of, FrameRange range, FrameRate rate) {
        Clip clip = new Clip(of.key(), of.id(), of.place(), of.proposedStartMs(), of.proposedEndMs(), null,
                new SourceMedia(of.source().id(), RunStatus.COMPLETE, of.source().url(), null), List.of());
        return ExportClip.of(clip, new ClipReview(Decision.KEEP, new Trim(range, rate), "", ""), of.source());
    }

    static FrameGrid uneven() {
        List<Long> ticks = new ArrayList<>();
        long at = 0;
        for (int f = 0; f < 300; f++) {
            ticks.add(at);
            at += f == 100 ? 48_600 : 3000 + f % 7 * 300;
        }
        return new FrameGrid.Listed(ticks.stream().mapToLong(Long::longValue).toArray(), at, 90_000, R25);
    }

    static Export run(ExportOptions options, List<ExportClip> clips) {
        return new Export("run-7", clips, options);
    }

    static ExportOptions options(ExportOptions.Which which, ExportOptions.Arrangement as, int handles) {
        return new ExportOptions(which, as, handles, ExportOptions.Order.SOURCE, PathStyle.PLAIN,
                ExportOptions.Reels.SHORT, ExportOptions.Target.ANY, Set.of());
    }
}
