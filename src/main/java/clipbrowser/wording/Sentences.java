package clipbrowser.wording;

import clipbrowser.model.AddressRefusal;
import clipbrowser.model.MediaFailure;
import clipbrowser.model.Problem;
import clipbrowser.model.RunFailure;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SettingsTrouble;
import clipbrowser.model.StoreFailure;
import clipbrowser.session.Notice;

/** What went wrong, in one sentence each, and what can be done about it. From the message bundle. */
public final class Sentences {
    private Sentences() {}

    /** What happened. */
    public static String of(RunFailure failure) {
        return switch (failure) {
            case RunFailure.KeyMissing _ -> Messages.text("run.keyMissing");
            case RunFailure.KeyRefused _ -> Messages.text("run.keyRefused");
            case RunFailure.Forbidden _ -> Messages.text("run.forbidden");
            case RunFailure.NotFound f -> Messages.text("run.notFound", f.runId());
            case RunFailure.TooMany _ -> Messages.text("run.tooMany");
            case RunFailure.ServiceDown f -> Messages.text("run.serviceDown", Integer.toString(f.status()));
            case RunFailure.UnexpectedStatus f -> Messages.text("run.unexpectedStatus", Integer.toString(f.status()));
            case RunFailure.Unreachable f -> Messages.text("run.unreachable", f.host());
            case RunFailure.Untrusted f -> Messages.text("run.untrusted", f.host());
            case RunFailure.TooSlow f -> Messages.text("run.tooSlow", Long.toString(f.seconds()));
            case RunFailure.TooLarge f -> Messages.text("run.tooLarge", Long.toString(f.limitBytes() >> 20));
            case RunFailure.NotJson _ -> Messages.text("run.notJson");
            case RunFailure.UnexpectedShape f -> f.where().equals("$")
                    ? Messages.text("run.notARun")
                    : Messages.text("run.unexpectedShape", MiddleEllipsis.of(f.where(), 48));
            case RunFailure.AddressRefused f -> Messages.text("run.addressRefused", f.address(), of(f.why()));
            case RunFailure.Unexpected _ -> Messages.text("run.unexpected");
        };
    }

    /** What the editor can do about it; empty where there is nothing to add. */
    public static String nextStep(RunFailure failure) {
        return switch (failure) {
            case RunFailure.KeyMissing _ -> Messages.text("run.next.keyMissing");
            case RunFailure.KeyRefused _ -> Messages.text("run.next.key");
            case RunFailure.Forbidden _ -> Messages.text("run.next.forbidden");
            case RunFailure.NotFound _ -> Messages.text("run.next.id");
            case RunFailure.TooMany f -> {
                Long wait = f.retryAfterSeconds();
                yield wait == null
                        ? Messages.text("run.next.later")
                        : Messages.text("run.next.wait", Long.toString(wait));
            }
            case RunFailure.ServiceDown _,RunFailure.TooSlow _ -> Messages.text("run.next.later");
            case RunFailure.Unreachable _ -> Messages.text("run.next.network");
            case RunFailure.Untrusted _,RunFailure.AddressRefused _ -> Messages.text("run.next.address");
            case RunFailure.NotJson _ -> Messages.text("run.next.notJson");
            case RunFailure.Unexpected _ -> Messages.text("fault.next");
            case RunFailure.UnexpectedStatus f -> Messages.text(f.status() / 100 == 3
                    ? "run.next.address"
                    : "run.next.service");
            case RunFailure.TooLarge _,RunFailure.UnexpectedShape _ -> Messages.text("run.next.service");
        };
    }

