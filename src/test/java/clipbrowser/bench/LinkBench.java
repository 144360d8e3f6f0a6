package clipbrowser.bench;

import clipbrowser.testing.FaultyServer;
import clipbrowser.testing.ModelledLink;
import clipbrowser.testing.ModelledLink.Profile;
import clipbrowser.testing.ProgramProcess;
import clipbrowser.testing.RunJson;
import clipbrowser.testing.StripOnDisplay;
import clipbrowser.testing.XDisplay;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;

/**
 * A two-hour source behind links of several round trips and rates: the first picture, the same run again, the next
 * clip, any frame, memory and bytes; with mpv through the same link. All times are from the key, or the start of the
 * process, to the display's own pixels. Arguments: a file for JSON, if wanted.
 *
 * <p>The source is made on first use (packaging/media/make-long-source, four minutes); CLIP_BROWSER_LONG_SOURCE names
 * one that is there. CLIP_BROWSER_LINKS takes those profiles alone whose names contain one of its words, divided by
 * semicolons. The program is the image that packaging/build made, if there is one, else the classes.
 */
public final class LinkBench {
    static final String LAUNCH = "launch to first picture, ms";
    static final String AGAIN = "the same run again, ms";
    static final String THUMBNAILS = "thumbnails in view after it, ms";
    static final String AFTER_1 = "next clip after 1 s, ms";
    static final String AFTER_5 = "next clip after 5 s, ms";
    static final String BYTES = "bytes of media for these clips";
    static final String ANY_FRAME = "any frame, ms";
    static final String RESIDENT = "resident after 50 clips, MB";
    static final String MANY_RESIDENT = "40 sources: resident, MB";
    private static final long RATE = 30;
    private static final long FRAMES = 216_000;
    /** Numbers come again after so many frames. */
    private static final long PERIOD = 18_000;
    private static final long SOURCE_BYTES = 4_634_000_000L;
    private static final long HEADER_BYTES = 9_700_000;
    private static final int CLIPS = 50;
    private static final int SOURCES = 40;
    private static final long CLIP_SECONDS = 20;
    private static final int SHORT_LOOKS = 12;
    private static final int LONG_LOOKS = 8;
    private static final int ANY = 8;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
    private static final Path IMAGE = Path.of("target/image/clip-browser/bin/clip-browser");

    private final Path source;
    private final List<Map<String, Object>> results = new ArrayList<>();
    /** What is being measured. */
    private Profile now = Profile.LOOPBACK;

    private LinkBench(Path source) {
        this.source = source;
    }

    public static void main(String[] args) throws Exception {
        LinkBench bench = new LinkBench(source());
        StripOnDisplay strip = bench.findStrip();
        String chosen = System.getenv().getOrDefault("CLIP_BROWSER_LINKS", "");
        for (Profile profile : List.of(Profile.LOOPBACK, Profile.NEAR, Profile.FAR, Profile.THIN)) {
            if (chosen.isEmpty() || List.of(chosen.split(";")).stream().anyMatch(profile.name()::contains)) {
                bench.measure(profile, strip);
            }
        }
        if (args.length > 0) {
            Files.writeString(Path.of(args[0]), JsonMapper.shared().writeValueAsString(bench.results));
        }
        System.exit(0);
    }

    private static Path source() throws IOException, InterruptedException {
        Path file = Path.of(System.getenv().getOrDefault("CLIP_BROWSER_LONG_SOURCE", "target/long/two-hours.mp4"));
        if (!Files.exists(file)) {
            System.out.println("making " + file);
            int status = new ProcessBuilder("packaging/media/make-long-source", file.toString()).inheritIO().start()
                    .waitFor();
            if (status != 0) {
                throw new IOException("the long source could not be made");
            }
        }
        return file;
    }

    private static long inFrame(int clip) {
        return 600 + clip * (FRAMES / CLIPS - 4);
    }

    private static int number(long frame) {
        return (int) (frame % PERIOD);
    }

    private static String run(int sources) {
        List<String> clips = new ArrayList<>();
        for (int clip = 0; clip < (sources == 1 ? CLIPS : sources); clip++) {
            long ms = Math.round(inFrame(clip) * 1000.0 / RATE);
            clips.add(RunJson.clip("clip-%02d".formatted(clip), ms, ms + CLIP_SECONDS * 1000, media(clip % sources)));
        }
        return RunJson.run("complete", clips);
    }

