package clipbrowser.exchange;

import clipbrowser.model.FileFacts;
import clipbrowser.model.MediaInfo;
import clipbrowser.model.SourceMedia;
import clipbrowser.model.SourceSettings;
import clipbrowser.model.SourceTiming;
import clipbrowser.time.FirstFrame;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.MediaTime;
import clipbrowser.time.Timecode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A source as exports name it. Frames of the source count from 0; frames of its media differ from them by the linked
 * file's offset, where there is one.
 *
 * @param url           the hosted media; null where there is none
 * @param file          the linked original, which every export prefers; null without
 * @param grid          null while its frames aren't known: nothing of it can be exported then
 * @param timecode      how its frames are labelled; its start is the label of frame 0
 * @param width         pixels, 0 where unknown
 * @param height        pixels, 0 where unknown
 * @param aspectWidth   pixel aspect ratio, 1 for square
 * @param aspectHeight  pixel aspect ratio, 1 for square
 * @param audioChannels 0 without sound
 * @param first         what the clocks of the media and of players show at the media's frame 0
 */
public record ExportSource(String id, @Nullable String url, @Nullable LinkedFile file, @Nullable FrameGrid grid,
        Timecode timecode, int width, int height, int aspectWidth, int aspectHeight, int audioChannels,
        FirstFrame first) {

    /**
     * From what service, file and editor say.
     *
     * @param facts null where the file's headers weren't read: a picture with stereo sound is then assumed, unless the
     *              service says that there are no channels
     * @param first where frame 0 lies in the linked file, else in the hosted media; at 0 where it wasn't read
     */
    public static ExportSource of(SourceMedia media, SourceTiming timing, @Nullable FileFacts facts,
            SourceSettings settings, FirstFrame first) {
        MediaInfo info = media.info();
        String path = settings.file();
        LinkedFile file = path == null ? null : new LinkedFile(Path.of(path), settings.fileOffset());
        int width = info == null || info.width() == null ? 0 : info.width();
        int height = info == null || info.height() == null ? 0 : info.height();
        if (facts == null) {
            boolean silent = info != null && info.channels() != null && info.channels() == 0;
            return new ExportSource(media.id(), media.url(), file, timing.grid(), timing.timecode(), width, height,
                    1, 1, silent ? 0 : 2, first);
        }
        int channels = facts.audio().isEmpty() ? 0 : Math.clamp(facts.audio().getFirst().channels(), 1, 16);
        return new ExportSource(media.id(), media.url(), file, timing.grid(), timing.timecode(), facts.width(),
                facts.height(), Math.max(1, facts.aspectWidth()), Math.max(1, facts.aspectHeight()), channels, first);
    }

    /** The file's name with its extension, of the linked file or at the end of the URL's path; else the id. */
    public String fileName() {
        if (file != null && file.path().getFileName() != null) {
            return file.path().getFileName().toString();
        }
        if (url != null) {
            int end = Math.min(cut(url, '?'), cut(url, '#'));
            String path = url.substring(0, end);
            int scheme = path.indexOf("://");
            int slash = path.lastIndexOf('/');
            if (slash > scheme + 2 && slash < path.length() - 1) {
                return decoded(path.substring(slash + 1));
            }
        }
        return id;
    }

    private static int cut(String text, char at) {
        int found = text.indexOf(at);
        return found < 0 ? text.length() : found;
    }

    /** Percent signs undone where they are sound; anything else stays as it is. */
    private static String decoded(String segment) {
        try {
            return java.net.URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return segment;
        }
    }

    /** Whether there is anything an editing system could open: a linked file, or an address on the web. */
    public boolean reachable() {
        return file != null || webAddress().isPresent();
    }

    private Optional<String> webAddress() {
        if (url == null) {
            return Optional.empty();
        }
        String lower = url.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://") ? Optional.of(url) : Optional.empty();
    }

    /** Where the media is: the hosted URL, or the linked file as a {@code file:///} URL. Empty where there is none. */
    public String address() {
        return file == null ? webAddress().orElse("") : fileUrl(file);
    }

    /** Where the media is, a linked file in the way that is asked for. */
    public String address(PathStyle style) {
        return switch (style) {
            case FILE_URL -> address();
            case PLAIN -> file == null ? address() : file.path().toString();
        };
    }

    private static String fileUrl(LinkedFile file) {
        URI uri = file.path().toAbsolutePath().normalize().toUri();
        return "file://" + Objects.requireNonNullElse(URI.create(uri.toASCIIString()).getRawPath(), "");
    }

    /** The media's frame that is the source's frame 0. */
    public long offset() {
        return file == null ? 0 : file.offsetFrames();
    }

    /** When a frame of the source is shown in its media, counted from the media's frame 0. */
    private MediaTime fromFirst(FrameGrid at, long frame) {
        MediaTime time = at.startOf(frame);
        return offset() == 0 ? time : time.plus(at.rate().startOf(offset()));
    }

    /** When a frame of the source is shown in its media by the file's own clock. @param at the source's grid */
    MediaTime timeInFile(FrameGrid at, long frame) {
        return fromFirst(at, frame).plus(first.inFile());
    }

    /** When players that open the media show a frame of the source. @param at the source's grid */
    MediaTime timeInPlayers(FrameGrid at, long frame) {
        return fromFirst(at, frame).plus(first.inPlayers());
    }
}
