package clipbrowser.bench;

import clipbrowser.media.FrameTable;
import clipbrowser.player.vlc.NumberedMedia;
import clipbrowser.testing.FaultyServer;
import clipbrowser.testing.ProgramProcess;
import clipbrowser.testing.RunJson;
import clipbrowser.testing.StripOnDisplay;
import clipbrowser.testing.XDisplay;
import clipbrowser.time.MediaTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long from a key to the right picture on the display: the next clip, and any frame by its number. The program is a
 * process of its own; keys come from the display's keyboard, pictures are read from the display's pixels. Beside it
 * mpv, told to seek to such frames of the same sources, its pictures as large. Arguments: a file for JSON, if wanted.
 */
public final class KeysBench {
    private static final int ROUNDS = 30;
    private static final int OF_EACH_SOURCE = 5;
    /** A reviewer looks at a picture for a while. */
    private static final long LOOK_MS = 900;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(3);
    private static final NumberedMedia MEDIA = new NumberedMedia();

    /** @param number that the clip's in frame carries */
    private record Stop(NumberedMedia.Medium medium, long in, int number) {}

    private final ProgramProcess program;
    private final XDisplay display;
    private long looks;
    private long looked;

    private KeysBench(ProgramProcess program) {
        this.program = program;
        this.display = program.display();
    }

    public static void main(String[] args) throws Exception {
        List<Stop> stops = stops(new Random(5));
        Map<String, Object> figures = new LinkedHashMap<>();
        Path home = Files.createTempDirectory("keys-bench");
        try (FaultyServer server = new FaultyServer()) {
            List<String> clips = new ArrayList<>();
            for (Stop stop : stops) {
                server.media(NumberedMedia.FOLDER.resolve(stop.medium.file()));
                long ms = table(stop.medium).grid().startOf(stop.in).plus(MediaTime.ofMicros(500)).millis();
                clips.add(RunJson.clip("c" + clips.size(), ms, ms + 400,
                        RunJson.source("%02d".formatted(clips.size() / OF_EACH_SOURCE),
                                "{media}/" + stop.medium.file())));
            }
            server.run("run", RunJson.run("complete", clips));
            try (ProgramProcess program = new ProgramProcess(home, FaultyServer.KEY, "run", "--api-url",
                    server.apiUrl())) {
                StripOnDisplay strip = new KeysBench(program).measure(stops, figures);
                program.closeWindow();
                if (MpvSeeks.isThere()) {
                    beside(program.display(), stops, strip.width(), figures);
                }
            }
        }
        if (args.length > 0) {
            Files.writeString(Path.of(args[0]), JsonMapper.shared().writeValueAsString(figures));
        }
        System.exit(0);
    }

    /** Frames of sources whose strip lies at the same place, in the order of the list. */
    private static List<Stop> stops(Random random) throws IOException {
        List<NumberedMedia.Medium> media = NumberedMedia.all().stream()
                .filter(m -> !m.flags().contains("rotated") && !m.flags().contains("anamorphic")
                        && Files.exists(NumberedMedia.FOLDER.resolve(m.file())))
                .toList();
        List<Stop> stops = new ArrayList<>();
        for (int source = 0; source * OF_EACH_SOURCE < ROUNDS; source++) {
            NumberedMedia.Medium medium = media.get(source * 7 % media.size());
            // As the list has them: by time.
            random.longs(20, medium.frames() - 20).distinct().limit(OF_EACH_SOURCE).sorted()
                    .forEach(in -> stops.add(new Stop(medium, in, (int) in + medium.firstNumber())));
        }
        return stops;
    }

    private static FrameTable table(NumberedMedia.Medium medium) throws IOException {
        return MEDIA.table(medium.source());
    }

