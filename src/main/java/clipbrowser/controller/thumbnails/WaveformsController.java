package clipbrowser.controller.thumbnails;

import clipbrowser.controller.Tasks;
import clipbrowser.controller.thumbnails.WaveformWorker.Track;
import clipbrowser.controller.thumbnails.WaveformWorker.Want;
import clipbrowser.media.FrameTable;
import clipbrowser.media.MediaLibrary;
import clipbrowser.model.FileFacts;
import clipbrowser.model.SourceMedia;
import clipbrowser.session.Edge;
import clipbrowser.session.Playback.AudioChoice;
import clipbrowser.session.Source;
import clipbrowser.session.Waveforms;
import clipbrowser.store.BlobCache;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/** Has waveforms made: the clip's first, then the visible part's, then the rest of the source. FX thread. */
public final class WaveformsController implements Waveforms, AutoCloseable {
    /** Bytes of peaks in memory; a day of sound takes 40 MB. */
    private static final long MOST_BYTES = 40L << 20;

    /** @param track among the source's sound tracks, from 0 */
    private record Heard(Source source, int track) {}

    private final Tasks tasks;
    private final MediaLibrary library;
    private final ObservableValue<AudioChoice> choice;
    private final WaveformWorker maker;
    /** The one that was looked at longest ago first. */
    private final Map<Heard, Track> tracks = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Heard, Subscription> met = new HashMap<>();
    private final Map<Place, Want> wants = new EnumMap<>(Place.class);
    private final ReadOnlyLongWrapper arrived = new ReadOnlyLongWrapper();
    private List<Want> asked = List.of();

    /**
     * @param blobs   where shapes are kept
     * @param backgroundThrottle who goes first
     * @param choice   whose track is shown
     */
    public WaveformsController(Tasks tasks, MediaLibrary library, LazyPreviewDecoder previewDecoder,
            BackgroundThrottle backgroundThrottle,
            BlobCache blobs, ObservableValue<AudioChoice> choice) {
        this.tasks = tasks;
        this.library = library;
        this.choice = choice;
        maker = new WaveformWorker(library, previewDecoder, backgroundThrottle, blobs,
                () -> tasks.fx().execute(() -> arrived.set(arrived.get() + 1)), tasks.faults());
        maker.start();
        choice.subscribe((before, now) -> {
            if (before.track() != now.track()) {
                // Nobody looks at the other track's shape any longer.
                wants.clear();
                ask();
                arrived.set(arrived.get() + 1);
            }
        });
    }

    @Override
    public ReadOnlyLongProperty arrivedProperty() {
        return arrived.getReadOnlyProperty();
    }

    @Override
    public int[] peaks(Source source, FrameRange range, int parts, Place place) {
        Heard heard = heard(source);
        meet(heard);
        Track track = tracks.get(heard);
        FrameGrid grid = source.grid();
        if (track == null || grid == null) {
            int[] unknown = new int[parts];
            Arrays.fill(unknown, -1);
            return unknown;
        }
        long end = track.length();
        long from = Math.clamp(PeakPyramid.bucket(grid.begins(range)), 0, end - 1);
        long to = Math.clamp(PeakPyramid.bucket(grid.ends(range)) + 1, from + 1, end);
        wants.put(place, new Want(track, from, to, place == Place.CLIP));
        ask();
        return track.shape().peaks(grid.begins(range), grid.ends(range), parts);
    }

    /** What is looked at, the most urgent first, and at last the rest of the source on screen. */
    private void ask() {
        List<Want> now = new ArrayList<>(wants.values());
        Want seen = wants.get(Place.TIMELINE);
        if (seen != null) {
            now.add(new Want(seen.track(), 0, seen.track().length(), false));
        }
        if (!now.equals(asked)) {
            asked = now;
            maker.want(now);
        }
    }

    @Override
    public long[] quiet(Source source, FrameRange range, Edge edge) {
        Track track = tracks.get(heard(source));
        FrameGrid grid = source.grid();
        return track == null || grid == null ? new long[0] : SilenceDetector.of(track.shape(), grid, range, edge);
    }

    /** As it is heard: a source that has no such track is heard by its first. */
    private Heard heard(Source source) {
        int track = choice.getValue().track();
        FileFacts facts = source.facts();
        return new Heard(source, facts == null || track < facts.audio().size() ? track : 0);
    }

    private void meet(Heard heard) {
        if (!met.containsKey(heard)) {
            Source source = heard.source;
            Subscription facts = source.factsProperty().subscribe(known -> {
                if (known != null && heard.track < known.audio().size()) {
                    read(heard);
                }
            });
            // More of the file is here than before: what was too much to fetch may be had now.
            met.put(heard, facts.and(source.cachedPermilleProperty().subscribe((_, _) -> maker.want(asked))));
        }
    }

    private void read(Heard heard) {
        SourceMedia media = heard.source.media();
        tasks.of(() -> {
            FrameTable table = library.table(media);
            Optional<String> name = library.fingerprint(media);
            return table.audio(heard.track).map(samples -> new Track(media, table, heard.track, samples,
                    name.orElse(heard.source.id()), name.isPresent(), new PeakPyramid()));
        }).onDone(found -> found.ifPresent(track -> {
            tracks.put(heard, track);
            makeRoom(heard);
            arrived.set(arrived.get() + 1);
        })).start();
    }

    /** Evicts the least recently shown tracks; they are on disk. */
    private void makeRoom(Heard but) {
        long all = tracks.values().stream().mapToLong(track -> track.shape().size()).sum();
        var oldest = tracks.entrySet().iterator();
        while (all > MOST_BYTES && oldest.hasNext()) {
            Map.Entry<Heard, Track> gone = oldest.next();
            if (!gone.getKey().equals(but)) {
                all -= gone.getValue().shape().size();
                Subscription of = met.remove(gone.getKey());
                if (of != null) {
                    of.unsubscribe();
                }
                oldest.remove();
            }
        }
    }

    /** Ends all work; returns soon. */
    @Override
    public void close() {
        maker.stop();
    }
}
