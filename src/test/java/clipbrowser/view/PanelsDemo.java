package clipbrowser.view;

import clipbrowser.session.Edge;
import clipbrowser.session.Playback;
import clipbrowser.session.PretendRun;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import clipbrowser.session.Thumbnails;
import clipbrowser.session.Waveforms;
import clipbrowser.time.FrameRange;
import clipbrowser.view.clips.ClipList;
import clipbrowser.view.timeline.TimelineView;
import clipbrowser.view.viewer.ClipStrip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * List, strip and timeline by themselves, for looking at them:
 * {@code clips=1000 sources=3 size=960x600 light=true zoom=6 measure=true bare=true stills=FOLDER sound=PCM}. Stills
 * are every sixth frame as {@code 0001.png…}; sound is 16-bit little endian at 8000 a second.
 */
public final class PanelsDemo extends Application {
    /** Started by its own class: JavaFX on the class path refuses to be the main class. */
    public static final class Start {
        public static void main(String[] args) {
            launch(PanelsDemo.class, args);
        }
    }

    private String option(String name, String otherwise) {
        return getParameters().getUnnamed().stream().filter(a -> a.startsWith(name + "="))
                .map(a -> a.substring(name.length() + 1)).findFirst().orElse(otherwise);
    }

    @Override
    public void start(Stage stage) {
        Fonts.load();
        int clips = Integer.parseInt(option("clips", "0"));
        int sources = Integer.parseInt(option("sources", "0"));
        Session session = sources > 0
                ? PretendRun.sources(sources)
                : clips > 0 ? PretendRun.large(clips) : PretendRun.picture();
        Playback playback = new Playback();
        PretendIntents intents = new PretendIntents(session);
        boolean bare = Boolean.parseBoolean(option("bare", "false"));
        Thumbnails stills = bare ? null : new FolderStills(Path.of(option("stills", "/tmp")));
        Waveforms waveforms = bare ? null : new PcmWaveforms(Path.of(option("sound", "/dev/null")));
        ClipList list = new ClipList(session, stills, intents);
        TimelineView timeline = new TimelineView(session, playback, stills, waveforms, intents);
        ClipStrip strip = new ClipStrip(session, playback, waveforms, intents);
        BorderPane viewer = new BorderPane();
        viewer.getStyleClass().add("viewer");
        viewer.setBottom(strip);
        BorderPane.setMargin(strip, new Insets(8, 34, 62, 34));
        list.setMinWidth(300);
        SplitPane columns = new SplitPane(list, viewer);
        columns.setDividerPositions(0.325);
        SplitPane rows = new SplitPane(columns, timeline);
        rows.setOrientation(Orientation.VERTICAL);
        rows.setDividerPositions(0.64);
        String[] size = option("size", "1600x940").split("x");
        Scene scene = new Scene(rows, Integer.parseInt(size[0]), Integer.parseInt(size[1]));
        scene.getStylesheets().add(String.valueOf(Keys.class.getResource("theme.css")));
        if (Boolean.parseBoolean(option("light", "false"))) {
            rows.getStyleClass().add("light");
        }
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
        playback.show(new Playback.Shown.Frame(session.sources().getFirst(), 441, new WritableImage(1, 1)));
        for (int i = 0; i < Integer.parseInt(option("zoom", "0")); i++) {
            timeline.zoomIn();
        }
        if (Boolean.parseBoolean(option("measure", "false"))) {
            measure(timeline);
        }
    }

    /** Zooms in and out for some hundred frames and prints what a redraw takes. */
    private static void measure(TimelineView timeline) {
        new AnimationTimer() {
            private int frame;
            private long spent;
            private long worst;
            private long begun;

            @Override
            public void handle(long now) {
                if (frame == 20) {
                    begun = System.nanoTime();
                    spent = 0;
                    worst = 0;
                }
                if (frame % 40 < 20) {
                    timeline.zoomIn();
                } else {
                    timeline.zoomOut();
                }
                long before = System.nanoTime();
                timeline.layout();
                long took = System.nanoTime() - before;
                spent += took;
                worst = Math.max(worst, took);
                if (++frame == 320) {
                    stop();
                    System.out.printf("redraw mean %d us, worst %d us; %d frames in %d ms%n", spent / 300_000,
                            worst / 1000, 300, (System.nanoTime() - begun) / 1_000_000);
                }
            }
        }.start();
    }

    private static final class FolderStills implements Thumbnails {
        private final Path folder;
        private final java.util.Map<Long, @Nullable Image> images = new java.util.HashMap<>();

        FolderStills(Path folder) {
            this.folder = folder;
        }

        @Override
        public Place place() {
            return new Place() {
                @Override
                public void anew() {}

                @Override
                public Thumbnail of(Source source, long frame) {
                    Image image = images.computeIfAbsent(frame % 720 / 6 + 1, number -> {
                        Path file = folder.resolve("%04d.png".formatted(number));
                        return Files.exists(file) ? new Image(file.toUri().toString()) : null;
                    });
                    return image == null ? new Thumbnail.None() : new Thumbnail.There(image);
                }

                @Override
                public Thumbnail within(Source source, FrameRange range) {
                    return of(source, range.in());
                }
            };
        }

        @Override
        public ReadOnlyLongProperty arrivedProperty() {
            return new SimpleLongProperty();
        }
    }

    private static final class PcmWaveforms implements Waveforms {
        private final byte[] pcm;

        PcmWaveforms(Path file) {
            try {
                pcm = Files.readAllBytes(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public long[] quiet(Source source, FrameRange range, Edge edge) {
            return new long[0];
        }

        @Override
        public int[] peaks(Source source, FrameRange range, int parts, Place place) {
            int[] peaks = new int[parts];
            int samples = pcm.length / 2;
            for (int i = 0; i < parts; i++) {
                long from = (range.in() * parts + range.length() * i) * 8000 / 24 / parts;
                long to = Math.max(from + 1, (range.in() * parts + range.length() * (i + 1)) * 8000 / 24 / parts);
                int loudest = samples == 0 ? -1 : 0;
                for (long s = from; s < to && samples > 0; s += Math.max(1, (to - from) / 64)) {
                    int at = (int) (s % samples) * 2;
                    loudest = Math.max(loudest, Math.abs((short) (pcm[at + 1] << 8 | pcm[at] & 255)) >> 7);
                }
                peaks[i] = Math.min(255, loudest);
            }
            return peaks;
        }

        @Override
        public ReadOnlyLongProperty arrivedProperty() {
            return new SimpleLongProperty();
        }
    }
}
