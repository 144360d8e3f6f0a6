package clipbrowser.media.mp4;

import clipbrowser.media.Box;
import clipbrowser.media.BufferedSource;
import clipbrowser.media.ByteReader;
import clipbrowser.media.EditList;
import clipbrowser.media.FrameTable;
import clipbrowser.media.MediaException;
import clipbrowser.media.Orientation;
import clipbrowser.media.RateDetector;
import clipbrowser.media.SampleAllowance;
import clipbrowser.media.SampleList;
import clipbrowser.media.VideoDescription;
import clipbrowser.media.VideoTrack;
import clipbrowser.model.FileFacts;
import clipbrowser.model.MediaFailure;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRate;
import clipbrowser.time.MediaTime;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the frame table out of an mp4 or QuickTime file, fragmented or not, wherever its index lies. */
final class Mp4Reader {
    /** Enough for ten hours at 60 frames a second with every table full, and their sound. */
    private static final long LARGEST_INDEX = 128L << 20;
    private static final int MOST_BOXES = 1_000_000;

    private final BufferedSource file;
    private String container = "mp4";
    private long position;
    private @Nullable Long dataSize;
    /** Of the whole movie. */
    private Orientation.Matrix matrix = Orientation.Matrix.UNIT;

    Mp4Reader(BufferedSource file) {
        this.file = file;
    }

    /** @param budget how many bytes of fragments may be walked over; see {@link FrameTable.Effort} */
    FrameTable table(long budget) throws MediaException {
        List<Box> index = index();
        long clock = 1000;
        List<Mp4Track> tracks = new ArrayList<>();
        MediaException odd = null;
        Optional<ByteReader> extension = Optional.empty();
        for (Box box : index) {
            switch (box.type()) {
                case "mvhd" -> {
                    boolean wide = box.body().i32() >>> 24 == 1;
                    clock = Math.max(1, box.body().skip(wide ? 16 : 8).u32());
                    // Writers of before 2001 leave the rest out.
                    if (box.body().skip(wide ? 8 : 4).remaining() >= 52) {
                        matrix = Mp4Track.matrix(box.body().skip(16));
                    }
                }
                case "trak" -> {
                    try {
                        tracks.add(Mp4Track.of(box.body()));
                    } catch (MediaException e) {
                        // A track that isn't needed never costs the source: cameras write odd ones for their metadata.
                        odd = e;
                    }
                }
                case "mvex" -> extension = Optional.of(box.body());
                case "cmov" -> throw MediaException.unreadable("compressed index");
                default -> {
                    // Metadata.
                }
            }
        }
        long movieTimescale = clock;
        Mp4Track track = videoTrack(tracks, extension.isPresent(), odd);
        byte[] announced = extension.map(ByteReader::copy).orElse(new byte[0]);
        SampleAllowance allowance = new SampleAllowance();
        SampleList samples = new SampleList(allowance);
        Mp4Tables.read(track, samples, file.length());
        Mp4Sound audio = new Mp4Sound(tracks, allowance, extension.isPresent(), file.length());
        FrameTable.Basis basis = FrameTable.Basis.EVERY_FRAME;
        Mp4Fragments fragments = null;
        FragmentIndex places = null;
        if (extension.isPresent()) {
            if (file.length() - position > budget) {
                places = FragmentIndex.of(file, position, track.id(), track.timescale());
            }
            fragments = audio.collectedBy(new Mp4Fragments(file, extension.get()));
            if (!fragments.collect(track.id(), samples).read(position, budget, places != null && places.known())) {
                basis = FrameTable.Basis.DERIVED;
            }
        }
        boolean located = samples.within(file.length());
        Optional<VideoDescription> described = located ? described(track, samples) : Optional.empty();
        EditList presentation = EditList.of(samples, track.edits(), track.timescale(), movieTimescale);
        // Joints of several edits lie on the movie's clock, which may be coarser than the track's.
        long step = track.edits().size() > 2 ? Math.max(1, track.timescale() / movieTimescale) : 1;
        RateDetector times = new RateDetector(presentation.fromFirst(), presentation.end() - presentation.shown()[0],
                track.timescale(), step, null);
        FrameGrid grid = times.grid();
        VideoTrack picture = track.picture(matrix, described.flatMap(VideoDescription::size));
        MediaTime first = new MediaTime(presentation.shown()[0], track.timescale());
        if (basis == FrameTable.Basis.DERIVED && places != null && places.beginBefore(samples.position(0))
                && described.isPresent() && grid instanceof FrameGrid.Even even
                && track.edits().stream().filter(edit -> edit.mediaTime() >= 0).count() <= 1) {
            Optional<FrameTable> along = along(new Mp4IndexedSamples(places, announced, track.id(), described.get(),
                    track.timescale(), presentation.media()[0], presentation.media()[0] - samples.ascending()[0],
                    even.rate(), even.frames(), audio.along(movieTimescale, first)), track, picture, tracks, samples,
                    presentation, audio.lead(first, movieTimescale));
            if (along.isPresent()) {
                return along.get();
            }
        }
        if (basis == FrameTable.Basis.DERIVED && fragments != null) {
            if (fragments.duration() == 0) {
                // Its index doesn't help where frames lie on no grid.
                return new Mp4Reader(file).table(Long.MAX_VALUE);
            }
            grid = stretched(grid, fragments.duration(), movieTimescale);
        }
        return new FrameTable(facts(picture, track, tracks, grid), grid.from(audio.lead(first, movieTimescale)),
                presentation.keyframes(samples),
                samples.reorderDepth(), micros(presentation.shown()[0], track.timescale()), basis).with(
                        described.map(known -> known.samples(samples, presentation)),
                        audio.samples(movieTimescale, first));
    }