    /** What happened. */
    public static String of(MediaFailure failure) {
        return switch (failure) {
            case MediaFailure.NotThere f -> f.status() == RunStatus.PROCESSING
                    ? Messages.text("media.processing")
                    : f.status() == RunStatus.ERROR ? Messages.text("media.error") : Messages.text("media.noUrl");
            case MediaFailure.AddressRefused f -> Messages.text("media.refusedAddress", of(f.why()));
            case MediaFailure.Gone _ -> Messages.text("media.gone");
            case MediaFailure.Refused f -> Messages.text("media.refused", Integer.toString(f.status()));
            case MediaFailure.UnexpectedStatus f -> Messages.text("media.status", Integer.toString(f.status()));
            case MediaFailure.Busy f -> Messages.text("media.busy", Integer.toString(f.status()));
            case MediaFailure.PageInstead f -> Messages.text("media.page", f.host());
            case MediaFailure.WrongAnswer _ -> Messages.text("media.wrongAnswer");
            case MediaFailure.Changed _ -> Messages.text("media.changed");
            case MediaFailure.RedirectRefused _ -> Messages.text("media.redirect");
            case MediaFailure.Unreachable f -> Messages.text("media.unreachable", f.host());
            case MediaFailure.UnknownHost f -> Messages.text("media.unknownHost", f.host());
            case MediaFailure.PrivateName f -> Messages.text("media.privateName", f.host());
            case MediaFailure.Untrusted f -> Messages.text("media.untrusted", f.host());
            case MediaFailure.HandshakeFailed f -> Messages.text("media.handshake", f.host());
            case MediaFailure.BrokeOff _ -> Messages.text("media.brokeOff");
            case MediaFailure.NotMedia _ -> Messages.text("media.notMedia");
            case MediaFailure.OtherContainer f -> Messages.text("media.otherContainer", f.name());
            case MediaFailure.OtherCodec f -> Messages.text("media.otherCodec", f.name());
            case MediaFailure.Unreadable _ -> Messages.text("media.unreadable");
            case MediaFailure.Undecodable f -> f.codec().isEmpty()
                    ? Messages.text("media.undecodable")
                    : Messages.text("media.undecodableCodec", f.codec());
            case MediaFailure.NoPlayer _ -> Messages.text("media.noPlayer");
            case MediaFailure.Unexpected _ -> Messages.text("media.unexpected");
        };
    }

    /** Why an address isn't asked, as the end of a sentence. */
    private static String of(AddressRefusal why) {
        return switch (why) {
            case TOO_LONG -> Messages.text("address.tooLong");
            case MALFORMED -> Messages.text("address.malformed");
            case NOT_HTTPS -> Messages.text("address.notHttps");
            case USER_INFO -> Messages.text("address.userInfo");
            case PORT -> Messages.text("address.port");
            case NOT_PUBLIC -> Messages.text("address.notPublic");
        };
    }

    /** What can be done about it; empty where there is nothing to add. */
    public static String nextStep(MediaFailure failure) {
        return switch (failure) {
            case MediaFailure.NotThere f -> f.status() == RunStatus.PROCESSING
                    ? Messages.text("media.next.processing")
                    : Messages.text("media.next.decide");
            case MediaFailure.NoPlayer _ -> Messages.text("media.next.install");
            case MediaFailure.OtherContainer _,MediaFailure.OtherCodec _ -> Messages.text("media.next.convert");
            case MediaFailure.Unexpected _ -> Messages.text("fault.next");
            case MediaFailure.Unreachable _,MediaFailure.BrokeOff _,MediaFailure.UnknownHost _,MediaFailure.HandshakeFailed _ ->
                Messages.text("media.next.network");
            case MediaFailure.Untrusted _ -> Messages.text("media.next.certificate");
            case MediaFailure.PageInstead _,MediaFailure.RedirectRefused _,MediaFailure.PrivateName _ ->
                Messages.text("media.next.page");
            case MediaFailure.Busy _,MediaFailure.Changed _ -> Messages.text("media.next.later");
            case MediaFailure.WrongAnswer f -> Messages.text("media.next.wrongAnswer", f.detail());
            case MediaFailure.Gone _,MediaFailure.Refused _ -> Messages.text("media.next.refresh");
            case MediaFailure.Unreadable f -> f.detail().isEmpty()
                    ? Messages.text("media.next.decide")
                    : Messages.text("media.next.unreadable", f.detail());
            case MediaFailure.AddressRefused _,MediaFailure.UnexpectedStatus _,MediaFailure.NotMedia _ ->
                Messages.text("media.next.decide");
            case MediaFailure.Undecodable f -> f.codec().isEmpty()
                    ? Messages.text("media.next.decide")
                    : Messages.text("media.next.convert");
        };
    }

