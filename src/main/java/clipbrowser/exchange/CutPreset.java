package clipbrowser.exchange;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How ffmpeg encodes a clip that becomes a file of its own. Frame times are kept by each. */
public enum CutPreset {
    /** H.264 at the source's size, hardly to be told from it. */
    SOURCE("mp4", "", List.of("-c:v", "libx264", "-crf", "16", "-preset", "medium", "-c:a", "aac", "-b:a", "256k",
            "-movflags", "+faststart")),
    /** ProRes 422 HQ with uncompressed sound, for editing. */
    PRORES("mov", "", List.of("-c:v", "prores_ks", "-profile:v", "3", "-pix_fmt", "yuv422p10le", "-c:a", "pcm_s16le")),
    /** DNxHR HQ with uncompressed sound, for editing. */
    DNXHR("mov", "", List.of("-c:v", "dnxhd", "-profile:v", "dnxhr_hq", "-pix_fmt", "yuv422p", "-c:a", "pcm_s16le")),
    /** Small H.264 of at most 1280×720, to be sent around. */
    REVIEW("mp4", "scale=w='min(1280,iw)':h='min(720,ih)':force_original_aspect_ratio=decrease:force_divisible_by=2",
            List.of("-c:v", "libx264", "-crf", "23", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-c:a", "aac",
                    "-b:a", "160k", "-movflags", "+faststart")),
    /** 1080×1920 out of the middle of the picture. */
    SHORT("mp4", "scale=1080:1920:force_original_aspect_ratio=increase,crop=1080:1920,setsar=1", List.of("-c:v",
            "libx264", "-crf", "18", "-preset", "medium", "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "192k",
            "-movflags", "+faststart"));

    private final String extension;
    private final String filter;
    private final List<String> encoding;

    CutPreset(String extension, String filter, List<String> encoding) {
        this.extension = extension;
        this.filter = filter;
        this.encoding = encoding;
    }

    /** By the name on the command line, such as {@code prores}. */
    public static Optional<CutPreset> named(String name) {
        return Stream.of(values()).filter(p -> p.name().toLowerCase(Locale.ROOT).equals(name)).findFirst();
    }

    String extension() {
        return extension;
    }

    /** Of ffmpeg, for the picture; empty for none. */
    String filter() {
        return filter;
    }

    List<String> encoding() {
        return encoding;
    }
}
