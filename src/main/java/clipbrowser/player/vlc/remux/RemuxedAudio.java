package clipbrowser.player.vlc.remux;

import clipbrowser.media.AudioSamples;
import clipbrowser.media.MediaException;
import clipbrowser.model.MediaFailure;
import clipbrowser.time.MediaTime;
import java.util.Arrays;

/**
 * An mp4 with the sound of one track from shortly before a time on, like {@link RemuxedVideo} for pictures. What a
 * decoder makes of it begins at {@link #start}. Immutable.
 */
public final class RemuxedAudio {
    /** In microseconds: a jump in the decoder's clock that is longer than its rounding and smoothing. */
    public static final long JUMP = 100_000;
    /** Packets before the jump: some may stay in a decoder, nobody knows how many. */
    private static final int LEAD = 5;
    /**
     * Packets after the jump and before the one that is wanted: a decoder needs some until it sounds right. MP3 keeps
     * up to 511 bytes of a packet in those before it, however small they are.
     */
    private static final int EARLIER = 12;
    /** Opus needs 80 ms to converge, however short its packets are. */
    private static final MediaTime OPUS = MediaTime.ofMillis(80);
    /** What changes a rate looks at the samples before the first one that it makes. */
    private static final MediaTime HISTORY = MediaTime.ofMillis(2);
    /** Packets repeated after the last one: decoders and packetizers hold some back. */
    private static final int PADDING = 8;
    /** Pieces of PCM repeated after the last one: VLC reads many at once, and loses the last read. */
    private static final int PADDING_PLAIN = 32;

    private final RemuxedFile file;
    private final boolean jumps;
    private final MediaTime start;
    private final MediaTime end;

    private RemuxedAudio(RemuxedFile file, boolean jumps, MediaTime start, MediaTime end) {
        this.file = file;
        this.jumps = jumps;
        this.start = start;
        this.end = end;
    }

    /**
     * @param from         the time that is wanted, where frame 0 is shown at 0
     * @param sourceLength in bytes
     * @throws MediaException unreadable, if the sound's bytes aren't there
     */
    public static RemuxedAudio of(AudioSamples samples, MediaTime from, long sourceLength) throws MediaException {
        // Each packet by itself is all that a decoder needs; FLAC's times come out of VLC a packet late.
        boolean whole = samples.audioFrameBytes() > 0 || samples.codec().equals("fLaC");
        int first = whole ? samples.at(from.minus(HISTORY)) : earlier(samples, samples.at(from));
        int stop = first;
        while (stop < samples.count() && samples.position(stop) >= 0
                && samples.position(stop) + samples.size(stop) <= sourceLength) {
            stop++;
        }
        if (stop == first) {
            throw new MediaException(new MediaFailure.Unreadable("the sound's bytes are missing"));
        }
        int padding = samples.audioFrameBytes() > 0 ? PADDING_PLAIN : PADDING;
        int lead = whole ? 0 : LEAD;
        int[] laid = new int[lead + stop - first + padding];
        for (int i = 0; i < laid.length; i++) {
            int at = Math.max(0, first + i - lead);
            laid[i] = at < stop ? at : Math.max(first, at - padding);
        }
        long[] lasts = durations(samples, laid, lead);
        int before = boxes(samples, laid, lasts, 0, sourceLength).length;
        RemuxedFile file = new RemuxedFile(boxes(samples, laid, lasts, before, sourceLength), sourceLength);
        return new RemuxedAudio(file, lead > 0, samples.time(first), samples.time(stop));
    }

    private static int earlier(AudioSamples samples, int wanted) {
        int first = Math.max(0, wanted - EARLIER);
        if (samples.codec().equals("Opus")) {
            first = Math.min(first, samples.at(samples.time(wanted).minus(OPUS)));
        }
        return first;
    }

    /** How long each seems to last: the last of the lead longer by the jump. In microseconds; plain sound in ticks. */
    private static long[] durations(AudioSamples samples, int[] laid, int lead) {
        long[] lasts = new long[laid.length];
        for (int i = 0; i < lasts.length; i++) {
            long ticks = samples.ticks(laid[i] + 1) - samples.ticks(laid[i]);
            lasts[i] = samples.audioFrameBytes() > 0
                    ? ticks
                    : new MediaTime(ticks, samples.timescale()).micros() + (i == lead - 1 ? JUMP : 0);
        }
        return lasts;
    }

    /** What a decoder reads. */
    public RemuxedFile file() {
        return file;
    }

