package clipbrowser.exchange;

import clipbrowser.model.Decision;
import clipbrowser.time.MediaTime;
import org.jspecify.annotations.Nullable;

/**
 * A clip as a timeline or an event of an editing system has it.
 *
 * @param key      the clip's key in its run, where the system has kept what was written beside it; else null
 * @param media    the media's address or name; empty where the file doesn't say
 * @param decision null where the file says none: a clip in a sequence is kept then
 * @param note     empty where there is none, which says nothing of the note here: not every system keeps notes
 * @param start    of what is used, on the media's timecode
 * @param end      exclusive
 * @param cut      whether it stands in a sequence, where it may have been trimmed; else in a list of rated clips
 */
record TimelineClip(@Nullable String key, String name, String media, @Nullable Decision decision, String note,
        MediaTime start, MediaTime end, boolean cut) {}
