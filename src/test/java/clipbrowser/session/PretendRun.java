package clipbrowser.session;

import clipbrowser.model.Clip;
import clipbrowser.model.ClipReview;
import clipbrowser.model.Decision;
import clipbrowser.model.MediaInfo;
import clipbrowser.model.Run;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.model.Trim;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.FrameRate;
import clipbrowser.time.SourceRate;
import clipbrowser.time.Timecode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Runs for tests of what is seen: the one of the look's picture, and large ones. */
public final class PretendRun {
    public static final FrameRate FPS = new FrameRate(24, 1);
    private static final long[][] BOUNDS = {{40, 118}, {96, 170}, {150, 243}, {250, 322}, {300, 371}, {356, 420},
            {410, 492}, {452, 540}, {520, 566}, {560, 622}, {606, 676}, {660, 748}};
    private static final String[] IDS = {"a41f", "a42c", "a437", "a440", "a44b", "a452", "a459", "a463", "a46e", "a477",
            "a480", "a48a"};

    private PretendRun() {}

    /** Twelve clips over 720 frames at 24, half reviewed; the seventh is selected. */
    public static Session picture() {
        Session session = new Session();
        SourceMedia media = media("bbb_excerpt", 720);
        List<Clip> clips = new ArrayList<>();
        for (int i = 0; i < IDS.length; i++) {
            clips.add(clip(IDS[i], i + 1, BOUNDS[i][0], BOUNDS[i][1], media));
        }
        session.show(new Run("run_8f2c41d7", RunStatus.COMPLETE, clips, null));
        count(session, 720);
        say(session, 0, Decision.KEEP, null, "cold open", "");
        say(session, 1, Decision.REJECT, null, "", "");
        say(session, 2, Decision.KEEP, new FrameRange(144, 255), "meadow, wide", "use for the teaser");
        say(session, 4, Decision.KEEP, new FrameRange(300, 349), "butterfly", "");
        say(session, 5, Decision.REJECT, null, "", "");
        session.select(session.clips().get(6));
        return session;
    }

    /** Many clips over an hour at 24, some overlapping; a third each kept and rejected. */
    public static Session large(int count) {
        Session session = new Session();
        long frames = 86_400;
        SourceMedia media = media("interview_camera_a", frames);
        Random random = new Random(11);
        List<Clip> clips = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long in = i * (frames - 400) / count;
            clips.add(clip("clip%05d".formatted(i + 1), i + 1, in, in + 24 + random.nextInt(120), media));
        }
        session.show(new Run("run_large", RunStatus.COMPLETE, clips, null));
        count(session, frames);
        for (int i = 0; i < count; i++) {
            say(session, i, Decision.values()[random.nextInt(3)], null, i % 4 == 0 ? "a title that says more" : "", "");
        }
        session.select(session.clips().getFirst());
        return session;
    }

    /** Clips spread over several sources, each of 720 frames. */
    public static Session sources(int sources) {
        Session session = new Session();
        List<Clip> clips = new ArrayList<>();
        for (int i = 0; i < sources * 4; i++) {
            SourceMedia media = media("camera_" + (i % sources + 1), 720);
            clips.add(clip("c" + i, i + 1, 40 + i * 20, 110 + i * 20, media));
        }
        session.show(new Run("run_several", RunStatus.COMPLETE, clips, null));
        count(session, 720);
        session.select(session.clips().getFirst());
        return session;
    }

    /** The editor's word on a clip, by its place from 0. */
    public static void say(Session session, int place, Decision decision, @Nullable FrameRange trim, String title,
            String note) {
        session.clips().get(place)
                .say(new ClipReview(decision, trim == null ? null : new Trim(trim, FPS), title, note));
    }

    /** Only the trim of a clip. */
    public static void trim(ReviewedClip clip, FrameRange range) {
        clip.say(clip.clipReview().withTrim(new Trim(range, FPS)));
    }

    public static void decide(ReviewedClip clip, Decision decision) {
        clip.say(clip.clipReview().withDecision(decision));
    }

    /** What waits for the disk. */
    public static void unsaved(ReviewedClip clip, ClipReview said) {
        clip.unsaved(said);
    }

    /** The service's next answer: the third clip lies elsewhere, the first is gone, as is the fourth, undecided one. */
    public static void answerAnew(Session session) {
        Run before = java.util.Objects.requireNonNull(session.run());
        List<Clip> clips = new ArrayList<>();
        for (Clip clip : before.clips()) {
            if (clip.place() == 3) {
                clips.add(clip("a437", 3, 160, 250, clip.source()));
            } else if (clip.place() != 1 && clip.place() != 4) {
                clips.add(clip);
            }
        }
        session.show(new Run(before.id(), RunStatus.COMPLETE, clips, null));
    }

    public static void group(ReviewedClip clip, int number) {
        clip.group(number);
    }

    public static SourceMedia media(String id, long frames) {
        return new SourceMedia(id, RunStatus.COMPLETE, "https://storage.example/" + id + ".mp4",
                new MediaInfo("video", frames * 1000 / 24, new BigDecimal("24"), frames, 1920, 1080, 6));
    }

    public static Clip clip(String id, int place, long in, long out, SourceMedia media) {
        return new Clip(id, id, place, (in * 1000 + 12) / 24, (out * 1000 + 12) / 24, (out - in) * 1000 / 24, media,
                List.of());
    }

    private static void count(Session session, long frames) {
        for (Source source : session.sources()) {
            source.count(SourceRate.settle(null, FPS, false, null, frames, frames * 1000 / 24, new BigDecimal("24")),
                    new FrameGrid.Even(FPS, frames), Timecode.of(FPS));
        }
    }
}