    /** Whether trying again may help. */
    public static boolean canRetry(MediaFailure failure) {
        return switch (failure) {
            case MediaFailure.Gone _,MediaFailure.Refused _,MediaFailure.UnexpectedStatus _,MediaFailure.Busy _,MediaFailure.PageInstead _,MediaFailure.WrongAnswer _,MediaFailure.Changed _,MediaFailure.RedirectRefused _,MediaFailure.Unreachable _,MediaFailure.UnknownHost _,MediaFailure.PrivateName _,MediaFailure.Untrusted _,MediaFailure.HandshakeFailed _,MediaFailure.BrokeOff _,MediaFailure.Undecodable _,MediaFailure.Unreadable _,MediaFailure.NotMedia _,MediaFailure.NoPlayer _,MediaFailure.Unexpected _ ->
                true;
            case MediaFailure.NotThere _,MediaFailure.AddressRefused _,MediaFailure.OtherContainer _,MediaFailure.OtherCodec _ ->
                false;
        };
    }

    /** What happened to the review file, and what became of it. */
    public static String of(StoreFailure failure) {
        return switch (failure) {
            case StoreFailure.Newer _ -> Messages.text("store.newer");
            case StoreFailure.Damaged f -> f.backup() == null
                    ? Messages.text("store.damaged", f.aside())
                    : Messages.text("store.damagedBackup", f.aside());
            case StoreFailure.Fewer f -> f.changes() == 1
                    ? Messages.text("store.fewerOne")
                    : Messages.text("store.fewer", Long.toString(f.changes()));
            case StoreFailure.DiskFull _ -> Messages.text("store.diskFull");
            case StoreFailure.ReadOnly f -> Messages.text("store.readOnly", f.path());
            case StoreFailure.Busy _ -> Messages.text("store.busy");
            case StoreFailure.Broken f -> Messages.text("store.broken", f.code());
            case StoreFailure.Unexpected _ -> Messages.text("store.unexpected");
        };
    }

    /** What was done, or couldn't be; empty for nothing. */
    public static String of(Notice notice) {
        return switch (notice) {
            case Notice.Nothing _ -> "";
            case Notice.StillSaved n -> Messages.text("notice.stillSaved", n.file());
            case Notice.StillCopied n -> Messages.text("notice.stillCopied", n.timecode());
            case Notice.NoPicture _ -> Messages.text("notice.noPicture");
            case Notice.StillUndecodable _ -> Messages.text("notice.stillUndecodable");
            case Notice.StillUnwritten n -> Messages.text("notice.stillUnwritten", n.folder());
            case Notice.OtherClipShown _ -> Messages.text("notice.otherClipShown");
            case Notice.DiagnosticsCopied _ -> Messages.text("notice.diagnosticsCopied");
            case Notice.TranscriptTaken n -> Messages.text("notice.transcriptTaken", n.file(), n.source());
            case Notice.SoundLost _ -> Messages.text("notice.soundLost");
            case Notice.SoundBack _ -> Messages.text("notice.soundBack");
            case Notice.NothingKept _ -> Messages.text("notice.nothingKept");
            case Notice.NothingToSkim _ -> Messages.text("notice.nothingToSkim");
        };
    }

    /** What happened to the settings' file. */
    public static String of(SettingsTrouble trouble) {
        return switch (trouble) {
            case SettingsTrouble.Damaged t -> Messages.text("settings.damaged", t.aside());
            case SettingsTrouble.Unsaved t -> Messages.text("settings.unsaved", t.file());
        };
    }

