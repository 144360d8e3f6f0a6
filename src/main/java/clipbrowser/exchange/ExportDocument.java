package clipbrowser.exchange;

import clipbrowser.time.FrameRate;
import clipbrowser.time.Timecode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What goes into one file.
 *
 * @param fileName without extension, safe on every system
 * @param title    of the list or bin, on one line
 * @param rate     of all its events, where the format has one; else of the first
 * @param drop     whether its timecode drops
 * @param events   what is cut, in order; empty in a table of clips
 * @param clips    what a table lists, in order, also those without frames
 * @param reels    by source id
 * @param files    names of sources' files by source id, where several have the same and need telling apart
 * @param rated    whether decisions are part of it: all clips were asked for
 */
public record ExportDocument(String fileName, String title, String runId, FrameRate rate, boolean drop,
        ExportOptions options,
        List<Event> events, List<ExportClip> clips, Map<String, String> reels, Map<String, String> files,
        boolean rated) {
    public ExportDocument {
        events = List.copyOf(events);
        clips = List.copyOf(clips);
        reels = Map.copyOf(reels);
        files = Map.copyOf(files);
    }

    /** Timecode of its sequences, from 00:00:00:00. */
    public Timecode clock() {
        return new Timecode(rate, drop, 0);
    }

    /** The count of 01:00:00:00, where sequences begin: frame 107892 at 29.97 drop-frame. */
    public long hour() {
        return Event.day(clock()) / 24;
    }

    public String reel(ExportSource source) {
        String reel = reels.get(source.id());
        return reel == null ? "SOURCE" : reel;
    }

    /** The source's file as the document names it: no two alike, unless both are linked. */
    public String fileName(ExportSource source) {
        return Objects.requireNonNullElse(files.get(source.id()), source.fileName());
    }

    /** A titled sequence with its events, placed from 0. */
    public record Sequence(String title, List<Event> events) {
        public long length() {
            Event last = events.getLast();
            return last.recordIn() + last.length();
        }
    }

    /** As the options want them: one for each clip, or one of all. */
    public List<Sequence> sequences() {
        return switch (options.as()) {
            case STRINGOUT -> List.of(new Sequence(title, events));
            case SEQUENCES, SEPARATE -> {
                List<Sequence> each = new ArrayList<>(events.size());
                events.forEach(e -> each.add(new Sequence(e.clip().name(), List.of(e.at(0)))));
                yield each;
            }
        };
    }

    /** Each source that is cut, once, in order, with one of its events. */
    public List<Event> sources() {
        Map<String, Event> first = new LinkedHashMap<>();
        events.forEach(e -> first.putIfAbsent(e.source().id(), e));
        return List.copyOf(first.values());
    }
}
