package clipbrowser.bench;

import clipbrowser.testing.ModelledLink.Profile;

/** What is wanted of each figure of {@link LinkBench}; empty where nothing is. */
final class LinkTargets {
    private LinkTargets() {}

    static String of(String figure, Profile profile) {
        return switch (figure) {
            case LinkBench.LAUNCH, LinkBench.ANY_FRAME -> "mpv's";
            case LinkBench.AGAIN -> "1500";
            case LinkBench.AFTER_5 -> profile == Profile.THIN ? "" : "median 80, most 250";
            case LinkBench.AFTER_1 ->
                profile == Profile.LOOPBACK ? "median 80" : profile == Profile.FAR ? "median 300" : "";
            case LinkBench.THUMBNAILS -> profile == Profile.LOOPBACK ? "2000" : profile == Profile.FAR ? "6000" : "";
            case LinkBench.RESIDENT -> "450";
            case LinkBench.MANY_RESIDENT -> "600";
            case LinkBench.BYTES -> LinkBench.wantedBytes() + " and 1.2 times what thumbnails show";
            default -> "";
        };
    }
}
