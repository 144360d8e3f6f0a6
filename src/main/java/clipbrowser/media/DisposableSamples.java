package clipbrowser.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The disposable samples of a video track: those that no other needs for decoding, and that can be left out on the
 * way to a later frame. Found by the first bytes of each sample in H.264 and H.265; in other codecs none is taken for
 * disposable.
 */
public final class DisposableSamples {
    /** So much of a sample is looked at for each of its parts: a length and a header. */
    private static final int HEAD = 6;
    /** A picture in more parts than that is taken for needed. */
    private static final int MOST_PARTS = 64;

    private enum Kind {
        H264,
        H265,
        OTHER
    }

    private final MediaBytes bytes;
    private final SampleTable samples;
    private final Kind kind;
    private final int lengthBytes;
    /** H.265: pictures of the highest layer alone are surely not referred to. */
    private final int highestLayer;
    private final byte[] head = new byte[HEAD];

    private DisposableSamples(SampleTable samples, MediaBytes bytes, Kind kind, int lengthBytes, int highestLayer) {
        this.samples = samples;
        this.bytes = bytes;
        this.kind = kind;
        this.lengthBytes = lengthBytes;
        this.highestLayer = highestLayer;
    }

    /** @param bytes where the samples lie; read from whenever a sample is asked about */
    public static DisposableSamples of(SampleTable samples, MediaBytes bytes) {
        byte[] description = samples.description();
        String type = description.length < 16 ? "" : new String(description, 12, 4, StandardCharsets.ISO_8859_1);
        // The set-up follows 8 bytes of count and 86 of the entry.
        return switch (type) {
            case "avc1", "avc3" -> {
                int setup = setup(description, "avcC");
                yield setup < 0 || setup + 4 >= description.length
                        ? new DisposableSamples(samples, bytes, Kind.OTHER, 0, 0)
                        : new DisposableSamples(samples, bytes, Kind.H264, (description[setup + 4] & 3) + 1, 0);
            }
            case "hvc1", "hev1" -> {
                int setup = setup(description, "hvcC");
                yield setup < 0 || setup + 21 >= description.length
                        ? new DisposableSamples(samples, bytes, Kind.OTHER, 0, 0)
                        : new DisposableSamples(samples, bytes, Kind.H265, (description[setup + 21] & 3) + 1,
                                (description[setup + 21] >> 3 & 7) - 1);
            }
            default -> new DisposableSamples(samples, bytes, Kind.OTHER, 0, 0);
        };
    }

    /** Where the content of a box within an entry begins; −1 if it isn't there. */
    private static int setup(byte[] description, String box) {
        byte[] name = box.getBytes(StandardCharsets.US_ASCII);
        for (int at = 98; at + 4 < description.length; at++) {
            if (description[at] == name[0] && description[at + 1] == name[1] && description[at + 2] == name[2]
                    && description[at + 3] == name[3]) {
                return at + 4;
            }
        }
        return -1;
    }

    /**
     * Whether a sample is disposable. False where that isn't known, also where its bytes aren't cached: this never
     * waits for the network.
     */
    public boolean isOne(int sample) {
        if (kind == Kind.OTHER || kind == Kind.H265 && highestLayer < 0 || samples.key(sample)) {
            return false;
        }
        try {
            return kind != Kind.OTHER && unreferred(samples.position(sample), samples.size(sample));
        } catch (MediaException _) {
            // Not reported here: decoding will read the same bytes.
            return false;
        }
    }

    private boolean unreferred(long position, int size) throws MediaException {
        long end = position + size;
        long at = position;
        boolean picture = false;
        for (int part = 0; at < end; part++) {
            int wanted = (int) Math.min(lengthBytes + 2, end - at);
            if (part >= MOST_PARTS || wanted < lengthBytes + 2 || !bytes.atHand(at, wanted) || !read(at, wanted)) {
                return false;
            }
            long length = 0;
            for (int i = 0; i < lengthBytes; i++) {
                length = length << 8 | head[i] & 0xFF;
            }
            if (length < 2 || length > end - at - lengthBytes) {
                return false;
            }
            switch (part(head[lengthBytes], head[lengthBytes + 1])) {
                case NEEDED -> {
                    return false;
                }
                case UNNEEDED -> picture = true;
                case OTHER -> {
                    // Parameters, messages, delimiters.
                }
            }
            at += lengthBytes + length;
        }
        return picture;
    }

    private enum Part {
        NEEDED,
        UNNEEDED,
        OTHER
    }

    private Part part(byte first, byte second) {
        if (kind == Kind.H264) {
            int type = first & 31;
            boolean needed = (first >> 5 & 3) != 0;
            return switch (type) {
                case 1, 2, 3, 4, 5 -> needed ? Part.NEEDED : Part.UNNEEDED;
                // Parameters that later pictures may go by; further views and layers.
                case 7, 8, 13, 14, 15, 19, 20, 21 -> Part.NEEDED;
                default -> Part.OTHER;
            };
        }
        int type = first >> 1 & 63;
        int layer = (first & 1) << 5 | second >> 3 & 31;
        int time = (second & 7) - 1;
        if (type < 32) {
            return type <= 14 && (type & 1) == 0 && layer == 0 && time == highestLayer ? Part.UNNEEDED : Part.NEEDED;
        }
        return type <= 34 ? Part.NEEDED : Part.OTHER;
    }

    private boolean read(long position, int count) throws MediaException {
        ByteBuffer into = ByteBuffer.wrap(head, 0, count);
        while (into.hasRemaining()) {
            if (bytes.read(position + into.position(), into) <= 0) {
                return false;
            }
        }
        return true;
    }
}
