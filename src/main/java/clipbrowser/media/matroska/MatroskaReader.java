package clipbrowser.media.matroska;

import clipbrowser.media.BufferedSource;
import clipbrowser.media.ByteReader;
import clipbrowser.media.EditList;
import clipbrowser.media.FrameTable;
import clipbrowser.media.LongList;
import clipbrowser.media.MediaException;
import clipbrowser.media.RateDetector;
import clipbrowser.media.SampleList;
import clipbrowser.media.VideoDescription;
import clipbrowser.media.VideoTrack;
import clipbrowser.model.FileFacts;
import clipbrowser.model.MediaFailure;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRate;
import clipbrowser.time.MediaTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frame table out of a Matroska or WebM file. Only the blocks know the frames' times, and they lie all over
 * the file: where that would cost too much, the header's rate is checked against the first cluster, the last one and
 * every cue, and taken if all of them lie on its grid.
 */
final class MatroskaReader {
    private static final int SEGMENT = 0x18538067;
    static final int CLUSTER = 0x1F43B675;
    private static final int INFO = 0x1549A966;
    private static final int TRACKS = 0x1654AE6B;
    private static final int SEEK_HEAD = 0x114D9B74;
    private static final int CUES = 0x1C53BB6B;
    private static final long LARGEST_HEADER = 64L << 20;
    private static final long SECOND = 1_000_000_000;
    /** Clusters without pictures before the first one with some. */
    private static final int MOST_BEFORE = 64;
    /** Without usable cues a file over the network is read as a whole, up to so many bytes. */
    private static final long MOST_WALKED = 1L << 30;

    /** @param cluster where its cluster lies, in bytes from the file's start */
    private record Cue(long ticks, long cluster) {}

    private final BufferedSource file;
    private String container = "mkv";
    private long segmentStart;
    private long segmentEnd;
    private long firstCluster = -1;
    private long scale = 1_000_000;
    private double duration;
    private @Nullable MatroskaTracks tracks;
    private final List<Cue> cues = new ArrayList<>();
    private long cuesAt = -1;
    private long infoAt = -1;
    private long tracksAt = -1;

    MatroskaReader(BufferedSource file) {
        this.file = file;
    }

    /** @param budget how large a file may be for all its clusters to be walked over, in bytes */
    FrameTable table(long budget) throws MediaException {
        header();
        MatroskaTracks known = tracks;
        if (known == null) {
            throw MediaException.unreadable("no tracks");
        }
        if (firstCluster < 0) {
            throw MediaException.unreadable("no frames");
        }
        if (file.length() > budget) {
            Optional<FrameTable> derived = alongCues(known);
            if (derived.isPresent()) {
                return derived.get();
            }
            if (file.length() > MOST_WALKED) {
                throw MediaException.unreadable("no usable index, and too large to be read as a whole");
            }
        }
        MatroskaBlocks blocks = new MatroskaBlocks(file, known, scale, known.audio());
        walk(firstCluster, Long.MAX_VALUE, blocks);
        return table(known, blocks);
    }

    private FrameTable table(MatroskaTracks known, MatroskaBlocks blocks) throws MediaException {
        SampleList samples = blocks.times();
        Optional<VideoDescription> described = samples.within(file.length())
                ? known.described(samples, file)
                : Optional.empty();
        EditList presentation = EditList.of(samples, List.of(), SECOND, SECOND);
        FrameGrid grid = new RateDetector(presentation.fromFirst(), presentation.end() - presentation.shown()[0],
                SECOND,
                scale, known.rate()).grid().from(blocks.lead(presentation.shown()[0]));
        return new FrameTable(facts(known, grid), grid, presentation.keyframes(samples), samples.reorderDepth(),
                presentation.shown()[0] / 1000)
                .with(described.map(it -> it.samples(samples, presentation)),
                        blocks.audio(presentation.shown()[0], lasts()));
    }

    /** Of the whole file, in nanoseconds; 0 where it doesn't say. */
    private long lasts() {
        double nanos = duration * scale;
        return nanos > 0 && nanos < 1L << 60 ? (long) nanos : 0;
    }

    private Optional<FrameTable> alongCues(MatroskaTracks known) throws MediaException {
        try {
            return derived(known);
        } catch (MediaException e) {
            if (e.failure() instanceof MediaFailure.Unreadable) {
                // Cues that lead to what is no cluster are none.
                return Optional.empty();
            }
            throw e;
        } catch (ArithmeticException _) {
            return Optional.empty();
        }
    }

