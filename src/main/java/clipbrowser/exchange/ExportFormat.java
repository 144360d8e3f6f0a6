package clipbrowser.exchange;

import java.util.ArrayList;
import java.util.List;

/** One kind of file. Stateless; any thread. */
public interface ExportFormat {
    Traits traits();

    /** The file's text, to be written as UTF-8. */
    String write(ExportDocument document);

    /** Reads such a file back; shares no code with {@link #write}. */
    ExportReader reader();

    default String name() {
        return traits().name();
    }

    /** Whether it can hold a sequence for each clip, beside one of all. */
    default boolean sequences() {
        return false;
    }

    /**
     * How many frames of handles it gets where the editor names none: sequences are there to be trimmed further, lists
     * and cuts are what was decided.
     *
     * @param preferred what the editor likes, for sequences
     */
    default int usualHandles(ExportOptions.Arrangement as, int preferred) {
        return sequences() && as != ExportOptions.Arrangement.STRINGOUT ? preferred : 0;
    }

    /** What the system it is for should know of a file, beside what is true of every export. */
    default List<ExportRemark> remarks(ExportDocument document) {
        return List.of();
    }

    /** Whether what it names is opened by an editing system, which knows files and no addresses on the web. */
    default boolean opensMedia() {
        return false;
    }

    /** What a reader must find in the file, in order. */
    default List<ReadEvent> asked(ExportDocument document) {
        List<ReadEvent> asked = new ArrayList<>();
        long hour = traits().frames() == Frames.TIMECODE ? document.hour() : 0;
        for (Event e : document.events()) {
            asked.add(new ReadEvent(e.clip().name(), ReadEvent.span(traits().frames(), document, e),
                    traits().record() ? hour + e.recordIn() : ReadEvent.NO_RECORD));
        }
        return asked;
    }

    /**
     * @param name      as the command line knows it
     * @param extension without a dot
     * @param content   what it holds
     * @param division  what one file may hold
     * @param limit     events in a file at most
     * @param handles   whether handles make sense in it
     * @param frames    how it counts
     * @param record    whether it places clips in a sequence of its own
     */
    record Traits(String name, String extension, Content content, Division division, int limit, boolean handles,
            Frames frames, boolean record) {}

    enum Content {
        /** Clips that can be cut; those that can't are named in the result. */
        EVENTS,
        /** A table of the chosen clips, also those without frames. */
        CLIPS,
        /** A table of every clip of the run, whatever was chosen. */
        EVERY_CLIP
    }

    enum Division {
        /** Everything. */
        WHOLE,
        /** One source; its own frames, even or not. */
        ONE_SOURCE,
        /** One rate, and one way of labelling. */
        ONE_RATE,
        /** One source, at one rate. */
        ONE_SOURCE_AT_RATE;

        boolean atRate() {
            return switch (this) {
                case WHOLE, ONE_SOURCE -> false;
                case ONE_RATE, ONE_SOURCE_AT_RATE -> true;
            };
        }
    }

    enum Frames {
        /** Frames of the source, from 0. */
        SOURCE,
        /** Frames of the media, which may be a linked file that starts elsewhere, from 0. */
        MEDIA,
        /** Timecode: counts of a day. */
        TIMECODE
    }
}