    private Optional<VideoDescription> described(Mp4Track track, SampleList samples) throws MediaException {
        if (track.description().isEmpty() || track.isEncrypted()) {
            return Optional.empty();
        }
        return Optional.of(VideoDescription.of(track.description().get(), samples, file));
    }

    /** Empty where the index doesn't lead to frames on the grid. */
    private Optional<FrameTable> along(Mp4IndexedSamples known, Mp4Track track, VideoTrack picture,
            List<Mp4Track> tracks,
            SampleList samples, EditList presentation, MediaTime lead) throws MediaException {
        Mp4IndexedSamples indexedSamples;
        try {
            indexedSamples = known.counted(file);
        } catch (MediaException e) {
            if (e.failure() instanceof MediaFailure.Unreadable) {
                return Optional.empty();
            }
            throw e;
        }
        FrameGrid grid = new FrameGrid.Even(indexedSamples.rate(), indexedSamples.frames(), lead);
        return Optional.of(new FrameTable(facts(picture, track, tracks, grid), grid, indexedSamples.keyframes(),
                samples.reorderDepth(), micros(presentation.shown()[0], track.timescale()),
                FrameTable.Basis.DERIVED).with(indexedSamples));
    }

    /** The boxes of {@code moov}; {@link #position} is left after it. */
    private List<Box> index() throws MediaException {
        for (int boxes = 0; boxes < MOST_BOXES && position < file.length(); boxes++) {
            Top top = Top.at(file, position);
            if (top.type().equals("ftyp")) {
                ByteReader brand = file.upTo(top.body(), 4);
                if (brand.remaining() == 4 && ByteReader.name(brand.i32()).equals("qt  ")) {
                    container = "mov";
                }
            } else if (boxes == 0) {
                container = "mov";
            }
            if (top.type().equals("moov")) {
                if (top.end() - top.body() > LARGEST_INDEX) {
                    throw MediaException.unreadable("index of " + (top.end() - top.body()) + " bytes");
                }
                position = top.end();
                return Box.in(file.exactly(top.body(), top.end() - top.body()));
            }
            if (top.type().equals("mdat")) {
                dataSize = top.end() - top.body();
            }
            position = top.end();
        }
        throw MediaException.unreadable(dataSize == null ? "no index" : "no index: the file was cut short");
    }

    /**
     * The first enabled picture track that has samples, or will have them in fragments; one with a single still, such
     * as a cover, only where there is no other.
     *
     * @param odd why a track couldn't be read, null where all could
     */
    private static Mp4Track videoTrack(List<Mp4Track> tracks, boolean fragmented, @Nullable MediaException odd)
            throws MediaException {
        Mp4Track best = null;
        for (Mp4Track track : tracks) {
            if (track.handler().equals("vide") && (fragmented || track.hasSamples())
                    && (best == null || rank(track) > rank(best))) {
                best = track;
            }
        }
        if (best == null) {
            throw odd != null ? odd : MediaException.unreadable("no picture track");
        }
        return best;
    }

    private static int rank(Mp4Track track) throws MediaException {
        return (track.isStill() ? 0 : 2) + (track.enabled() ? 1 : 0);
    }

    private FileFacts facts(VideoTrack picture, Mp4Track track, List<Mp4Track> tracks, FrameGrid grid) {
        List<FileFacts.AudioTrack> audio = new ArrayList<>();
        for (Mp4Track other : tracks) {
            if (other.isAudio()) {
                try {
                    audio.add(other.audio(audio.size() + 1));
                } catch (MediaException _) {
                    // An odd sound entry stops no review of the pictures.
                    audio.add(new FileFacts.AudioTrack(audio.size() + 1, "", 0, 0, ""));
                }
            }
        }
        FrameRate constant = grid instanceof FrameGrid.Even even ? even.rate() : null;
        return new FileFacts(container, picture.codec(), picture.width(), picture.height(), picture.aspectWidth(),
                picture.aspectHeight(), picture.orientation().rotation(), picture.orientation().mirrored(),
                picture.interlaced(), picture.highRange(), audio, constant,
                Mp4Timecode.find(file, track, tracks));
    }

    /** The walk over the fragments was cut off: the rate found so far, for as long as the header says. */
    private static FrameGrid stretched(FrameGrid grid, long duration, long movieTimescale) {
        long frames = grid.rate().frameNearest(new clipbrowser.time.MediaTime(duration, movieTimescale));
        return new FrameGrid.Even(grid.rate(), Math.max(grid.frames(), frames));
    }

    static long micros(long ticks, long timescale) {
        return BigInteger.valueOf(ticks).multiply(BigInteger.valueOf(1_000_000)).divide(
                BigInteger.valueOf(timescale)).longValueExact();
    }

    /**
     * A box of the file itself.
     *
     * @param body where its content begins, in bytes from the file's start
     * @param end  where it ends, exclusive; never past the file's end
     */
    record Top(String type, long body, long end) {
        static Top at(BufferedSource file, long position) throws MediaException {
            ByteReader head = file.upTo(position, 16);
            if (head.remaining() < 8) {
                return new Top("", file.length(), file.length());
            }
            long size = head.u32();
            String type = ByteReader.name(head.i32());
            int header = 8;
            if (size == 1) {
                size = head.i64();
                header = 16;
            } else if (size == 0) {
                size = file.length() - position;
            }
            if (size < header) {
                throw MediaException.unreadable("box " + type + " of " + size + " bytes");
            }
            long end = size > file.length() - position ? file.length() : position + size;
            return new Top(type, position + header, end);
        }
    }
}
