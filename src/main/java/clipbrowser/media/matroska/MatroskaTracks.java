package clipbrowser.media.matroska;

import clipbrowser.media.BufferedSource;
import clipbrowser.media.ByteReader;
import clipbrowser.media.MediaException;
import clipbrowser.media.Orientation;
import clipbrowser.media.RateDetector;
import clipbrowser.media.SampleList;
import clipbrowser.media.VideoDescription;
import clipbrowser.media.VideoSampleEntry;
import clipbrowser.media.VideoTrack;
import clipbrowser.model.FileFacts.AudioTrack;
import clipbrowser.time.FrameRate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tracks of a Matroska file, as far as this program wants to know them.
 *
 * @param number of the picture track
 * @param description the pictures' as mp4 would write it into {@code stsd}; empty where it can't
 * @param frame  how long one of its frames lasts, in nanoseconds; 0 where the header doesn't say
 */
record MatroskaTracks(long number, long frame, VideoTrack picture, Optional<byte[]> description,
        List<MatroskaAudio> audio) {
    private static final int PICTURE = 1;
    private static final int SOUND = 2;

    /** @throws MediaException unreadable, if there is no picture track */
    static MatroskaTracks of(ByteReader tracks) throws MediaException {
        MatroskaTracks found = null;
        List<MatroskaAudio> audio = new ArrayList<>();
        for (Ebml.Small entry : Ebml.in(tracks)) {
            if (entry.id() != 0xAE) {
                continue;
            }
            long number = 0;
            long type = 0;
            long frame = 0;
            String codec = "";
            // Matroska's own default, where nothing is written.
            String language = "eng";
            ByteReader video = null;
            ByteReader audioElement = null;
            byte[] setup = {};
            boolean encoded = false;
            long delay = 0;
            for (Ebml.Small field : Ebml.in(entry.body())) {
                switch (field.id()) {
                    case 0xD7 -> number = field.number();
                    case 0x83 -> type = field.number();
                    case 0x23E383 -> frame = Math.clamp(field.number(), 0, 1L << 50);
                    case 0x86 -> codec = field.body().text();
                    case 0x22B59C, 0x22B59D -> language = field.body().text();
                    case 0xE0 -> video = field.body();
                    case 0xE1 -> audioElement = field.body();
                    case 0x63A2 -> setup = field.body().copy();
                    case 0x6D80 -> encoded = true;
                    case 0x56AA -> delay = field.number();
                    default -> {
                        // Names, flags and the like.
                    }
                }
            }
            if (type == PICTURE && found == null && video != null) {
                if (codec.equals("V_UNCOMPRESSED")) {
                    setup = colourSpace(new ByteReader(video.copy()));
                }
                // As AVI files name it, in the header of a bitmap.
                boolean asInAvi = codec.equals("V_MS/VFW/FOURCC") && setup.length >= 20;
                String named = asInAvi ? ByteReader.name(new ByteReader(setup).skip(16).i32()) : codec;
                VideoTrack picture = picture(named, video);
                found = new MatroskaTracks(number, frame, picture,
                        encoded ? Optional.empty() : VideoSampleEntry.of(codec, setup, picture), audio);
            } else if (type == SOUND) {
                audio.add(audio(number, audio.size() + 1, codec, language, audioElement, setup, delay, encoded));
            }
        }
        if (found == null) {
            throw MediaException.unreadable("no picture track");
        }
        return new MatroskaTracks(found.number, found.frame, found.picture, found.description, List.copyOf(audio));
    }

    /**
     * What a decoder is told of the pictures; empty where it can't be.
     *
     * @param samples some of theirs
     */
    Optional<VideoDescription> described(SampleList samples, BufferedSource file) throws MediaException {
        return description.isEmpty()
                ? Optional.empty()
                : Optional.of(VideoDescription.of(description.get(), samples, file).before(
                        picture.codec().equals("V_PRORES")));
    }

    /** The rate that the frame duration stands for; null where the header doesn't say. */
    @Nullable
    FrameRate rate() {
        return frame > 1000 && frame < 1L << 42 ? RateDetector.ofDuration(frame) : null;
    }

    /** How the bytes of an uncompressed picture are laid out, as four characters; empty where it isn't said. */
    private static byte[] colourSpace(ByteReader video) throws MediaException {
        return Ebml.find(Ebml.in(video), 0x2EB524).map(ByteReader::copy).orElse(new byte[0]);
    }

    private static VideoTrack picture(String codec, ByteReader video) throws MediaException {
        long width = 0;
        long height = 0;
        long shownWidth = 0;
        long shownHeight = 0;
        long cropAcross = 0;
        long cropDown = 0;
        long unit = 0;
        Orientation orientation = Orientation.UPRIGHT;
        boolean interlaced = false;
        boolean high = false;
        for (Ebml.Small field : Ebml.in(video)) {
            switch (field.id()) {
                case 0xB0 -> width = field.number();
                case 0xBA -> height = field.number();
                case 0x54B0 -> shownWidth = field.number();
                case 0x54BA -> shownHeight = field.number();
                case 0x54B2 -> unit = field.number();
                case 0x54CC, 0x54DD -> cropAcross += field.number();
                case 0x54AA, 0x54BB -> cropDown += field.number();
                case 0x9A -> interlaced = field.number() == 1;
                case 0x55B0 -> high = highRange(field.body());
                case 0x7670 -> orientation = orientation(field.body());
                default -> {
                    // Stereo, alpha and the like.
                }
            }
        }
        width = Math.clamp(width, 0, 1 << 20);
        height = Math.clamp(height, 0, 1 << 20);
        long across = 1;
        long down = 1;
        // Without a display size, and with unit 4 ("unknown"), pixels are square.
        if (shownWidth > 0 && shownHeight > 0 && shownWidth < 1 << 24 && shownHeight < 1 << 24 && unit != 4) {
            across = shownWidth * (height - Math.clamp(cropDown, 0, height));
            down = shownHeight * (width - Math.clamp(cropAcross, 0, width));
        }
        return VideoTrack.of(codec, (int) width, (int) height, across, down, orientation, interlaced, high);
    }

    private static boolean highRange(ByteReader colour) throws MediaException {
        boolean high = false;
        for (Ebml.Small field : Ebml.in(colour)) {
            // Mastering metadata is written for HDR only.
            high |= field.id() == 0x55D0 || field.id() == 0x55BA && VideoTrack.highRange(field.number());
        }
        return high;
    }

    /** The pose's roll counts counter-clockwise, and is applied after its yaw: half a turn of that is a mirror. */
    private static Orientation orientation(ByteReader projection) throws MediaException {
        double roll = 0;
        double yaw = 0;
        for (Ebml.Small field : Ebml.in(projection)) {
            if (field.id() == 0x7675) {
                roll = field.real();
            } else if (field.id() == 0x7673) {
                yaw = field.real();
            }
        }
        return Double.isFinite(roll)
                ? new Orientation((int) Math.floorMod(-Math.round(roll / 90) * 90, 360L), Math.abs(yaw) == 180)
                : Orientation.UPRIGHT;
    }

    private static MatroskaAudio audio(long track, int number, String codec, String language,
            @Nullable ByteReader audioElement, byte[] setup, long delay, boolean encoded) throws MediaException {
        long bits = 0;
        long channels = 1;
        double rate = 8000;
        if (audioElement != null) {
            for (Ebml.Small field : Ebml.in(audioElement)) {
                switch (field.id()) {
                    case 0x9F -> channels = field.number();
                    case 0xB5 -> rate = field.real();
                    case 0x6264 -> bits = field.number();
                    default -> {
                        // The rate after a decoder's own doubling and the like.
                    }
                }
            }
        }
        AudioTrack facts = new AudioTrack(number, codec, Math.clamp(channels, 0, 1024),
                Math.clamp(Math.round(rate), 0, 10_000_000), language.equals("und") ? "" : language);
        return MatroskaAudio.of(track, facts, setup, Math.clamp(bits, 0, 64), delay, encoded);
    }
}
