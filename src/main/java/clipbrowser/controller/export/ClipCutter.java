package clipbrowser.controller.export;

import clipbrowser.controller.export.Ffmpeg.FfmpegException;
import clipbrowser.exchange.ClipFile;
import clipbrowser.exchange.CutOutcome;
import clipbrowser.exchange.Event;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes a file of a clip, and believes it only once its frames were counted and its first and last one compared with
 * the source's. Blocks; an interrupt ends it and leaves no file behind.
 */
public final class ClipCutter {
    private static final int PICTURE = ClipFile.CHECK_WIDTH * ClipFile.CHECK_HEIGHT;
    /** Mean difference of two pictures, of 255, that no encoding at these presets reaches on the same frame. */
    private static final double LARGEST_DIFFERENCE = 20;
    /** By how much a neighbour may seem nearer by chance, where the picture stands still. */
    private static final double TIE = 0.25;

    private final Ffmpeg ffmpeg;

    public ClipCutter(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /**
     * @param input     what ffmpeg opens: a file, or an address
     * @param overwrite whether a file that is there already is replaced
     * @param progress  told from 0 to 1, on a thread of its own
     */
    public CutOutcome cut(ClipFile clip, String input, boolean overwrite, DoubleConsumer progress)
            throws InterruptedException {
        Path file = clip.file();
        if (Files.exists(file) && !overwrite) {
            return new CutOutcome.There(file);
        }
        Path part = null;
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            String name = String.valueOf(file.getFileName());
            part = Files.createTempFile(folder, ".clip-browser-", ".part" + name.substring(name.lastIndexOf('.')));
            List<String> arguments = new ArrayList<>(List.of("-progress", "pipe:1"));
            arguments.addAll(clip.cut(input, part));
            ffmpeg.run(arguments, from -> follow(from, clip.event().length(), progress));
            Frames made = new Frames();
            ffmpeg.run(clip.frames(part), made::read);
            String difference = difference(clip, input, made);
            if (difference != null) {
                return new CutOutcome.OtherFrames(file, difference);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return new CutOutcome.Done(file, made.count);
        } catch (FfmpegException e) {
            return new CutOutcome.Failed(file, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new CutOutcome.Failed(file, e.getClass().getSimpleName() + ": " + e.getMessage());
        } finally {
            try {
                if (part != null) {
                    Files.deleteIfExists(part);
                }
            } catch (IOException _) {
                // It carries a dot and our name: nobody takes it for a clip.
            }
        }
    }

    /** ffmpeg writes lines of {@code name=value}; {@code frame} counts what was encoded. */
    private static void follow(InputStream from, long frames, DoubleConsumer progress) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(from, StandardCharsets.US_ASCII));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.matches("frame=\\s*\\d{1,15}")) {
                long done = Long.parseLong(line.substring("frame=".length()).strip());
                progress.accept(Math.min(1, (double) done / Math.max(1, frames)));
            }
        }
    }

    /** What is wrong with the file; null for nothing. */
    private @Nullable String difference(ClipFile clip, String input, Frames made) throws IOException, FfmpegException,
            InterruptedException {
        Event event = clip.event();
        byte[] first = made.first;
        byte[] last = made.last;
        if (made.count != event.length() || first == null || last == null) {
            return made.count + " frames instead of " + event.length();
        }
        for (boolean atStart : new boolean[]{true, false}) {
            long frame = atStart ? event.in() : event.out() - 1;
            long from = Math.max(0, frame - 1);
            Frames around = new Frames();
            ffmpeg.run(clip.sourceFrames(input, from, Math.min(event.frames(), frame + 2) - from), around::read);
            int own = (int) (frame - from);
            if (around.all.size() <= own) {
                return "frame " + frame + " of the source can't be read";
            }
            double difference = difference(atStart ? first : last, around.all.get(own));
            for (byte[] other : around.all) {
                if (difference(atStart ? first : last, other) + TIE < difference || difference > LARGEST_DIFFERENCE) {
                    return (atStart ? "first" : "last") + " frame isn't frame " + frame + " of the source";
                }
            }
        }
        return null;
    }

    /** Mean of what every pixel differs by, of 255. */
    private static double difference(byte[] one, byte[] other) {
        long sum = 0;
        for (int i = 0; i < PICTURE; i++) {
            sum += Math.abs((one[i] & 0xff) - (other[i] & 0xff));
        }
        return (double) sum / PICTURE;
    }

    /** Small grey pictures as they come: counted, with the first few and the last one kept. */
    private static final class Frames {
        private static final int KEPT = 3;

        private final List<byte[]> all = new ArrayList<>();
        private long count;
        private byte @Nullable [] first;
        private byte @Nullable [] last;

        void read(InputStream from) throws IOException {
            for (byte[] next = from.readNBytes(PICTURE); next.length == PICTURE; next = from.readNBytes(PICTURE)) {
                count++;
                first = first == null ? next : first;
                last = next;
                if (all.size() < KEPT) {
                    all.add(next);
                }
            }
        }
    }
}
