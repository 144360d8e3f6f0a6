package clipbrowser.wording;

import clipbrowser.exchange.ExportClip;
import clipbrowser.model.ClipReview;
import clipbrowser.model.Decision;
import clipbrowser.model.Trim;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import java.util.ArrayList;
import java.util.List;

/** What an import would bring, in words. */
public final class ImportSentences {
    private ImportSentences() {}

    /** A review in a line: decision, frames where they are the editor's, title, note. */
    public static String of(ExportClip clip, ClipReview clipReview) {
        List<String> parts = new ArrayList<>();
        parts.add(decision(clipReview.decision()));
        Trim trim = clipReview.trim();
        FrameGrid grid = clip.source().grid();
        if (trim != null && grid != null) {
            FrameRange range = trim.on(grid);
            parts.add(Messages.text("import.range", clip.source().timecode().label(grid.countIn(range)),
                    clip.source().timecode().label(grid.countLast(range))));
        }
        if (!clipReview.title().isEmpty()) {
            parts.add(Messages.text("import.titled", clipReview.title()));
        }
        if (!clipReview.note().isEmpty()) {
            parts.add(Messages.text("import.noted", clipReview.note().replace('\n', ' ')));
        }
        return String.join(", ", parts);
    }

    private static String decision(Decision decision) {
        return switch (decision) {
            case KEEP -> Messages.text("import.kept");
            case REJECT -> Messages.text("import.rejected");
            case UNDECIDED -> Messages.text("import.undecided");
        };
    }
}
