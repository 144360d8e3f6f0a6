package clipbrowser.wording;

import clipbrowser.exchange.ExportOptions.Which;
import clipbrowser.exchange.ExportOutcome;
import clipbrowser.exchange.ExportRemark;
import clipbrowser.exchange.NotExported;
import java.util.stream.Collectors;

/** What an export did and didn't, in one sentence each. */
public final class ExportSentences {
    private ExportSentences() {}

    public static String of(ExportOutcome.Written file) {
        return Messages.text("export.written", file.file().toString(), Integer.toString(file.events()),
                Length.text(file.length()));
    }

    public static String of(NotExported left) {
        return Messages.text("export.left", left.clip().name(), reason(left.reason()));
    }

    private static String reason(NotExported.Reason reason) {
        return switch (reason) {
            case NotExported.Blocked blocked -> Sentences.of(blocked.problem());
            case NotExported.FramesUnknown _ -> Messages.text("export.framesUnknown");
            case NotExported.NoMedia _ -> Messages.text("export.noMedia");
            case NotExported.RateNotPossible rate -> Messages.text("export.rateNotPossible", rate.rate().exact());
            case NotExported.BeyondLinkedFile _ -> Messages.text("export.beyondLinkedFile");
            case NotExported.BeforeLinkedFile _ -> Messages.text("export.beforeLinkedFile");
        };
    }

    public static String of(ExportRemark remark) {
        return switch (remark) {
            case ExportRemark.AssumedRate assumed -> Messages.text("export.assumedRate", assumed.source().fileName(),
                    assumed.rate().exact());
            case ExportRemark.EndedAtSource ended -> Messages.text("export.endedAtSource", ended.clip().name(),
                    Long.toString(ended.frames()));
            case ExportRemark.EndedAtFile ended -> Messages.text("export.endedAtFile", ended.clip().name(),
                    Long.toString(ended.frames()));
            case ExportRemark.LinkedFileUnread unread -> Messages.text("export.linkedFileUnread",
                    unread.source().fileName());
            case ExportRemark.LinkedFileRate other -> Messages.text("export.linkedFileRate",
                    other.source().fileName(), other.file().label(), other.hosted().label());
            case ExportRemark.LinkedFileLength other -> Messages.text("export.linkedFileLength",
                    other.source().fileName(), Length.text(other.file()), Length.text(other.hosted()));
            case ExportRemark.Turned turned -> Messages.text("export.turned", turned.source().fileName(),
                    Integer.toString(turned.degrees()));
            case ExportRemark.Mirrored mirrored -> Messages.text("export.mirrored", mirrored.source().fileName());
            case ExportRemark.Offline offline -> offline.sources().size() == 1
                    ? Messages.text("export.offlineOne", offline.sources().getFirst().fileName())
                    : Messages.text("export.offline", Integer.toString(offline.sources().size()));
            case ExportRemark.NamedAlike alike -> Messages.text("export.namedAlike", alike.name(), String.join(", ",
                    alike.names()));
            case ExportRemark.ReelsAlike alike -> Messages.text("export.reelsAlike",
                    Integer.toString(alike.sources()));
            case ExportRemark.PictureOnly _ -> Messages.text("export.pictureOnly");
            case ExportRemark.MarkersOnSourceTime markers -> Messages.text("export.markersOnSourceTime",
                    markers.source().fileName(), markers.source().mediaTimecode().label(0));
            case ExportRemark.AvidLimits limits -> limits(limits);
            case ExportRemark.WithoutFrames without -> Messages.text("export.withoutFrames",
                    without.clip().clip().name(), reason(without.clip().reason()));
        };
    }

    private static String limits(ExportRemark.AvidLimits limits) {
        String names = limits.names() == 0
                ? ""
                : limits.names() == 1
                        ? Messages.text("export.avidName")
                        : Messages.text("export.avidNames", Long.toString(limits.names()));
        return (names + " " + (limits.tracks() ? Messages.text("export.avidTracks") : "")).strip();
    }

    public static String of(ExportOutcome outcome) {
        return switch (outcome) {
            case ExportOutcome.Done done -> done.files().stream().map(ExportSentences::of).collect(
                    Collectors.joining("\n"));
            case ExportOutcome.NothingChosen nothing -> switch (nothing.which()) {
                case KEPT -> Messages.text("export.nothingKept");
                case ALL -> Messages.text("export.nothingThere");
                case SELECTED -> Messages.text("export.nothingSelected");
            };
            case ExportOutcome.NothingLeft _ -> Messages.text("export.nothingLeft");
            case ExportOutcome.WouldOverwrite would -> Messages.text("export.wouldOverwrite",
                    would.files().stream().map(Object::toString).collect(Collectors.joining(", ")));
            case ExportOutcome.Differs differs -> Messages.text("export.differs", differs.file().toString(),
                    String.join("; ", differs.differences()));
            case ExportOutcome.Failed failed -> Messages.text("export.failed", failed.file().toString(),
                    failed.reason());
        };
    }

    /** For the choice of clips. */
    public static String of(Which which) {
        return switch (which) {
            case KEPT -> Messages.text("export.which.kept");
            case ALL -> Messages.text("export.which.all");
            case SELECTED -> Messages.text("export.which.selected");
        };
    }
}
