package clipbrowser.media.matroska;

import clipbrowser.media.AudioSampleEntry;
import clipbrowser.media.AudioSamples;
import clipbrowser.media.MediaException;
import clipbrowser.media.SampleAllowance;
import clipbrowser.media.SampleList;
import clipbrowser.model.FileFacts.AudioTrack;
import clipbrowser.time.MediaTime;
import java.util.Optional;

/**
 * One sound track of a Matroska file. Its blocks' times are rounded to the file's clock, mostly a millisecond: where
 * packets are known to be equally long they are counted instead.
 *
 * @param number      the track's
 * @param facts       what is told of it
 * @param description as mp4 would write it into {@code stsd}; empty where it can't
 * @param audioFrameBytes bytes of one audio frame; 0 for compressed sound
 * @param delay       what a decoder gives before the sound begins, in nanoseconds
 */
record MatroskaAudio(long number, AudioTrack facts, Optional<byte[]> description, int audioFrameBytes, long delay) {
    private static final long SECOND = 1_000_000_000;
    /** What lengths of Opus' packets are multiples of, in nanoseconds. */
    private static final long OPUS = 2_500_000;
    /** By so much a counted time may be off the rounded one, in nanoseconds; more is a gap. */
    private static final long ROUNDING = 3_000_000;

    /** Collects one track's packets while blocks are walked over. */
    static final class Packets {
        private final MatroskaAudio track;
        private final SampleList times;
        private final long each;
        /** Where counting began, and what has been counted since, in samples of a channel. */
        private long base = Long.MIN_VALUE;
        private long counted;
        private long before = Long.MIN_VALUE;
        /** Whether how long the last one lasts is only taken to be so. */
        private boolean guessed;

        Packets(MatroskaAudio track, SampleAllowance allowance, long fileLength) {
            this.track = track;
            this.times = SampleList.ofSound(allowance, fileLength, track.timescale());
            this.each = track.packet();
        }

        MatroskaAudio track() {
            return track;
        }

        /** @param nanos what its block says @param length 0 where that isn't known, in nanoseconds */
        void add(long nanos, long length, long position, long size) throws MediaException {
            if (track.description.isEmpty()) {
                return;
            }
            int rate = track.facts.sampleRate();
            long audioFrames = track.audioFrameBytes > 0 ? size / track.audioFrameBytes : each;
            // The last one ends somewhere: it is taken to be as long as the one before.
            long lasts = length > 0 || before == Long.MIN_VALUE ? length : Math.max(0, nanos - before);
            before = nanos;
            guessed = length <= 0 && audioFrames <= 0;
            if (track.facts.codec().equals("A_OPUS")) {
                opus(nanos, lasts, position, size);
                return;
            }
            if (audioFrames <= 0 || rate <= 0) {
                times.at(nanos, lasts, position, size, true);
                return;
            }
            long at = base == Long.MIN_VALUE ? nanos : base + nanos(counted, rate);
            if (base == Long.MIN_VALUE || Math.abs(at - nanos) > ROUNDING) {
                base = nanos;
                counted = 0;
                at = nanos;
            }
            counted += audioFrames;
            if (track.audioFrameBytes > 0) {
                times.at(at / SECOND * rate + (at % SECOND * rate + SECOND / 2) / SECOND, audioFrames, position, size,
                        true);
            } else {
                times.at(at, base + nanos(counted, rate) - at, position, size, true);
            }
        }

        /** Each packet lasts a multiple of 2.5 ms: the rounded distance tells which. */
        private void opus(long nanos, long lasts, long position, long size) throws MediaException {
            long at = nanos;
            if (base != Long.MIN_VALUE) {
                at = base + Math.round((nanos - base) / (double) OPUS) * OPUS;
                at = Math.abs(at - nanos) > ROUNDING ? nanos : at;
            }
            base = at;
            times.at(at, lasts > 0 ? lasts : 8 * OPUS, position, size, true);
        }

        private static long nanos(long samples, int rate) {
            return Math.addExact(Math.multiplyExact(samples / rate, SECOND),
                    (samples % rate * SECOND + rate / 2) / rate);
        }

        /**
         * @param origin when frame 0 is shown, in nanoseconds of the file
         * @param end    of the whole file, in nanoseconds of the file; 0 where it doesn't say
         */
        AudioSamples samples(long origin, long end) {
            if (guessed && end > 0) {
                times.endBy(end);
            }
            return new AudioSamples(track.description.orElse(new byte[0]), track.timescale(), times,
                    track.audioFrameBytes,
                    new MediaTime(-track.delay - origin, SECOND));
        }
    }

    static MatroskaAudio of(long number, AudioTrack facts, byte[] setup, int bits, long delay, boolean encoded) {
        Optional<byte[]> description = encoded || facts.channels() < 1 || facts.sampleRate() < 1
                ? Optional.empty()
                : AudioSampleEntry.of(facts.codec(), setup, facts.channels(), facts.sampleRate(), bits);
        boolean plain = facts.codec().startsWith("A_PCM/");
        return new MatroskaAudio(number, facts, description, plain ? facts.channels() * bits / 8 : 0,
                Math.clamp(delay, 0, SECOND));
    }

    /** Ticks a second of its packets' times: audio frames of PCM, else nanoseconds. */
    private long timescale() {
        return audioFrameBytes > 0 ? Math.max(1, facts.sampleRate()) : SECOND;
    }

    /** How many samples of a channel each packet holds; 0 where they differ. */
    private long packet() {
        return switch (facts.codec()) {
            case "A_AAC" -> 1024;
            case "A_AC3", "A_EAC3" -> 1536;
            case "A_MPEG/L3" -> facts.sampleRate() < 32_000 ? 576 : 1152;
            case "A_MPEG/L2" -> 1152;
            default -> 0;
        };
    }
}
