package clipbrowser.media;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What makes two answers speak of the same bytes.
 *
 * @param place     the URL without its query, which may hold a signature that changes
 * @param length    of the whole file, in bytes
 * @param validator its ETag or date of change as the server wrote it; empty where it gave neither
 */
public record MediaFingerprint(String mediaId, String place, long length, String validator) {
    /**
     * A name for what is made of these bytes. A server's tag of them holds wherever they lie; where there is none the
     * place counts too.
     */
    public String content() {
        return validator.startsWith("\"") ? new MediaFingerprint(mediaId, "", length, validator).digest() : digest();
    }

    /** A name for files, which tells nothing of the source. */
    public String digest() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            String all = mediaId + '\n' + place + '\n' + length + '\n' + validator;
            return HexFormat.of().formatHex(sha.digest(all.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
