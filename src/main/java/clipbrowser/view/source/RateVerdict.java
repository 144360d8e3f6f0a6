package clipbrowser.view.source;

import clipbrowser.model.MediaInfo;
import clipbrowser.session.Source;
import clipbrowser.time.FrameRate;
import clipbrowser.time.SourceRate;
import clipbrowser.time.SourceRate.Evidence;
import clipbrowser.time.SourceRate.Witness;
import clipbrowser.wording.Messages;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A source's rate with the evidence, in sentences: {@code 29.97 → 30000/1001: file says 30000/1001, 4,496 frames in
 * 150.02 s agree}.
 *
 * @param verdict  the settled rate and the evidence for it
 * @param warnings evidence against it, and whether the rate varies; empty where all is well
 */
record RateVerdict(String verdict, List<String> warnings) {
    static RateVerdict of(Source source) {
        SourceRate settled = source.rate();
        FrameRate rate = settled.rate();
        if (rate == null) {
            return new RateVerdict(Messages.text("evidence.none"), List.of());
        }
        List<String> warnings = new ArrayList<>();
        if (settled.variable()) {
            warnings.add(Messages.text("evidence.variable", rate.exact()));
        }
        List<Evidence> against = settled.disputing();
        if (!against.isEmpty()) {
            warnings.add(Messages.text("evidence.disagree", against.stream().map(e -> said(e, source)).collect(
                    Collectors.joining(", ")), followed(settled)));
        }
        return new RateVerdict(verdict(settled, rate, source), warnings);
    }

    private static String verdict(SourceRate settled, FrameRate rate, Source source) {
        String stated = settled.evidence().stream().filter(e -> e.witness() == Witness.REPORT).map(
                Evidence::stated).findFirst().orElse(rate.label());
        String head = stated.equals(rate.exact()) ? stated : stated + " \u2192 " + rate.exact();
        List<String> agree = settled.evidence().stream().filter(
                e -> e.rate().equals(rate) && e.witness() != Witness.REPORT).map(e -> said(e, source)).toList();
        if (agree.isEmpty()) {
            return Messages.text("evidence.reportAlone", head);
        }
        String who = String.join(", ", agree);
        boolean several = agree.size() > 1
                || settled.evidence().stream().anyMatch(e -> e.witness() == Witness.REPORT && e.rate().equals(rate));
        return Messages.text(several ? "evidence.agree" : "evidence.alone", head, who);
    }

    private static String followed(SourceRate settled) {
        return settled.followed().map(w -> switch (w) {
            case EDITOR -> Messages.text("evidence.follow.EDITOR");
            case FILE -> Messages.text("evidence.follow.FILE");
            case DECODER -> Messages.text("evidence.follow.DECODER");
            case COUNT -> Messages.text("evidence.follow.COUNT");
            case REPORT -> Messages.text("evidence.follow.REPORT");
        }).orElse("");
    }

    private static String said(Evidence evidence, Source source) {
        String rate = evidence.rate().exact();
        return switch (evidence.witness()) {
            case EDITOR -> Messages.text("evidence.said.editor", rate);
            case FILE -> Messages.text("evidence.said.file", rate);
            case DECODER -> Messages.text("evidence.said.decoder", evidence.stated());
            case COUNT -> counted(evidence, source.media().info());
            case REPORT -> Messages.text("evidence.said.report", evidence.stated());
        };
    }

    private static String counted(Evidence evidence, @org.jspecify.annotations.Nullable MediaInfo info) {
        Long frames = info == null ? null : info.frameCount();
        Long ms = info == null ? null : info.durationMs();
        if (frames == null || ms == null) {
            return evidence.stated();
        }
        DecimalFormat number = new DecimalFormat("#,##0.###", DecimalFormatSymbols.getInstance(Locale.ROOT));
        return Messages.text("evidence.said.count", number.format(frames), number.format(
                BigDecimal.valueOf(ms, 3)), evidence.rate().label());
    }
}
