package clipbrowser.exchange;

import clipbrowser.time.MediaTime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One clip that is to become a file, and what ffmpeg must be told for it: see {@link FfmpegScript} for how the frames
 * are met exactly.
 *
 * @param file where it goes
 */
public record ClipFile(Event event, Path file, CutPreset preset) {
    /** Of the small pictures that are compared: enough to tell a frame from the one beside it. */
    public static final int CHECK_WIDTH = 128;
    public static final int CHECK_HEIGHT = 72;
    private static final String SMALL = "scale=" + CHECK_WIDTH + ":" + CHECK_HEIGHT + ":flags=area,format=gray";
    /** A picture is looked for from so long before it that a keyframe lies between, in most files. */
    private static final MediaTime RUN_UP = MediaTime.ofMillis(2000);

    /** One for each event of a plan, named by its title, no two alike. */
    public static List<ClipFile> of(ExportPlan plan, Path folder, CutPreset preset) {
        FileNames names = new FileNames();
        List<ClipFile> files = new ArrayList<>();
        plan.documents().forEach(d -> d.events().forEach(e -> files.add(new ClipFile(e, folder.resolve(names.unique(e
                .clip().name()) + "." + preset.extension()), preset))));
        return files;
    }

    /** Cuts it. @param input of ffmpeg @param into the file to write */
    public List<String> cut(String input, Path into) {
        FfmpegCut cut = FfmpegCut.of(event);
        List<String> arguments = new ArrayList<>(List.of("-seek_timestamp", "1", "-ss", cut.seek(), "-i", input,
                "-map", "0:v:0", "-map", "0:a?", "-vf", joined(cut.video(), preset.filter()), "-af", cut.audio(),
                "-frames:v", Long.toString(event.length()), "-fps_mode", "passthrough"));
        arguments.addAll(cut.timing());
        arguments.addAll(preset.encoding());
        arguments.add(into.toString());
        return arguments;
    }

    /** Every frame of the result, small and grey, one after another. */
    public List<String> frames(Path of) {
        return List.of("-i", of.toString(), "-map", "0:v:0", "-vf", SMALL, "-fps_mode", "passthrough", "-f",
                "rawvideo", "-");
    }

    /**
     * A frame of the media and its neighbours, small and grey, as the preset shows them: found by their times while
     * decoding from a keyframe on, not by seeking to them.
     *
     * @param from of the media, the first of them
     */
    public List<String> sourceFrames(String input, long from, long count) {
        ExportSource source = event.source();
        MediaTime wanted = source.timeInFile(source.fromFirst(from)).minus(FfmpegCut.half(source, from));
        return List.of("-seek_timestamp", "1", "-noaccurate_seek", "-ss", FfmpegCut.seconds(wanted.minus(RUN_UP)),
                "-copyts",
                "-i", input, "-map", "0:v:0", "-vf", joined("select='gte(t," + FfmpegCut.seconds(wanted) + ")'",
                        preset.filter(), SMALL),
                "-frames:v", Long.toString(count), "-fps_mode", "passthrough", "-f", "rawvideo", "-");
    }

    private static String joined(String... filters) {
        return Stream.of(filters).filter(f -> !f.isEmpty()).collect(Collectors.joining(","));
    }
}
