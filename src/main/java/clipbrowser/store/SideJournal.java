package clipbrowser.store;

import clipbrowser.model.ClipChange;
import clipbrowser.model.Proposal;
import clipbrowser.model.RunKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes that couldn't be written to the review file: a small text file, a line for each change, in the first folder
 * that can be written. They are written to the review file as soon as that works, at the next start at the latest.
 * The undo history isn't in it. Blocks; any thread.
 */
public final class SideJournal {
    private static final Logger LOG = LoggerFactory.getLogger(SideJournal.class);
    private static final String PREFIX = "unsaved-";
    private static final String SUFFIX = ".jsonl";
    /** Name of a file that holds the path of a journal in another folder. */
    private static final String POINTER = ".at";
    /** Bytes: some fifty thousand changes. */
    private static final long LARGEST = 16 << 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Path> places;
    private final String name;
    private @Nullable Path written;
    private List<Line> last = List.of();

    /** One change with its run and time. */
    public record Line(RunKey key, ClipChange clipChange, Instant at) {}

    /** @param places where it is looked for and kept, the best first */
    public SideJournal(List<Path> places) {
        this.places = List.copyOf(places);
        // Several windows may have one; that of a program that still runs is left alone.
        this.name = PREFIX + ProcessHandle.current().pid() + "-" + WindowId.fresh().id();
    }

    /** Where it was written last; empty where there is none. */
    public synchronized Optional<Path> written() {
        return Optional.ofNullable(written);
    }

    /** Keeps these lines and no others. @return whether one of the places took them */
    public synchronized boolean keep(List<Line> lines) {
        if (lines.isEmpty()) {
            drop();
            return true;
        }
        if (written != null && lines.equals(last)) {
            return true;
        }
        for (Path place : places) {
            if (keepIn(place, lines)) {
                return true;
            }
        }
        Path elsewhere = written == null ? null : written.toAbsolutePath().getParent();
        return elsewhere != null && keepIn(elsewhere, lines);
    }

    /** Keeps these lines in a folder that the editor named. @return whether it took them */
    public synchronized boolean keepElsewhere(Path folder, List<Line> lines) {
        if (!keepIn(folder, lines)) {
            return false;
        }
        Path file = folder.resolve(name + SUFFIX);
        for (Path place : places) {
            try {
                write(place.resolve(name + POINTER), file.toAbsolutePath().toString());
                return true;
            } catch (IOException e) {
                LOG.info("no room for a word on {} in {}", file, place);
            }
        }
        return true;
    }

    private boolean keepIn(Path place, List<Line> lines) {
        Path file = place.resolve(name + SUFFIX);
        StringBuilder all = new StringBuilder();
        lines.forEach(line -> all.append(JSON.writeValueAsString(tree(line))).append('\n'));
        try {
            write(file, all.toString());
        } catch (IOException e) {
            LOG.warn("what isn't saved can't be kept in {}: {}", place, e.toString());
            return false;
        }
        Path before = written;
        written = file;
        last = List.copyOf(lines);
        if (before != null && !before.equals(file)) {
            delete(before);
        }
        return true;
    }