    /**
     * Whether the decoder's clock jumps forward by {@link #JUMP} once, soon. What comes before the jump is to be left
     * out.
     */
    public boolean jumps() {
        return jumps;
    }

    /**
     * When the first sample after the jump, or the first of all where there is none, is heard, where frame 0 is shown
     * at 0.
     */
    public MediaTime start() {
        return start;
    }

    /** When the sound ends: what comes out later doesn't belong to it. */
    public MediaTime end() {
        return end;
    }

    private static byte[] boxes(AudioSamples samples, int[] laid, long[] lasts, long shift, long sourceLength) {
        long total = Arrays.stream(lasts).sum();
        long timescale = samples.audioFrameBytes() > 0 ? samples.timescale() : 1_000_000;
        Mp4Writer out = new Mp4Writer();
        out.box("ftyp", type -> type.text("isom").u32(512).text("isomiso2mp41"));
        out.box("moov", moov -> {
            moov.box("mvhd", header -> header.clock(timescale, total).u32(0x10000).u32(0x1000000).zeros(8)
                    .matrix().zeros(24).u32(2));
            moov.box("trak", trak -> {
                trak.box("tkhd", header -> header.u32(0x1000003).zeros(16).u32(1).zeros(4).u64(total).zeros(12)
                        .u32(0x1000000).matrix().zeros(8));
                trak.box("mdia", mdia -> {
                    mdia.box("mdhd", header -> header.clock(timescale, total).u32(0x55C40000));
                    mdia.box("hdlr", handler -> handler.zeros(8).text("soun").zeros(13));
                    mdia.box("minf", minf -> {
                        minf.box("smhd", header -> header.zeros(8));
                        minf.box("dinf", dinf -> dinf.box("dref",
                                dref -> dref.u32(0).u32(1).box("url ", url -> url.u32(1))));
                        minf.box("stbl", stbl -> tables(stbl, samples, laid, lasts, shift));
                    });
                });
            });
        });
        return out.u32(1).text("mdat").u64(16 + sourceLength).bytes();
    }

    private static void tables(Mp4Writer stbl, AudioSamples samples, int[] laid, long[] lasts, long shift) {
        boolean plain = samples.audioFrameBytes() > 0;
        int[] audioFrames = Arrays.stream(laid).map(samples::audioFrames).toArray();
        long total = Arrays.stream(audioFrames).asLongStream().sum();
        stbl.box("stsd", stsd -> stsd.raw(samples.description()));
        stbl.box("stts", stts -> {
            if (plain) {
                stts.u32(0).u32(1).u32(total).u32(1);
            } else {
                runs(stts, lasts);
            }
        });
        stbl.box("stsz", stsz -> {
            stsz.u32(0).u32(samples.audioFrameBytes()).u32(total);
            for (int i = 0; i < laid.length && !plain; i++) {
                stsz.u32(samples.size(laid[i]));
            }
        });
        // A chunk is what is contiguous in the source: fewer chunks are read faster.
        int[] starts = chunks(samples, laid);
        stbl.box("stsc", stsc -> {
            stsc.u32(0).u32(starts.length);
            for (int chunk = 0; chunk < starts.length; chunk++) {
                int end = chunk + 1 < starts.length ? starts[chunk + 1] : laid.length;
                long holds = 0;
                for (int i = starts[chunk]; i < end; i++) {
                    holds += audioFrames[i];
                }
                stsc.u32(chunk + 1L).u32(holds).u32(1);
            }
        });
        stbl.box("co64", co64 -> {
            co64.u32(0).u32(starts.length);
            for (int start : starts) {
                co64.u64(samples.position(laid[start]) + shift);
            }
        });
    }

    private static int[] chunks(AudioSamples samples, int[] laid) {
        int[] starts = new int[laid.length];
        int count = 0;
        for (int i = 0; i < laid.length; i++) {
            if (i == 0 || samples.position(laid[i]) != samples.position(laid[i - 1]) + samples.size(laid[i - 1])) {
                starts[count++] = i;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    /** Equal durations that follow each other stand once, with their number. */
    private static void runs(Mp4Writer stts, long[] lasts) {
        int count = 0;
        for (int i = 0; i < lasts.length; i++) {
            count += i == 0 || lasts[i] != lasts[i - 1] ? 1 : 0;
        }
        stts.u32(0).u32(count);
        for (int i = 0; i < lasts.length;) {
            int stop = i;
            while (stop < lasts.length && lasts[stop] == lasts[i]) {
                stop++;
            }
            stts.u32(stop - i).u32(lasts[i]);
            i = stop;
        }
    }
}
