package clipbrowser.time;

import java.math.BigDecimal;
import java.util.ArrayList;
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
        EDITOR, FILE, DECODER, COUNT, REPORT
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
        counted(frameCount, durationMs).ifPresent(rate -> all.add(
                new Evidence(Witness.COUNT, rate, frameCount + " / " + durationMs + " ms")));
        if (fps != null) {
            FrameRate.reported(fps).ifPresent(
                    rate -> all.add(new Evidence(Witness.REPORT, rate, fps.toPlainString())));
        }
        return new SourceRate(all.isEmpty() ? null : all.getFirst().rate(), variable, all);
    }

    /** The witness that was followed; empty while there is none. */
    public Optional<Witness> followed() {
        return evidence.stream().findFirst().map(Evidence::witness);
    }

    /** Whether every witness names the rate that was settled. */
    public boolean agreed() {
        return !variable && evidence.stream().allMatch(e -> e.rate().equals(rate));
    }

    private static Optional<FrameRate> counted(@Nullable Long frameCount, @Nullable Long durationMs) {
        if (frameCount == null || durationMs == null || frameCount <= 0 || durationMs <= 0
                || frameCount / durationMs > 1 || frameCount > 1_000_000_000L) {
            return Optional.empty();
        }
        return FrameRate.reported(BigDecimal.valueOf(frameCount * 1000).divide(BigDecimal.valueOf(durationMs), 9,
                java.math.RoundingMode.HALF_UP));
    }
}