    /** What is wrong with a source, in a few words for a row of the list. */
    public static String brief(MediaFailure failure) {
        return switch (failure) {
            case MediaFailure.NotThere f -> f.status() == RunStatus.PROCESSING
                    ? Messages.text("problem.sourceProcessing")
                    : f.status() == RunStatus.ERROR
                            ? Messages.text("problem.sourceFailed")
                            : Messages.text("problem.urlMissing");
            case MediaFailure.AddressRefused _ -> Messages.text("problem.urlRefused");
            case MediaFailure.Gone _ -> Messages.text("media.brief.gone");
            case MediaFailure.Refused _ -> Messages.text("media.brief.refused");
            case MediaFailure.UnexpectedStatus f -> Messages.text("media.brief.status", Integer.toString(f.status()));
            case MediaFailure.Busy _ -> Messages.text("media.brief.busy");
            case MediaFailure.PageInstead _ -> Messages.text("media.brief.page");
            case MediaFailure.WrongAnswer _ -> Messages.text("media.brief.wrongAnswer");
            case MediaFailure.Changed _ -> Messages.text("media.brief.changed");
            case MediaFailure.RedirectRefused _ -> Messages.text("media.brief.redirect");
            case MediaFailure.Unreachable _,MediaFailure.UnknownHost _,MediaFailure.PrivateName _ ->
                Messages.text("media.brief.unreachable");
            case MediaFailure.Untrusted _ -> Messages.text("media.brief.untrusted");
            case MediaFailure.HandshakeFailed _ -> Messages.text("media.brief.handshake");
            case MediaFailure.BrokeOff _ -> Messages.text("media.brief.brokeOff");
            case MediaFailure.NotMedia _ -> Messages.text("media.brief.notMedia");
            case MediaFailure.OtherContainer f -> Messages.text("media.brief.otherContainer", f.name());
            case MediaFailure.OtherCodec f -> Messages.text("media.brief.otherCodec", f.name());
            case MediaFailure.Unreadable _ -> Messages.text("media.brief.unreadable");
            case MediaFailure.Undecodable _ -> Messages.text("media.brief.undecodable");
            case MediaFailure.NoPlayer _ -> Messages.text("media.brief.noPlayer");
            case MediaFailure.Unexpected _ -> Messages.text("media.brief.unexpected");
        };
    }

    /** What keeps a clip from being played, where there is room for a whole sentence. */
    public static String whole(Problem problem) {
        return switch (problem) {
            case Problem.StartMissing _ -> Messages.text("problem.whole.startMissing");
            case Problem.EndMissing _ -> Messages.text("problem.whole.endMissing");
            case Problem.Negative _ -> Messages.text("problem.whole.negative");
            case Problem.Reversed _ -> Messages.text("problem.whole.reversed");
            case Problem.NoLength _ -> Messages.text("problem.whole.noLength");
            case Problem.OutsideSource _ -> Messages.text("problem.whole.outsideSource");
            case Problem.SourceProcessing _ -> Messages.text("media.processing");
            case Problem.SourceFailed _ -> Messages.text("media.error");
            case Problem.UrlMissing _ -> Messages.text("media.noUrl");
            case Problem.UrlRefused _ -> Messages.text("media.addressRefused");
            case Problem.PastEnd _,Problem.DurationDiffers _,Problem.IdMissing _,Problem.IdRepeated _,Problem.SourceDiffers _,Problem.Unreadable _,Problem.NotWhole _,Problem.NumberAsText _ ->
                of(problem);
        };
    }

    /** What is wrong with a clip. */
    public static String of(Problem problem) {
        return switch (problem) {
            case Problem.StartMissing _ -> Messages.text("problem.startMissing");
            case Problem.EndMissing _ -> Messages.text("problem.endMissing");
            case Problem.Negative _ -> Messages.text("problem.negative");
            case Problem.Reversed _ -> Messages.text("problem.reversed");
            case Problem.NoLength _ -> Messages.text("problem.noLength");
            case Problem.NotWhole p -> Messages.text("problem.notWhole", p.field());
            case Problem.NumberAsText p -> Messages.text("problem.numberAsText", p.field());
            case Problem.OutsideSource _ -> Messages.text("problem.outsideSource");
            case Problem.PastEnd p -> p.frames() == 1
                    ? Messages.text("problem.pastEndOne")
                    : Messages.text("problem.pastEnd", Long.toString(p.frames()));
            case Problem.DurationDiffers p -> Messages.text("problem.durationDiffers",
                    Length.text(clipbrowser.time.MediaTime.ofMillis(p.statedMs())),
                    Length.text(clipbrowser.time.MediaTime.ofMillis(p.boundsMs())));
            case Problem.IdMissing _ -> Messages.text("problem.idMissing");
            case Problem.IdRepeated _ -> Messages.text("problem.idRepeated");
            case Problem.SourceDiffers _ -> Messages.text("problem.sourceDiffers");
            case Problem.SourceProcessing _ -> Messages.text("problem.sourceProcessing");
            case Problem.SourceFailed _ -> Messages.text("problem.sourceFailed");
            case Problem.UrlMissing _ -> Messages.text("problem.urlMissing");
            case Problem.UrlRefused _ -> Messages.text("problem.urlRefused");
            case Problem.Unreadable p -> Messages.text("problem.unreadable", p.field());
        };
    }
}
