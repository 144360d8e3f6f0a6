package clipbrowser.exchange;

import clipbrowser.exchange.ExportOutcome.Written;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a plan to a folder. Blocks on the disk; any thread but FX's. */
public final class Exporter {
    private Exporter() {}

    /**
     * Every file is written beside its place, read back and compared, and only then moved there; where anything goes
     * wrong, none is left behind.
     *
     * @param overwrite whether files that are there already may be replaced
     */
    public static ExportOutcome write(ExportPlan plan, Path folder, boolean overwrite) {
        if (plan.chosen() == 0) {
            return new ExportOutcome.NothingChosen(plan.options().which());
        }
        if (plan.documents().isEmpty()) {
            return new ExportOutcome.NothingLeft(plan.left());
        }
        Map<Path, ExportDocument> targets = new LinkedHashMap<>();
        for (ExportDocument document : plan.documents()) {
            targets.put(folder.resolve(document.fileName() + "." + plan.format().traits().extension()), document);
        }
        List<Path> there = targets.keySet().stream().filter(Files::exists).toList();
        if (!overwrite && !there.isEmpty()) {
            return new ExportOutcome.WouldOverwrite(there);
        }
        Map<Path, Path> made = new LinkedHashMap<>();
        List<Path> placed = new ArrayList<>();
        boolean whole = false;
        Path at = folder;
        try {
            Files.createDirectories(folder);
            List<Written> written = new ArrayList<>();
            for (Map.Entry<Path, ExportDocument> target : targets.entrySet()) {
                at = target.getKey();
                Path temporary = Files.createTempFile(folder, ".clip-browser-", ".part");
                made.put(temporary, at);
                Files.writeString(temporary, plan.format().write(target.getValue()));
                List<String> differences = ExportCheck.differences(plan.format(), target.getValue(),
                        Files.readString(temporary, StandardCharsets.UTF_8));
                if (!differences.isEmpty()) {
                    return new ExportOutcome.Differs(at, differences);
                }
                ExportDocument document = target.getValue();
                int events = document.events().isEmpty() ? document.clips().size() : document.events().size();
                written.add(new Written(at, events, plan.length(document)));
            }
            for (Map.Entry<Path, Path> file : made.entrySet()) {
                at = file.getValue();
                move(file.getKey(), at, overwrite);
                placed.add(at);
                permit(at, plan.format().traits().extension().equals("sh"));
            }
            whole = true;
            return new ExportOutcome.Done(written, plan);
        } catch (FileAlreadyExistsException _) {
            return new ExportOutcome.WouldOverwrite(List.of(at));
        } catch (IOException e) {
            return new ExportOutcome.Failed(at, e.getClass().getSimpleName() + ": " + e.getMessage());
        } finally {
            // Half an export is none: what is new goes again. What replaced something stays, better than neither.
            List<Path> leftovers = new ArrayList<>(made.keySet());
            leftovers.addAll(whole || overwrite ? List.of() : placed);
            for (Path temporary : leftovers) {
                try {
                    Files.deleteIfExists(temporary);
                } catch (IOException _) {
                    // It carries a dot and our name: nobody takes it for an export.
                }
            }
        }
    }

    private static void move(Path from, Path to, boolean overwrite) throws IOException {
        if (!overwrite) {
            // A move without "replace" may still replace on some systems when it is atomic; a link never does.
            try {
                Files.createLink(to, from);
                return;
            } catch (UnsupportedOperationException | java.nio.file.FileSystemException e) {
                if (e instanceof FileAlreadyExistsException there) {
                    throw there;
                }
                Files.move(from, to);
                return;
            }
        }
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Temporary files are the user's alone; exports are files like others. */
    private static void permit(Path file, boolean script) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString(
                    script ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
