package clipbrowser.exchange;

import clipbrowser.exchange.ExportOutcome.Written;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a plan to a folder. Blocks on the disk; any thread but FX's. */
public final class Exporter {
    private static final Logger LOG = LoggerFactory.getLogger(Exporter.class);

    private Exporter() {}

    /**
     * Every file is written beside its place, read back and compared, and only then moved there; where anything goes
     * wrong, or the thread is interrupted, none is left behind.
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
                stopIfCancelled();
                // Made like any other file, with the modes that this user gives to files: not by createTempFile.
                Path temporary = folder.resolve(".clip-browser-" + UUID.randomUUID() + ".part");
                made.put(temporary, at);
                Files.writeString(temporary, plan.format().write(target.getValue()), StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE);
                if (plan.format().traits().extension().equals("sh")) {
                    makeExecutable(temporary);
                }
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

    /** Twenty thousand files take minutes: whoever cancels interrupts the thread, and nothing of the export stays. */
    private static void stopIfCancelled() throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("cancelled");
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

    /** For whoever may read it. Where modes can't be set, as on many shares, it is run with {@code sh} in front. */
    private static void makeExecutable(Path script) {
        try {
            Set<PosixFilePermission> modes = EnumSet.copyOf(Files.getPosixFilePermissions(script));
            modes.add(PosixFilePermission.OWNER_EXECUTE);
            if (modes.contains(PosixFilePermission.GROUP_READ)) {
                modes.add(PosixFilePermission.GROUP_EXECUTE);
            }
            if (modes.contains(PosixFilePermission.OTHERS_READ)) {
                modes.add(PosixFilePermission.OTHERS_EXECUTE);
            }
            Files.setPosixFilePermissions(script, modes);
        } catch (UnsupportedOperationException | IOException e) {
            LOG.debug("{} can't be made executable", script, e);
        }
    }
}
