package clipbrowser.exchange;

import clipbrowser.time.Timecode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A CMX3600 edit decision list: always a string-out, video and sound together, cuts only. Columns, {@code AA/V} and the
 * 999 events are CMX's own (CMX 3600 Edit List Format, 1990s; SMPTE 258M carries them on); the title goes to
 * {@code * COMMENT:} because Premiere stumbles over {@code * FROM FILE:}. Names are UTF-8 where they must be.
 */
final class Edl implements ExportFormat {
    private static final Traits TRAITS = new Traits("edl", "edl", Content.EVENTS, Division.ONE_RATE, 999, true,
            Frames.TIMECODE, true);

    @Override
    public Traits traits() {
        return TRAITS;
    }

    @Override
    public String write(ExportDocument document) {
        Timecode clock = document.clock();
        StringBuilder edl = new StringBuilder();
        edl.append("TITLE: ").append(document.title()).append('\n');
        edl.append("FCM: ").append(document.drop() ? "DROP FRAME" : "NON-DROP FRAME").append("\n\n");
        int number = 0;
        for (Event e : document.events()) {
            long record = document.hour() + e.recordIn();
            edl.append(String.format(Locale.ROOT, "%03d  %-8s %-5s C        %s %s %s %s\n", ++number,
                    document.reel(e.source()), withSound(document, e) ? "AA/V" : "V",
                    Event.label(clock, e.clockIn()), Event.label(clock, e.clockOut()), Event.label(clock, record),
                    Event.label(clock, record + e.length())));
            edl.append("* FROM CLIP NAME:  ").append(document.fileName(e.source())).append('\n');
            edl.append("* COMMENT: ").append(e.clip().name()).append("\n\n");
        }
        return edl.toString();
    }

    /** Systems that write {@code AX} themselves have picture and sound in files of their own. */
    private static boolean withSound(ExportDocument document, Event e) {
        return e.media().channels() > 0 && document.options().reels() != ExportOptions.Reels.AX;
    }

    @Override
    public List<ExportRemark> remarks(ExportDocument document) {
        List<ExportRemark> remarks = new ArrayList<>();
        if (document.options().reels() == ExportOptions.Reels.AX) {
            if (document.events().stream().anyMatch(e -> e.media().channels() > 0)) {
                remarks.add(new ExportRemark.PictureOnly());
            }
            List<ExportSource> sources = document.sources().stream().map(Event::source).toList();
            long starts = sources.stream().map(s -> s.mediaTimecode().start()).distinct().count();
            if (starts < sources.size()) {
                remarks.add(new ExportRemark.ReelsAlike(sources.size()));
            }
        }
        return remarks;
    }

    @Override
    public ExportReader reader() {
        return new EdlReader();
    }
}
