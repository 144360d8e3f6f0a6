package clipbrowser.exchange;

import clipbrowser.time.Timecode;
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
                    document.reel(e.source()), e.source().audioChannels() > 0 ? "AA/V" : "V",
                    Event.label(clock, e.clockIn()), Event.label(clock, e.clockOut()), Event.label(clock, record),
                    Event.label(clock, record + e.length())));
            edl.append("* FROM CLIP NAME:  ").append(Words.clean(e.source().fileName())).append('\n');
            edl.append("* COMMENT: ").append(e.clip().name()).append("\n\n");
        }
        return edl.toString();
    }

    @Override
    public ExportReader reader() {
        return new EdlReader();
    }
}
