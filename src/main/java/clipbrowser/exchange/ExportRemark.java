package clipbrowser.exchange;

import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRate;
import clipbrowser.time.MediaTime;
import java.util.ArrayList;
import java.util.List;

/** Something to know of an export that went well. */
public sealed interface ExportRemark {
    /** The source's rate varies: the file assumes a constant one; conform the media to it first. */
    record AssumedRate(ExportSource source, FrameRate rate) implements ExportRemark {}

    /** The clip ran past its source's end and was ended there. @param frames how many were cut off */
    record EndedAtSource(ExportClip clip, long frames) implements ExportRemark {}

    /** It stands in the table, but without frames. */
    record WithoutFrames(NotExported clip) implements ExportRemark {}

    /** The clip ran past the linked file's end and was ended there. @param frames how many were cut off */
    record EndedAtFile(ExportClip clip, long frames) implements ExportRemark {}

    /** The linked file isn't there or can't be read: it is described with the hosted file's facts. */
    record LinkedFileUnread(ExportSource source) implements ExportRemark {}

    /** The linked file counts at another rate than what is hosted; clips are found in it by their times. */
    record LinkedFileRate(ExportSource source, FrameRate file, FrameRate hosted) implements ExportRemark {}

    /** The linked file is longer or shorter than what is hosted. */
    record LinkedFileLength(ExportSource source, MediaTime file, MediaTime hosted) implements ExportRemark {}

    /**
     * The picture is turned for showing, and the system it goes to doesn't do so by itself.
     *
     * @param degrees clockwise
     */
    record Turned(ExportSource source, int degrees) implements ExportRemark {}

    /**
     * The file asks for its picture to be mirrored for showing. No format here can say so in a way that every system
     * follows, so the editor has to look: players and ffmpeg follow the file, editing systems mostly don't.
     */
    record Mirrored(ExportSource source) implements ExportRemark {}

    /** An editing system can't open what is only hosted. */
    record Offline(List<ExportSource> sources) implements ExportRemark {
        public Offline {
            sources = List.copyOf(sources);
        }
    }

    /** Hosted files of the same name got their media ids added. @param names as the file has them */
    record NamedAlike(String name, List<String> names) implements ExportRemark {
        public NamedAlike {
            names = List.copyOf(names);
        }
    }

    /** Several sources begin at the same timecode, and no reel tells them apart. @param sources how many */
    record ReelsAlike(int sources) implements ExportRemark {}

    /** The list holds the picture, not the sound. */
    record PictureOnly() implements ExportRemark {}

    /** The markers lie on the source's own timecode: they land where a timeline begins as the source does. */
    record MarkersOnSourceTime(ExportSource source) implements ExportRemark {}

    /**
     * Avid's limits cut something off.
     *
     * @param names how many were shortened
     * @param tracks whether sound was left out
     */
    record AvidLimits(long names, boolean tracks) implements ExportRemark {}

    /** What there is to know of the linked files that stand for sources. */
    static List<ExportRemark> ofSources(List<ExportSource> sources) {
        List<ExportRemark> remarks = new ArrayList<>();
        for (ExportSource source : sources) {
            LinkedFile file = source.file();
            FrameGrid hosted = source.grid();
            FrameGrid own = source.media().grid();
            if (file == null || hosted == null || own == null) {
                continue;
            }
            if (!file.read()) {
                remarks.add(new LinkedFileUnread(source));
                continue;
            }
            if (!own.rate().equals(hosted.rate())) {
                remarks.add(new LinkedFileRate(source, own.rate(), hosted.rate()));
            }
            if (own.end().minus(hosted.end()).abs().compareTo(Originals.SLACK) > 0) {
                remarks.add(new LinkedFileLength(source, own.end(), hosted.end()));
            }
        }
        return remarks;
    }
}
