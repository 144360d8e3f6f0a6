package clipbrowser.media;

import clipbrowser.model.MediaFailure;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.model.SourceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Hosted sources, and the files on the editor's disk that stand for them: a source whose linked file is to be played is
 * read from there, as long as that file is there. Any thread but FX's.
 */
public final class LinkedMedia implements MediaLibrary {
    private final MediaLibrary hosted;
    private final Function<String, SourceSettings> settings;
    private final Demuxers demuxers;
    /** Prefix of ids of files that are opened without being linked; only {@link #original} makes such ids. */
    private final Map<String, Path> originals = new ConcurrentHashMap<>();
    private final Map<String, SourceMedia> hostedOnly = new ConcurrentHashMap<>();
    private final Map<Version, FrameTable> tables = new ConcurrentHashMap<>();

    /** A file in one state: after a change it counts as another file. */
    private record Version(Path file, long bytes, long modified) {}

    /** @param settings what the editor set for a source, by media id */
    public LinkedMedia(MediaLibrary hosted, Function<String, SourceSettings> settings, Demuxers demuxers) {
        this.demuxers = demuxers;
        this.hosted = hosted;
        this.settings = settings;
    }

    /** A file on this disk as a source of its own, to be opened by this library only. */
    public SourceMedia original(Path file) {
        String id = "file-" + UUID.randomUUID();
        originals.put(id, file);
        return new SourceMedia(id, RunStatus.COMPLETE, null, null);
    }

    /** A source as the service hosts it, whatever is played of it; to be opened by this library only. */
    public SourceMedia hosted(SourceMedia source) {
        String id = "hosted-" + UUID.randomUUID();
        hostedOnly.put(id, source);
        return new SourceMedia(id, source.status(), source.url(), source.info());
    }

    @Override
    public MediaBytes open(SourceMedia source, ReadPurpose purpose) throws MediaException {
        Path own = originals.get(source.id());
        if (own != null) {
            return LocalMedia.open(own);
        }
        SourceMedia as = hostedOnly.get(source.id());
        if (as != null) {
            return hosted.open(as, purpose);
        }
        Path file = played(source);
        if (file != null) {
            try {
                return LocalMedia.open(file);
            } catch (MediaException _) {
                // Its disk may not be mounted: the hosted media is used instead.
            }
        }
        return hosted.open(source, purpose);
    }

    @Override
    public FrameTable table(SourceMedia source) throws MediaException {
        Path own = originals.get(source.id());
        if (own != null) {
            return ofFile(own);
        }
        SourceMedia as = hostedOnly.get(source.id());
        if (as != null) {
            return hosted.table(as);
        }
        Path file = played(source);
        if (file != null) {
            try {
                return ofFile(file);
            } catch (MediaException _) {
                // As in open.
            }
        }
        return hosted.table(source);
    }

    @Override
    public void hurry(SourceMedia source) {
        hosted.hurry(asHosted(source));
    }

    /** A name made of a file's path, size and modification time, so that a changed file has another. */
    @Override
    public Optional<String> fingerprint(SourceMedia source) {
        return file(source).map(found -> new MediaFingerprint("", found.file.toString(), found.bytes,
                Long.toString(found.modified)).digest()).or(() -> hosted.fingerprint(asHosted(source)));
    }

    @Override
    public long missing(SourceMedia source, long from, long to) {
        return file(source).isPresent() ? 0 : hosted.missing(asHosted(source), from, to);
    }

    /** The file that is read for a source, as it is now; empty where the hosted media is. */
    private Optional<Version> file(SourceMedia source) {
        if (hostedOnly.containsKey(source.id())) {
            return Optional.empty();
        }
        Path file = originals.containsKey(source.id()) ? originals.get(source.id()) : played(source);
        try {
            return file == null ? Optional.empty() : Optional.of(version(file));
        } catch (MediaException _) {
            return Optional.empty();
        }
    }

    private SourceMedia asHosted(SourceMedia source) {
        return hostedOnly.getOrDefault(source.id(), source);
    }

    /** Decisions are made on the hosted media's frames; only where those can't be had do a linked file's stand in. */
    @Override
    public FrameTable counted(SourceMedia source) throws MediaException {
        try {
            return hosted.counted(source);
        } catch (MediaException e) {
            Path file = settings.apply(source.id()).fileOffset() == 0 ? linked(source).orElse(null) : null;
            if (file == null) {
                throw e;
            }
            return ofFile(file);
        }
    }

    @Override
    public FrameTable exported(SourceMedia source) throws MediaException {
        Path file = linked(source).orElse(null);
        return file == null ? hosted.exported(source) : ofFile(file);
    }

    /** A file's own frames. Blocks. */
    public FrameTable ofFile(Path file) throws MediaException {
        Version version = version(file);
        FrameTable known = tables.get(version);
        if (known != null) {
            return known;
        }
        try (LocalMedia bytes = LocalMedia.open(file)) {
            FrameTable read = demuxers.read(bytes, FrameTable.Effort.WHOLE);
            tables.put(version, read);
            return read;
        }
    }

    private static Version version(Path file) throws MediaException {
        try {
            return new Version(file, Files.size(file), Files.getLastModifiedTime(file).toMillis());
        } catch (IOException e) {
            throw new MediaException(new MediaFailure.Unreadable(e.getClass().getSimpleName()), e);
        }
    }

    private @Nullable Path played(SourceMedia source) {
        return settings.apply(source.id()).playsFile() ? linked(source).orElse(null) : null;
    }

    private Optional<Path> linked(SourceMedia source) {
        String file = settings.apply(source.id()).file();
        try {
            return file == null ? Optional.empty() : Optional.of(Path.of(file));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }
}
