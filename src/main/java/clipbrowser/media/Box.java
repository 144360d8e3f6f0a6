package clipbrowser.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One box of an mp4 header in memory. Parsing goes down known paths only, so nesting is bounded by the code. */
public record Box(String type, ByteReader body) {
    /** In one box; files have some dozen, and one for each track or fragment. */
    private static final int MOST = 10_000;

    /** The boxes in the rest of a reader. One that claims to be longer than its parent is truncated to it. */
    public static List<Box> in(ByteReader parent) throws MediaException {
        List<Box> boxes = new ArrayList<>();
        while (parent.remaining() >= 8) {
            if (boxes.size() == MOST) {
                throw MediaException.unreadable("over " + MOST + " boxes in one");
            }
            long size = parent.u32();
            String type = ByteReader.name(parent.i32());
            int header = 8;
            if (size == 1) {
                size = parent.i64();
                header = 16;
            }
            // QuickTime ends some lists with 32 zero bits.
            if (size == 0) {
                break;
            }
            if (size < header) {
                throw MediaException.unreadable("box " + type + " of " + size + " bytes");
            }
            boxes.add(new Box(type, parent.slice((int) Math.min(size - header, parent.remaining()))));
        }
        return boxes;
    }

    /** The content of the first box of a type. Each content can be read once. */
    public static Optional<ByteReader> find(List<Box> boxes, String type) {
        return boxes.stream().filter(box -> box.type.equals(type)).findFirst().map(Box::body);
    }

    public static ByteReader demand(List<Box> boxes, String type) throws MediaException {
        return find(boxes, type).orElseThrow(() -> MediaException.unreadable("no " + type));
    }
}
