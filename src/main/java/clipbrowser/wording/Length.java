package clipbrowser.wording;

import clipbrowser.time.MediaTime;

/** How lengths are written: {@code 3.2 s} below a minute, {@code 1:04.5} below an hour, {@code 1:02:03} above. */
public final class Length {
    private Length() {}

    /** Rounded to the nearest tenth of a second, halves up. */
    public static String text(MediaTime length) {
        long tenths = Math.floorDiv(length.millis() + 50, 100);
        long seconds = tenths / 10;
        if (seconds < 60) {
            return seconds + "." + tenths % 10 + " s";
        }
        if (seconds < 3600) {
            return "%d:%02d.%d".formatted(seconds / 60, seconds % 60, tenths % 10);
        }
        return "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
