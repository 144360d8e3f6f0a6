package clipbrowser.player.vlc;

import clipbrowser.media.FrameTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Plays one of every kind with the libVLC that it finds, and says on standard output which ones were good. */
final class FewPlugins {
    private FewPlugins() {}

    public static void main(String... arguments) throws Exception {
        NumberedMedia media = new NumberedMedia();
        VlcVideoStreamTest.start();
        for (String file : FewPluginsTest.PICTURES) {
            say(file, () -> {
                NumberedMedia.Medium medium = NumberedMedia.named(file);
                FrameTable table = media.table(medium.source());
                VlcVideoStreamTest.plays(medium, table, 0, 3);
                VlcVideoStreamTest.plays(medium, table, medium.frames() - 7, medium.frames());
                return null;
            });
        }
        AudioCodecsTest.start();
        for (String kind : FewPluginsTest.SOUNDS) {
            String[] parts = kind.split(", ", 3);
            // Matroska's times are in milliseconds.
            int off = parts[0].endsWith(".mkv") ? 60 : 1;
            say(kind, () -> {
                AudioCodecsTest.heard(AudioCodecsTest.made("sound-" + parts[0], parts[2]), Integer.parseInt(parts[1]),
                        off);
                return null;
            });
        }
        plugins();
        System.exit(0);
    }

    private static void say(String what, Callable<Void> trial) throws InterruptedException {
        FutureTask<Void> task = new FutureTask<>(trial);
        Thread.ofPlatform().daemon().start(task);
        try {
            task.get(10, TimeUnit.SECONDS);
            System.out.println("good " + what);
        } catch (ExecutionException | TimeoutException e) {
            System.out.println("bad " + what + " " + e);
        }
    }

    /** Those that were looked at. */
    private static void plugins() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/maps"))) {
            lines.filter(line -> line.endsWith("_plugin.so")).map(line -> line.substring(line.indexOf('/')))
                    .distinct().forEach(path -> System.out.println("plugin " + path));
        }
    }
}