    /** The table without a walk over everything; empty where the times that were looked at don't bear it out. */
    private Optional<FrameTable> derived(MatroskaTracks known) throws MediaException {
        if (cues.isEmpty() && cuesAt >= 0) {
            small(cuesAt);
        }
        if (cues.isEmpty()) {
            return Optional.empty();
        }
        // Sound may begin before the pictures, in clusters of its own.
        MatroskaBlocks start = new MatroskaBlocks(file, known, scale, List.of());
        long walked = firstCluster;
        for (int clusters = 0; clusters < MOST_BEFORE && walked < segmentEnd && start.times().size() < 2; clusters++) {
            walked = walk(walked, 1, start);
        }
        if (start.times().size() == 0) {
            return Optional.empty();
        }
        EditList first = EditList.of(start.times().unbroken(), List.of(), SECOND, SECOND);
        FrameRate rate = new RateDetector(first.fromFirst(), first.end() - first.shown()[0], SECOND, scale,
                known.rate()).constant().orElse(null);
        MatroskaBlocks end = new MatroskaBlocks(file, known, scale, List.of());
        walk(cues.stream().mapToLong(Cue::cluster).max().orElse(firstCluster), Long.MAX_VALUE, end);
        if (rate == null || end.times().size() == 0) {
            return Optional.empty();
        }
        long origin = first.shown()[0];
        long[] last = end.times().ascending();
        cues.sort(Comparator.comparingLong(Cue::ticks));
        LongList keys = new LongList();
        LongList clusters = new LongList();
        for (Cue cue : cues) {
            long at = Math.multiplyExact(cue.ticks(), scale) - origin;
            if (!onGrid(at, rate)) {
                return Optional.empty();
            }
            long frame = rate.frameNearest(new MediaTime(at, SECOND));
            if (frame >= 0 && (keys.size() == 0 || frame > keys.get(keys.size() - 1))) {
                keys.add(frame);
                clusters.add(cue.cluster());
            }
        }
        for (long at : last) {
            if (!onGrid(at - origin, rate)) {
                return Optional.empty();
            }
        }
        long frames = rate.frameNearest(new MediaTime(last[last.length - 1] - origin, SECOND)) + 1;
        if (frames < 1) {
            // The last cue leads to before the first picture.
            return Optional.empty();
        }
        FrameGrid grid = new FrameGrid.Even(rate, frames, start.lead(origin));
        while (keys.size() > 0 && keys.get(keys.size() - 1) >= frames) {
            keys.truncate(keys.size() - 1);
        }
        Optional<VideoDescription> described = known.described(start.times(), file);
        FrameTable table = new FrameTable(facts(known, grid), grid, keys.toArray(),
                Math.max(start.times().reorderDepth(), end.times().reorderDepth()), origin / 1000,
                FrameTable.Basis.DERIVED);
        return Optional.of(described.isEmpty() || keys.size() == 0 || keys.get(0) != 0
                ? table
                : table.with(new MatroskaIndexedSamples(known, described.get(), scale, rate, origin, frames,
                        keys.toArray(), clusters.toArray(), firstCluster, segmentEnd)));
    }

    private boolean onGrid(long at, FrameRate rate) {
        MediaTime nearest = rate.startOf(rate.frameNearest(new MediaTime(at, SECOND)));
        return nearest.minus(new MediaTime(at - scale, SECOND)).compareTo(MediaTime.ZERO) >= 0
                && nearest.minus(new MediaTime(at + scale, SECOND)).compareTo(MediaTime.ZERO) <= 0;
    }

    private FileFacts facts(MatroskaTracks known, FrameGrid grid) {
        VideoTrack picture = known.picture();
        return new FileFacts(container, picture.codec(), picture.width(), picture.height(), picture.aspectWidth(),
                picture.aspectHeight(), picture.orientation().rotation(), picture.orientation().mirrored(),
                picture.interlaced(), picture.highRange(),
                known.audio().stream().map(MatroskaAudio::facts).toList(),
                grid instanceof FrameGrid.Even even ? even.rate() : null, null);
    }

