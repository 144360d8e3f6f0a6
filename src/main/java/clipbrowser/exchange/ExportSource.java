package clipbrowser.exchange;

import clipbrowser.model.FileFacts;
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
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A source as exports name it. Ranges of clips are frames of the source, from 0; events are frames of its media, which
 * may be a linked file that begins elsewhere or counts at another rate.
 *
 * @param url      the hosted media; null where there is none
 * @param file     the linked original, which every export prefers; null without
 * @param grid of the source, which decisions count; null while its frames aren't known: nothing of it can be exported
 * @param timecode how the source's frames are labelled; its start is the label of frame 0
 * @param media    what the linked file is like where there is one and its headers were read, else the hosted media
 */
public record ExportSource(String id, @Nullable String url, @Nullable LinkedFile file, @Nullable FrameGrid grid,
        Timecode timecode, MediaDescription media) {
    /** What signed URLs of the usual stores and networks have in their queries, in lower case. */
    private static final List<String> SIGNED = List.of("sig", "token", "credential", "hmac", "hdnea", "hdnts", "policy",
            "expires", "auth", "secret", "passw", "key", "x-amz-", "x-goog-");

    /**
     * From what service, file and editor say.
     *
     * @param facts       of the hosted media; null where its headers weren't read
     * @param first       where frame 0 lies in the hosted media; at 0 where it wasn't read
     * @param linked      of the linked file; null where there is none or its headers weren't read
     */
    public static ExportSource of(SourceMedia media, SourceTiming timing, @Nullable FileFacts facts,
            SourceSettings settings, FirstFrame first, @Nullable MediaDescription linked) {
        MediaDescription hosted = facts == null
                ? MediaDescription.of(media.info(), timing.grid(), timing.timecode(), first)
                : MediaDescription.of(facts, timing.grid(), timing.timecode(), first);
        String path = settings.file();
        LinkedFile file = path == null
                ? null
                : new LinkedFile(Path.of(path), settings.fileOffset(), linked != null);
        return new ExportSource(media.id(), media.url(), file, timing.grid(), timing.timecode(),
                file == null || linked == null ? hosted : linked);
    }

    /**
     * The file's name with its extension, of the linked file or at the end of the URL's path; else the id. Never a
     * path, never empty; as it is on the disk but for control characters, each of which becomes a space.
     */
    public String fileName() {
        if (file != null && file.path().getFileName() != null) {
            return Words.fileName(file.path().getFileName().toString());
        }
        String hosted = url == null ? "" : Words.fileName(lastPart(ofUrl(url)));
        // A name that is all dots names a folder.
        return hosted.isBlank() || hosted.matches("\\.+") ? Words.fileName(id.replaceAll("[/\\\\]", "_")) : hosted;
    }

    private static String ofUrl(String url) {
        String path = url.substring(0, Math.min(cut(url, '?'), cut(url, '#')));
        int scheme = path.indexOf("://");
        int slash = path.lastIndexOf('/');
        return slash > scheme + 2 ? decoded(path.substring(slash + 1)) : "";
    }

    /** What was a percent sign in the URL may have become a slash. */
    private static String lastPart(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
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

    /**
     * The hosted URL for a table that people pass on: without the query where that is what the URL was signed with,
     * which opens the media to whoever reads it. Null where there is none.
     */
    @Nullable
    String unsignedUrl() {
        if (url == null) {
            return null;
        }
        int query = cut(url, '?');
        String parameters = url.substring(query).toLowerCase(Locale.ROOT);
        return SIGNED.stream().anyMatch(parameters::contains) ? url.substring(0, query) : url;
    }

    private static String fileUrl(LinkedFile file) {
        URI uri = file.path().toAbsolutePath().normalize().toUri();
        return "file://" + Objects.requireNonNullElse(URI.create(uri.toASCIIString()).getRawPath(), "");
    }

    /** The media's frame that is the source's frame 0. */
    public long offset() {
        return file == null ? 0 : file.offsetFrames();
    }

    /** What events count on: the media's own frames, or the source's where those of a linked file aren't known. */
    @Nullable
    FrameGrid mediaGrid() {
        return assumed() || media.grid() == null ? grid : media.grid();
    }

    /** Whether a linked file is only taken to be like the source. */
    private boolean assumed() {
        return file != null && !file.read();
    }

    /** Labels of the media's frames; its start is the label of the media's first frame. */
    public Timecode mediaTimecode() {
        return assumed()
                ? new Timecode(timecode.rate(), timecode.drop(), timecode.start() - offset())
                : media.timecode();
    }

    /** How many frames the media has, as far as that is known. */
    long mediaFrames() {
        FrameGrid frames = Objects.requireNonNull(mediaGrid());
        return assumed() ? frames.frames() + Math.max(0, offset()) : frames.frames();
    }

    /** The media's frame that is frame 0 of {@link #mediaGrid}. */
    long gridFrom() {
        return assumed() ? offset() : 0;
    }

    /** When {@link #gridFrom} begins, counted from the media's first frame. */
    MediaTime gridBegins() {
        return Objects.requireNonNull(mediaGrid()).rate().startOf(gridFrom());
    }

    /** When the media ends, counted from its first frame. */
    MediaTime mediaEnd() {
        return Objects.requireNonNull(mediaGrid()).end().plus(gridBegins());
    }

    /** When the source's frame 0 is shown, counted from the media's first frame; negative where the file lacks it. */
    private MediaTime sourceBegins() {
        FrameGrid media = Objects.requireNonNull(mediaGrid());
        return !assumed() && offset() > 0 ? media.startOf(offset()) : media.rate().startOf(offset());
    }

    /** A time of the source, counted from the media's first frame; may lie outside of the media. */
    MediaTime mediaTime(MediaTime ofSource) {
        return ofSource.plus(sourceBegins());
    }

    /** A time that is counted from the media's first frame, of the source; may lie outside of it. */
    MediaTime sourceTime(MediaTime ofMedia) {
        return ofMedia.minus(sourceBegins());
    }

    /** When a frame of the media begins, counted from the media's first frame. */
    MediaTime fromFirst(long mediaFrame) {
        return Objects.requireNonNull(mediaGrid()).startOf(mediaFrame - gridFrom()).plus(gridBegins());
    }

    /** A time that is counted from the media's first frame, on the file's own clock. */
    MediaTime timeInFile(MediaTime ofMedia) {
        return ofMedia.plus(media.first().inFile());
    }

    /** A time that is counted from the media's first frame, as players show it that open the media. */
    MediaTime timeInPlayers(MediaTime ofMedia) {
        return ofMedia.plus(media.first().inPlayers());
    }

    /** The media's frame whose begin is nearest to a time that is counted from its first frame. */
    long mediaFrameNearest(MediaTime ofMedia) {
        return Objects.requireNonNull(mediaGrid()).nearest(ofMedia.minus(gridBegins())) + gridFrom();
    }
}