    /** All or nothing; for this user alone. */
    private static void write(Path file, String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, PREFIX, ".part");
        try {
            Folders.keepPrivate(part, "rw-------");
            Files.writeString(part, text);
            try (FileChannel bytes = FileChannel.open(part, StandardOpenOption.WRITE)) {
                bytes.force(true);
            }
            try {
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException _) {
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Deletes the journal: all of it is in the review file. */
    public synchronized void drop() {
        if (written != null) {
            delete(written);
            places.forEach(place -> delete(place.resolve(name + POINTER)));
            written = null;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} can't be deleted", file, e);
        }
    }

    /**
     * What journals of programs that have ended hold.
     *
     * @param lines oldest first
     * @param files to be handed to {@link #taken} once the lines are in the review file
     */
    public record Found(List<Line> lines, List<Path> files) {}

    /** Looks in all places. What can't be read of a journal is passed over, and the file kept under another name. */
    public synchronized Found find() {
        List<Line> lines = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (Path place : places) {
            if (!Files.isDirectory(place)) {
                continue;
            }
            try (DirectoryStream<Path> all = Files.newDirectoryStream(place, PREFIX + "*")) {
                for (Path file : all) {
                    String called = String.valueOf(file.getFileName());
                    if (isForeign(called) && called.endsWith(SUFFIX)) {
                        read(file, lines);
                        files.add(file);
                    } else if (isForeign(called) && called.endsWith(POINTER) && Files.size(file) < 4096) {
                        Path elsewhere = Path.of(Files.readString(file));
                        if (Files.isRegularFile(elsewhere)) {
                            read(elsewhere, lines);
                            files.add(elsewhere);
                        }
                        files.add(file);
                    }
                }
            } catch (IOException | RuntimeException e) {
                LOG.warn("journals in {} can't be read", place, e);
            }
        }
        lines.sort(java.util.Comparator.comparing(Line::at));
        return new Found(lines, files);
    }

    /** Whether its program has ended. */
    private boolean isForeign(String called) {
        if (called.startsWith(name)) {
            return false;
        }
        String[] parts = called.split("-", 3);
        try {
            return parts.length < 3 || ProcessHandle.of(Long.parseLong(parts[1])).isEmpty()
                    || Long.parseLong(parts[1]) == ProcessHandle.current().pid();
        } catch (NumberFormatException _) {
            return true;
        }
    }

    /** Journals whose lines are in the review file now go. */
    public synchronized void taken(List<Path> files) {
        files.forEach(SideJournal::delete);
    }

    private static void read(Path file, List<Line> into) throws IOException {
        if (Files.size(file) > LARGEST) {
            LOG.warn("{} is larger than a journal can be", file);
            return;
        }
        boolean whole = true;
        for (String text : Files.readString(file, StandardCharsets.UTF_8).split("\n")) {
            Optional<Line> line = text.isBlank() ? Optional.empty() : line(text);
            line.ifPresent(into::add);
            whole &= text.isBlank() || line.isPresent();
        }
        if (!whole) {
            Files.copy(file, file.resolveSibling("kept-" + file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static ObjectNode tree(Line line) {
        StoredField field = StoredField.of(line.clipChange.said());
        Proposal proposal = line.clipChange.proposal();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("origin", line.key.origin()).put("run", line.key.runId()).put("clip", line.clipChange.clip());
        root.put("clip_id", proposal.clipId()).put("start_ms", proposal.startMs()).put("end_ms", proposal.endMs());
        root.put("media_id", proposal.mediaId()).put("field", field.field()).put("value", field.value());
        return root.put("at", line.at.toString());
    }

    private static Optional<Line> line(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            Proposal proposal = new Proposal(text(root, "clip_id"), number(root, "start_ms"), number(root, "end_ms"),
                    root.path("media_id").stringValue());
            RunKey key = new RunKey(root.path("origin").stringValue(), root.path("run").stringValue());
            String clip = root.path("clip").stringValue();
            Instant at = Instant.parse(root.path("at").stringValue());
            return ReviewStore.said(root.path("field").stringValue(), text(root, "value"))
                    .map(said -> new Line(key, new ClipChange(clip, proposal, said), at));
        } catch (JacksonException | DateTimeException e) {
            LOG.warn("a line of a journal can't be read", e);
            return Optional.empty();
        }
    }

    private static @Nullable String text(JsonNode root, String field) {
        JsonNode value = root.path(field);
        return value.isString() ? value.stringValue() : null;
    }

    private static @Nullable Long number(JsonNode root, String field) {
        JsonNode value = root.path(field);
        return value.isIntegralNumber() ? Long.valueOf(value.longValue()) : null;
    }
}