    private static String name(int source) {
        return "long-%02d.mp4".formatted(source);
    }

    private static String media(int source) {
        return RunJson.fields("\"status\": \"complete\"", "\"media_id\": \"interview-" + source + "\"",
                "\"media_url\": \"{media}/" + name(source) + "\"",
                "\"media_info\": " + RunJson.fields("\"type\": \"video\"", "\"duration_ms\": 7200000", "\"fps\": 30",
                        "\"frame_count\": 216000", "\"width\": 1920", "\"height\": 1080", "\"channels\": 2"));
    }

    private ModelledLink link(Profile profile, int sources) {
        ModelledLink link = new ModelledLink(profile).run("run", run(sources));
        for (int one = 0; one < sources; one++) {
            link.media(name(one), source);
        }
        return link;
    }

    private static ProgramProcess start(Path home, ModelledLink link) throws IOException {
        return new ProgramProcess(home, FaultyServer.KEY, launcher(), "run", "--api-url", link.apiUrl());
    }

    /** The image that is shipped, else the classes with the options that this has been given, which are the same. */
    private static List<String> launcher() {
        if (Files.isExecutable(IMAGE)) {
            return List.of(IMAGE.toString());
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "clipbrowser.app.Main"));
        return command;
    }

    /** Where the picture lies in the window, so that it need not be looked for while times are taken. */
    private StripOnDisplay findStrip() throws Exception {
        try (ModelledLink link = link(Profile.LOOPBACK, 1);
                ProgramProcess program = start(Files.createTempDirectory("link-bench"), link)) {
            return program.picture(number(inFrame(0)));
        }
    }

    private void measure(Profile profile, StripOnDisplay strip) throws Exception {
        Map<String, Object> row = new LinkedHashMap<>();
        now = profile;
        results.add(row);
        row.put("link", profile.name());
        System.out.println(profile.name());
        Path home = Files.createTempDirectory("link-bench");
        try (ModelledLink link = link(profile, 1)) {
            try (ProgramProcess program = start(home, link)) {
                say(row, LAUNCH, first(program, strip));
                say(row, THUMBNAILS, ThumbnailColumn.await(program.display(), System.nanoTime()));
                review(program, strip, link, row);
            }
            long before = link.sent();
            try (ProgramProcess program = start(home, link)) {
                say(row, AGAIN, first(program, strip));
                say(row, "bytes of media until then", link.sent() - before);
            }
        }
        if (profile == Profile.LOOPBACK) {
            manySources(profile, strip, row);
        }
        if (MpvSeeks.isThere()) {
            beside(profile, strip, row);
        }
    }

    /** A run of forty such sources: headers of each are read. */
    private void manySources(Profile profile, StripOnDisplay strip, Map<String, Object> row) throws Exception {
        Path home = Files.createTempDirectory("link-bench");
        try (ModelledLink link = link(profile, SOURCES); ProgramProcess program = start(home, link)) {
            say(row, SOURCES + " sources: first picture, ms", first(program, strip));
            for (int clip = 1; clip < SOURCES; clip++) {
                TimeUnit.MILLISECONDS.sleep(500);
                step(program.display(), strip, clip);
            }
            TimeUnit.SECONDS.sleep(5);
            say(row, MANY_RESIDENT, program.resident() / 1024);
        }
    }

    private static long first(ProgramProcess program, StripOnDisplay strip) {
        // Away from the picture.
        program.display().point(1590, 990);
        return await(program.display(), strip, number(inFrame(0)), System.nanoTime());
    }

    private void review(ProgramProcess program, StripOnDisplay strip, ModelledLink link, Map<String, Object> row)
            throws InterruptedException {
        XDisplay display = program.display();
        int clip = 0;
        TimeUnit.SECONDS.sleep(2);
        List<Long> shortLooks = new ArrayList<>();
        for (int i = 0; i < SHORT_LOOKS; i++) {
            TimeUnit.SECONDS.sleep(1);
            clip++;
            shortLooks.add(step(display, strip, clip));
        }
        say(row, AFTER_1, Spread.of(shortLooks));
        List<Long> longLooks = new ArrayList<>();
        for (int i = 0; i < LONG_LOOKS; i++) {
            TimeUnit.SECONDS.sleep(5);
            clip++;
            longLooks.add(step(display, strip, clip));
        }
        say(row, AFTER_5, Spread.of(longLooks));
        say(row, BYTES, link.sent());
        say(row, "connections", link.opened());
        say(row, "requests", link.asked());
        Random random = new Random(7);
        List<Long> any = new ArrayList<>();
        for (int i = 0; i < ANY; i++) {
            TimeUnit.SECONDS.sleep(1);
            long frame = random.nextLong(FRAMES);
            display.type("g");
            TimeUnit.MILLISECONDS.sleep(150);
            display.type("f");
            ("" + frame).chars().forEach(digit -> display.type(String.valueOf((char) digit)));
            TimeUnit.MILLISECONDS.sleep(150);
            long began = System.nanoTime();
            display.type("Return");
            any.add(await(display, strip, number(frame), began));
        }
        say(row, ANY_FRAME, Spread.of(any));
        for (; clip < CLIPS - 1; clip++) {
            step(display, strip, clip + 1);
            TimeUnit.MILLISECONDS.sleep(500);
        }
        say(row, RESIDENT, program.resident() / 1024);
        TimeUnit.SECONDS.sleep(5);
        say(row, "resident 5 s later, MB", program.resident() / 1024);
    }

    private static long step(XDisplay display, StripOnDisplay strip, int clip) {
        long began = System.nanoTime();
        display.type("Down");
        return await(display, strip, number(inFrame(clip)), began);
    }

    /** @return milliseconds since {@code began}, or -1 if the frame never came */
    private static long await(XDisplay display, StripOnDisplay strip, int number, long began) {
        while (strip.number(display).orElse(-1) != number) {
            if (System.nanoTime() - began > PATIENCE) {
                System.out.println("frame " + number + " never came, but " + strip.number(display));
                return -1;
            }
            LockSupport.parkNanos(500_000);
        }
        return (System.nanoTime() - began) / 1_000_000;
    }

    private void beside(Profile profile, StripOnDisplay strip, Map<String, Object> row) throws Exception {
        int width = strip.width();
        int height = width * 9 / 16;
        StripOnDisplay own = new StripOnDisplay(height - height / 60 - 1, 0, width);
        Random random = new Random(7);
        try (ModelledLink link = link(profile, 1); XDisplay display = new XDisplay()) {
            long began = System.nanoTime();
            try (MpvSeeks mpv = MpvSeeks.shown(link.mediaUrl(name(0)), width, height,
                    "--start=" + inFrame(0) / RATE)) {
                say(row, "mpv, launch to first picture, ms", await(display, own, number(inFrame(0)), began));
                List<Long> any = new ArrayList<>();
                for (int i = 0; i < ANY; i++) {
                    TimeUnit.SECONDS.sleep(1);
                    long frame = random.nextLong(FRAMES);
                    long asked = System.nanoTime();
                    mpv.ask(frame * 1_000_000 / RATE);
                    any.add(await(display, own, number(frame), asked));
                }
                say(row, "mpv, any frame, ms", Spread.of(any));
                say(row, "mpv, resident, MB", mpv.resident() / 1024);
            }
        }
    }

    /** In milliseconds; {@code missing} came too late to be counted. */
    private record Spread(long median, long most, int count, int missing) {
        static Spread of(List<Long> times) {
            List<Long> came = times.stream().filter(t -> t >= 0).sorted().toList();
            return came.isEmpty()
                    ? new Spread(-1, -1, 0, times.size())
                    : new Spread(came.get(came.size() / 2), came.getLast(), came.size(), times.size() - came.size());
        }
    }

    /** 1.2 times the clips' own bytes and the headers. */
    static long wantedBytes() {
        long clips = (SHORT_LOOKS + LONG_LOOKS) * CLIP_SECONDS * (SOURCE_BYTES / (FRAMES / RATE));
        return (clips + HEADER_BYTES) * 6 / 5;
    }

    private void say(Map<String, Object> row, String name, Object value) {
        row.put(name, value);
        String wanted = LinkTargets.of(name, now);
        System.out.printf("  %-36s %s%s%n", name, value, wanted.isEmpty() ? "" : "   (wanted: " + wanted + ")");
        if (!wanted.isEmpty()) {
            row.put(name + ", wanted", wanted);
        }
    }
}
