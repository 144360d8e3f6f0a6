package clipbrowser.media;

import java.util.Locale;

/** The common name of a codec, by its code in mp4 or Matroska. */
final class CodecName {
    private CodecName() {}

    /** @param code as mp4 or Matroska writes it @return the code itself, without its prefix, where no name is known */
    static String of(String code) {
        return switch (code) {
            case "avc1", "avc3", "V_MPEG4/ISO/AVC" -> "H.264";
            case "hvc1", "hev1", "V_MPEGH/ISO/HEVC" -> "H.265";
            case "V_FFV1", "FFV1" -> "FFV1";
            case "V_THEORA" -> "Theora";
            case "V_UNCOMPRESSED", "raw ", "2vuy", "v210", "yuv2" -> "uncompressed video";
            case "V_MS/VFW/FOURCC" -> "a codec of AVI files";
            case "V_QUICKTIME" -> "a codec of QuickTime files";
            case "encv" -> "protected by DRM";
            case "AVdn", "AVdh" -> "DNxHD";
            case "CFHD" -> "CineForm";
            case "Hap1", "Hap5", "HapY" -> "Hap";
            case "" -> "of a codec without a name";
            default -> code.startsWith("V_") ? code.substring(2).toLowerCase(Locale.ROOT) : code.strip();
        };
    }
}
