package clipbrowser.media;

import clipbrowser.model.FileFacts;
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
    /** Enough for {@link LongList#MOST} frames with every table full. */
    private static final long LARGEST_INDEX = 256L << 20;
    private static final int MOST_BOXES = 1_000_000;
    /** Each track of a fragmented file has samples among its first bytes after the index. */
    private static final long FIRST_FRAGMENTS = 1 << 20;

    private final ByteWindow file;
    private String container = "mp4";
    private long position;
    private @Nullable Long dataSize;
    /** Of the whole movie. */
    private Orientation.Matrix matrix = Orientation.Matrix.UNIT;

    Mp4Reader(ByteWindow file) {
        this.file = file;
    }

    /** @param budget how many bytes of fragments may be walked over; see {@link FrameTable.Effort} */
    FrameTable table(long budget) throws MediaException {
        List<Box> index = index();
        long clock = 1000;
        List<Mp4Track> tracks = new ArrayList<>();
        Optional<Cursor> extension = Optional.empty();
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
                case "trak" -> tracks.add(Mp4Track.of(box.body()));
                case "mvex" -> extension = Optional.of(box.body());
                case "cmov" -> throw MediaException.unreadable("compressed index");
                default -> {
                    // Metadata.
                }
            }
        }
        long movieTimescale = clock;
        boolean fragmented = extension.isPresent();
        Mp4Track track = pictureTrack(tracks, fragmented);
        byte[] announced = extension.map(Cursor::copy).orElse(new byte[0]);
        SampleTimes samples = new SampleTimes();
        Mp4Tables.read(track, samples, file.length());
        FrameTable.Basis basis = FrameTable.Basis.EVERY_FRAME;
        Mp4Fragments fragments = null;
        Mp4Places places = null;
        if (extension.isPresent()) {
            if (file.length() - position > budget) {
                places = Mp4Places.of(file, position, track.id(), track.timescale());
            }
            fragments = new Mp4Fragments(file, track.id(), extension.get());
            if (!fragments.read(position, budget, places != null && places.known(), samples)) {
                basis = FrameTable.Basis.DERIVED;
            }
        }
        Presentation presentation = Presentation.of(samples, track.edits(), track.timescale(), movieTimescale);
        // Joints of several edits lie on the movie's clock, which may be coarser than the track's.
        long step = track.edits().size() > 2 ? Math.max(1, track.timescale() / movieTimescale) : 1;
        FrameTimes times = new FrameTimes(presentation.fromFirst(), presentation.end() - presentation.shown()[0],
                track.timescale(), step, null);
        FrameGrid grid = times.grid();
        MediaTime first = new MediaTime(presentation.shown()[0], track.timescale());
        if (basis == FrameTable.Basis.DERIVED && places != null && places.beginBefore(samples.position(0))
                && track.description().isPresent()
                && grid instanceof FrameGrid.Even even
                && track.edits().stream().filter(edit -> edit.mediaTime() >= 0).count() <= 1) {
            List<Mp4Stretches.Sound> heard = tracks.stream().filter(Mp4Reader::isSound)
                    .map(other -> new Mp4Stretches.Sound(other.id(), other.description().filter(_ -> other.heard()),
                            other.timescale(), other.start(movieTimescale).minus(first)))
                    .toList();
            return along(new Mp4Stretches(places, announced, track.id(), track.description().get(), track.timescale(),
                    presentation.media()[0], presentation.media()[0] - samples.ascending()[0], even.rate(),
                    even.frames(), heard), track, tracks, samples, presentation,
                    lead(first, tracks, announced, movieTimescale));
        }
        if (basis == FrameTable.Basis.DERIVED && fragments != null) {
            if (fragments.duration() == 0) {
                // Its index doesn't help where frames lie on no grid.
                return new Mp4Reader(file).table(Long.MAX_VALUE);
            }
            grid = stretched(grid, fragments.duration(), movieTimescale);
        }
        FileFacts facts = facts(track, tracks, grid);
        List<SoundSamples> sound = new ArrayList<>();
        MediaTime earliest = first;
        for (Mp4Track other : tracks) {
            if (isSound(other)) {
                SampleTimes heard = new SampleTimes();
                int moment = other.heard() ? Mp4Tables.readSound(other, heard, file.length()) : 0;
                if (fragmented && other.heard()) {
                    new Mp4Fragments(file, other.id(), new Cursor(announced)).read(position, budget, false,
                            heard);
                }
                sound.add(new SoundSamples(other.description().orElseThrow(), other.timescale(), heard, moment,
                        other.start(movieTimescale).minus(first)));
                earliest = earlier(earliest, other.begins(heard.size() == 0 ? 0 : heard.time(0), movieTimescale));
            }
        }
        return new FrameTable(facts, grid.from(FrameTable.lead(first, earliest)), presentation.keyframes(samples),
                samples.reorderDepth(),
                micros(presentation.shown()[0], track.timescale()), basis).with(
                        Samples.of(track.description(), samples, presentation), sound);
    }

    /** How much later than the earliest picture or sound frame 0 is shown, by each track's first fragment. */
    private MediaTime lead(MediaTime first, List<Mp4Track> tracks, byte[] announced, long movieTimescale)
            throws MediaException {
        MediaTime earliest = first;
        for (Mp4Track other : tracks) {
            if (isSound(other)) {
                SampleTimes heard = new SampleTimes();
                new Mp4Fragments(file, other.id(), new Cursor(announced)).read(position, FIRST_FRAGMENTS, true, heard);
                earliest = earlier(earliest, other.begins(heard.size() == 0 ? 0 : heard.time(0), movieTimescale));
            }
        }
        return FrameTable.lead(first, earliest);
    }

    private static MediaTime earlier(MediaTime one, MediaTime other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private FrameTable along(Mp4Stretches known, Mp4Track track, List<Mp4Track> tracks, SampleTimes samples,
            Presentation presentation, MediaTime lead) throws MediaException {
        Mp4Stretches stretches = known.counted(file);
        FrameGrid grid = new FrameGrid.Even(stretches.rate(), stretches.frames(), lead);
        return new FrameTable(facts(track, tracks, grid), grid, stretches.keyframes(), samples.reorderDepth(),
                micros(presentation.shown()[0], track.timescale()), FrameTable.Basis.DERIVED).with(stretches);
    }

    /** The boxes of {@code moov}; {@link #position} is left after it. */
    private List<Box> index() throws MediaException {
        for (int boxes = 0; boxes < MOST_BOXES && position < file.length(); boxes++) {
            Top top = Top.at(file, position);
            if (top.type().equals("ftyp")) {
                Cursor brand = file.upTo(top.body(), 4);
                if (brand.remaining() == 4 && Box.name(brand.i32()).equals("qt  ")) {
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

    /** The first enabled picture track that has samples, or will have them in fragments. */
    private static Mp4Track pictureTrack(List<Mp4Track> tracks, boolean fragmented) throws MediaException {
        Mp4Track best = null;
        for (Mp4Track track : tracks) {
            if (track.handler().equals("vide") && (fragmented || track.hasSamples())
                    && (best == null || track.enabled() && !best.enabled())) {
                best = track;
            }
        }
        if (best == null) {
            throw MediaException.unreadable("no picture track");
        }
        return best;
    }

    private FileFacts facts(Mp4Track track, List<Mp4Track> tracks, FrameGrid grid) throws MediaException {
        PictureTrack picture = track.picture(matrix);
        List<FileFacts.SoundTrack> sound = new ArrayList<>();
        for (Mp4Track other : tracks) {
            if (isSound(other)) {
                try {
                    sound.add(other.sound(sound.size() + 1));
                } catch (MediaException _) {
                    // An odd sound entry stops no review of the pictures.
                    sound.add(new FileFacts.SoundTrack(sound.size() + 1, "", 0, 0, ""));
                }
            }
        }
        FrameRate constant = grid instanceof FrameGrid.Even even ? even.rate() : null;
        return new FileFacts(container, picture.codec(), picture.width(), picture.height(), picture.aspectWidth(),
                picture.aspectHeight(), picture.orientation().rotation(), picture.orientation().mirrored(),
                picture.interlaced(), picture.highRange(), sound, constant,
                Mp4Timecode.find(file, track, tracks));
    }

    private static boolean isSound(Mp4Track track) {
        return track.handler().equals("soun") && track.description().isPresent();
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
        static Top at(ByteWindow file, long position) throws MediaException {
            Cursor head = file.upTo(position, 16);
            if (head.remaining() < 8) {
                return new Top("", file.length(), file.length());
            }
            long size = head.u32();
            String type = Box.name(head.i32());
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
