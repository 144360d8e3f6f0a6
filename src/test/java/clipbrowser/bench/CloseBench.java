package clipbrowser.bench;

import clipbrowser.player.vlc.NumberedMedia;
import clipbrowser.testing.FaultyMedia;
import clipbrowser.testing.FaultyServer;
import clipbrowser.testing.ProgramProcess;
import clipbrowser.testing.RunJson;
import clipbrowser.testing.StripOnDisplay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long the program takes to end once its window is closed: while a source stands still, and while one plays. The
 * program is a process of its own; measured from outside, until the process is gone. Arguments: a file for JSON, if
 * wanted.
 */
public final class CloseBench {
    private static final int ROUNDS = 4;
    private static final long TARGET_MS = 1000;
    private static final String FILE = "h264-2997.mp4";
    private static final int IN = 60;

    private CloseBench() {}

    public static void main(String[] args) throws Exception {
        byte[] bytes = Files.readAllBytes(NumberedMedia.FOLDER.resolve(FILE));
        Map<String, Object> figures = new LinkedHashMap<>();
        for (boolean stalled : new boolean[]{true, false}) {
            long most = 0;
            for (int round = 0; round < ROUNDS; round++) {
                try (FaultyServer server = new FaultyServer()) {
                    FaultyMedia medium = server.media(FILE, bytes);
                    if (stalled) {
                        medium.stallingAfter(70_000);
                    }
                    // 60 frames at 30000/1001.
                    server.run("run", RunJson.run("complete",
                            RunJson.clip("a", 2002, 9009, RunJson.source("a", "{media}/" + FILE))));
                    most = Math.max(most, close(server, stalled ? medium : null));
                }
            }
            String name = stalled
                    ? "window closed while a source stands still, to the process's end, ms"
                    : "window closed while it plays, to the process's end, ms";
            figures.put(name, most);
            System.out.printf("%-70s %s   (most of %d; target %d%s)%n", name, most, ROUNDS, TARGET_MS,
                    most <= TARGET_MS ? "" : ": MISSED");
        }
        if (args.length > 0) {
            Files.writeString(Path.of(args[0]), JsonMapper.shared().writeValueAsString(figures));
        }
        System.exit(0);
    }

    /** @param stalled what has to stand still first; null to have it play. @return milliseconds */
    private static long close(FaultyServer server, @Nullable FaultyMedia stalled)
            throws Exception {
        Path home = Files.createTempDirectory("close-bench");
        try (ProgramProcess program = new ProgramProcess(home, FaultyServer.KEY, "run", "--api-url",
                server.apiUrl())) {
            program.window();
            if (stalled != null) {
                program.await("it stands still", () -> stalled.standing() > 0);
                program.awaitRest();
            } else {
                StripOnDisplay picture = program.picture(IN);
                program.display().type("Return");
                program.await("it plays", () -> picture.number(program.display()).orElse(0) > IN + 10);
            }
            return TimeUnit.NANOSECONDS.toMillis(program.closeWindow());
        }
    }
}