    /** Reads what stands before the first cluster, and what the seek head says stands behind. */
    private void header() throws MediaException {
        Ebml first = Ebml.at(file, 0, file.length());
        ByteReader type = Ebml.find(Ebml.in(file.exactly(first.body(), Math.min(4096, first.end() - first.body()))),
                0x4282).orElse(new ByteReader(new byte[0]));
        container = switch (type.text()) {
            case "matroska" -> "mkv";
            case "webm" -> "webm";
            default -> throw new MediaException(new MediaFailure.NotMedia());
        };
        Ebml segment = Ebml.at(file, first.end(), file.length());
        if (segment.id() != SEGMENT) {
            throw MediaException.unreadable("no segment");
        }
        segmentStart = segment.body();
        segmentEnd = segment.end();
        long at = segmentStart;
        for (int elements = 0; elements < 1000 && segmentEnd - at >= 2; elements++) {
            Ebml element = Ebml.at(file, at, segmentEnd);
            if (element.id() == CLUSTER) {
                firstCluster = at;
                break;
            }
            small(at);
            at = element.end();
        }
        if (tracks == null && tracksAt >= 0) {
            small(tracksAt);
        }
        if (duration == 0 && infoAt >= 0) {
            small(infoAt);
        }
    }

    /** Walks from a cluster on, over at most so many of them. @return where it ended */
    private long walk(long from, long clusters, MatroskaBlocks into) throws MediaException {
        long at = from;
        for (long walked = 0; walked < clusters && at >= 0 && segmentEnd - at >= 2;) {
            try {
                Ebml element = Ebml.at(file, at, segmentEnd);
                boolean cluster = element.id() == CLUSTER;
                at = cluster ? into.cluster(element) : element.end();
                walked += cluster ? 1 : 0;
            } catch (MediaException e) {
                // A recording that was cut off ends in anything: the frames before are there.
                if (into.times().size() > 0 && e.failure() instanceof MediaFailure.Unreadable) {
                    return segmentEnd;
                }
                throw e;
            }
        }
        return at;
    }

    /** Reads one of the elements that are held in memory; others are passed over. */
    private void small(long position) throws MediaException {
        if (position < 0 || segmentEnd - position < 2) {
            return;
        }
        Ebml element = Ebml.at(file, position, segmentEnd);
        switch (element.id()) {
            case INFO -> {
                for (Ebml.Small field : content(element)) {
                    if (field.id() == 0x2AD7B1) {
                        scale = Math.clamp(field.number(), 1, SECOND);
                    } else if (field.id() == 0x4489) {
                        duration = field.real();
                    }
                }
            }
            case TRACKS -> tracks = MatroskaTracks.of(whole(element));
            case SEEK_HEAD -> {
                for (Ebml.Small seek : content(element)) {
                    seek(seek);
                }
            }
            case CUES -> cues(content(element));
            default -> {
                // Chapters, attachments, tags.
            }
        }
    }

    private void seek(Ebml.Small seek) throws MediaException {
        if (seek.id() != 0x4DBB) {
            return;
        }
        long id = 0;
        long position = -1;
        for (Ebml.Small field : Ebml.in(seek.body())) {
            if (field.id() == 0x53AB) {
                id = field.number();
            } else if (field.id() == 0x53AC) {
                position = field.number();
            }
        }
        long at = position < 0 || position > segmentEnd - segmentStart ? -1 : segmentStart + position;
        if (id == CUES) {
            cuesAt = at;
        } else if (id == INFO) {
            infoAt = at;
        } else if (id == TRACKS) {
            tracksAt = at;
        }
    }

    private void cues(List<Ebml.Small> points) throws MediaException {
        MatroskaTracks known = tracks;
        if (known == null) {
            return;
        }
        for (Ebml.Small point : points) {
            if (point.id() != 0xBB) {
                continue;
            }
            long ticks = -1;
            for (Ebml.Small field : Ebml.in(point.body())) {
                if (field.id() == 0xB3) {
                    ticks = field.number();
                } else if (field.id() == 0xB7) {
                    List<Ebml.Small> place = Ebml.in(field.body());
                    long track = 0;
                    long cluster = -1;
                    for (Ebml.Small part : place) {
                        if (part.id() == 0xF7) {
                            track = part.number();
                        } else if (part.id() == 0xF1) {
                            cluster = part.number();
                        }
                    }
                    if (track == known.number() && ticks >= 0 && cluster >= 0 && cluster < segmentEnd - segmentStart) {
                        cues.add(new Cue(ticks, segmentStart + cluster));
                    }
                }
            }
        }
    }

    private List<Ebml.Small> content(Ebml element) throws MediaException {
        return Ebml.in(whole(element));
    }

    private ByteReader whole(Ebml element) throws MediaException {
        if (element.end() - element.body() > LARGEST_HEADER) {
            throw MediaException.unreadable("header of " + (element.end() - element.body()) + " bytes");
        }
        return file.exactly(element.body(), element.end() - element.body());
    }
}
