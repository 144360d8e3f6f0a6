package clipbrowser.time;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rate that was settled for a source, and why. Strongest evidence first: the editor's override, the file's own
 * frame table, the decoder's report, frame count over duration, the reported number.
 *
 * @param rate     null while there is no evidence at all
 * @param variable the file's frames are not equally long: {@code rate} is then the constant one that is assumed
 * @param evidence all there is, strongest first
 */
public record SourceRate(@Nullable FrameRate rate, boolean variable, List<Evidence> evidence) {

    /** Where a rate came from, strongest first. */
    public enum Witness {
        EDITOR,
        FILE,
        DECODER,
        COUNT,
        REPORT
    }

    /**
     * One witness's word.
     *
     * @param stated the number as it was stated, for showing
     */
    public record Evidence(Witness witness, FrameRate rate, String stated) {}

    public SourceRate {
        evidence = List.copyOf(evidence);
    }

    /** No evidence yet. */
    public static SourceRate unknown() {
        return new SourceRate(null, false, List.of());
    }

    /** How far the settled rate can be trusted: what the source line shows, and warns of. */
    public enum Standing {
        /** Nobody has said anything. */
        UNKNOWN,
        /** The frames aren't equally long: a warning. */
        VARIABLE,
        /** Witnesses contradict each other: a warning. */
        DISPUTED,
        /** There is one witness only. */
        ALONE,
        /** All witnesses name the settled rate. */
        AGREED
    }

    /** Settles on the strongest of what is there; each argument null where that witness is silent. */
    public static SourceRate settle(@Nullable FrameRate editor, @Nullable FrameRate file, boolean variable,
            @Nullable FrameRate decoder, @Nullable Long frameCount, @Nullable Long durationMs,
            @Nullable BigDecimal fps) {
        List<Evidence> all = new ArrayList<>();
        if (editor != null) {
            all.add(new Evidence(Witness.EDITOR, editor, editor.exact()));
        }
        if (file != null) {
            all.add(new Evidence(Witness.FILE, file, file.exact()));
        }
        if (decoder != null) {
            all.add(new Evidence(Witness.DECODER, decoder.snapped(), decoder.exact()));
        }
        Optional<FrameRate> reported = fps == null ? Optional.empty() : FrameRate.reported(fps);
        if (frameCount != null && durationMs != null && plausible(frameCount, durationMs)) {
            FrameRate hint = all.isEmpty() ? reported.orElse(null) : all.getFirst().rate();
            counted(frameCount, durationMs, hint).ifPresent(rate -> all.add(new Evidence(Witness.COUNT, rate,
                    frameCount + " / " + durationMs + " ms")));
        }
        if (fps != null) {
            reported.ifPresent(rate -> all.add(new Evidence(Witness.REPORT, rate, fps.toPlainString())));
        }
        return new SourceRate(all.isEmpty() ? null : all.getFirst().rate(), variable, all);
    }

    /** The witness that was followed; empty while there is none. */
    public Optional<Witness> followed() {
        return evidence.stream().findFirst().map(Evidence::witness);
    }

    /** Whether every witness names the rate that was settled. */
    public boolean agreed() {
        return !variable && disputing().isEmpty();
    }

    /** The witnesses that name another rate than the settled one, strongest first. */
    public List<Evidence> disputing() {
        return evidence.stream().filter(e -> !e.rate().equals(rate)).toList();
    }

    public Standing standing() {
        if (rate == null) {
            return Standing.UNKNOWN;
        }
        if (variable) {
            return Standing.VARIABLE;
        }
        if (!disputing().isEmpty()) {
            return Standing.DISPUTED;
        }
        return evidence.size() == 1 ? Standing.ALONE : Standing.AGREED;
    }

    private static boolean plausible(long frames, long ms) {
        return frames > 0 && ms > 0 && frames <= 1_000_000_000L;
    }

    /**
     * The rate that a count of frames and a duration stand for. Over a short source a count can't tell 29.97 from 30
     * (they differ by one frame in 33 s): where it is within a frame of what a better witness says, it says the same.
     * Empty where no source could have such a rate: one frame in two minutes, 1500 in a second.
     */
    private static Optional<FrameRate> counted(long frames, long ms, @Nullable FrameRate hint) {
        if (hint != null && within(hint, frames, ms)) {
            return Optional.of(hint);
        }
        Optional<FrameRate> counted = FrameRate.reported(BigDecimal.valueOf(frames * 1000).divide(BigDecimal.valueOf(
                ms), 9, RoundingMode.HALF_UP));
        if (counted.isEmpty() || counted.get().isStandard()) {
            return counted;
        }
        return FrameRate.STANDARD.stream().filter(rate -> within(rate, frames, ms)).min(
                Comparator.comparing(rate -> rate.startOf(frames).minus(MediaTime.ofMillis(ms)).abs())).or(
                        () -> counted);
    }

    /**
     * Whether a source of {@code frames} frames at a rate lasts {@code ms}, to within a frame: as numbers of any size,
     * because a rate that was typed or stated and such a count may be anything.
     */
    private static boolean within(FrameRate rate, long frames, long ms) {
        BigInteger frame = MediaTime.big(rate.denominator()).multiply(MediaTime.big(1000));
        BigInteger off = MediaTime.big(frames).multiply(frame).subtract(MediaTime.big(ms).multiply(MediaTime.big(
                rate.numerator())));
        return off.abs().compareTo(frame) <= 0;
    }
}