    /** mpv, on as many frames of each source. */
    private static void beside(XDisplay display, List<Stop> stops, int width, Map<String, Object> figures)
            throws Exception {
        Random random = new Random(9);
        List<Long> times = new ArrayList<>();
        int missed = 0;
        for (NumberedMedia.Medium medium : stops.stream().map(Stop::medium).distinct().toList()) {
            try (MpvSeeks other = MpvSeeks.shown(NumberedMedia.FOLDER.resolve(medium.file()), width, width * 9 / 16)) {
                StripOnDisplay strip = new StripOnDisplay(width * 9 / 16 - 12, 0, width);
                for (int i = 0; i < OF_EACH_SOURCE; i++) {
                    TimeUnit.MILLISECONDS.sleep(LOOK_MS);
                    long frame = random.nextLong(medium.frames());
                    long began = System.nanoTime();
                    other.ask(table(medium).grid().startOf(frame).micros());
                    while (strip.number(display).orElse(-1) != frame + medium.firstNumber()
                            && System.nanoTime() - began < PATIENCE) {
                        LockSupport.parkNanos(300_000);
                    }
                    long took = System.nanoTime() - began;
                    if (took < PATIENCE) {
                        times.add(took);
                    } else {
                        missed++;
                    }
                }
            }
        }
        say(figures, "mpv, any frame, command to display", spread(times), "");
        say(figures, "mpv, pictures that never came", missed, "");
    }

    private StripOnDisplay measure(List<Stop> stops, Map<String, Object> figures) throws Exception {
        Random random = new Random(9);
        StripOnDisplay picture = program.picture(stops.getFirst().number);
        TimeUnit.MILLISECONDS.sleep(2 * LOOK_MS);
        List<Long> next = new ArrayList<>();
        List<Long> other = new ArrayList<>();
        List<Long> any = new ArrayList<>();
        int missed = 0;
        for (int i = 1; i < stops.size(); i++) {
            Stop stop = stops.get(i);
            missed += took(picture, "Down", stop.number, i % OF_EACH_SOURCE == 0 ? other : next) ? 0 : 1;
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
            long frame = random.nextLong(stop.medium.frames());
            display.type("g");
            TimeUnit.MILLISECONDS.sleep(150);
            display.type("f");
            ("" + frame).chars().forEach(digit -> display.type(String.valueOf((char) digit)));
            TimeUnit.MILLISECONDS.sleep(150);
            missed += took(picture, "Return", (int) frame + stop.medium.firstNumber(), any) ? 0 : 1;
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
        say(figures, "next clip, key to display", spread(next), "median 50 ms, p95 120 ms");
        say(figures, "next clip of another source, key to display", spread(other), "median 50 ms, p95 120 ms");
        say(figures, "any frame, key to display", spread(any), "");
        say(figures, "pictures that never came", missed, "0");
        say(figures, "the display was looked at every, microseconds", looked / Math.max(1, looks) / 1000, "");
        return picture;
    }

    /** @return whether the picture came */
    private boolean took(StripOnDisplay picture, String key, int number, List<Long> times) {
        long began = System.nanoTime();
        display.type(key);
        while (picture.number(display).orElse(-1) != number) {
            looks++;
            if (System.nanoTime() - began > PATIENCE) {
                System.out.println(key + ": " + number + " never came, but " + picture.number(display));
                return false;
            }
            LockSupport.parkNanos(300_000);
        }
        long took = System.nanoTime() - began;
        looks++;
        looked += took;
        times.add(took);
        return true;
    }

    private static void say(Map<String, Object> figures, String name, Object value, String target) {
        figures.put(name, value);
        System.out.printf("%-48s %s%s%n", name, value, target.isEmpty() ? "" : "   (target " + target + ")");
    }

    private static Map<String, Object> spread(List<Long> nanos) {
        Collections.sort(nanos);
        Map<String, Object> all = new LinkedHashMap<>();
        if (!nanos.isEmpty()) {
            all.put("median_ms", nanos.get(nanos.size() / 2) / 1_000_000);
            all.put("p95_ms", nanos.get(Math.min(nanos.size() - 1, nanos.size() * 95 / 100)) / 1_000_000);
            all.put("most_ms", nanos.getLast() / 1_000_000);
        }
        all.put("count", nanos.size());
        return all;
    }
}
