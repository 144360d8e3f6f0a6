package clipbrowser.media.matroska;

import clipbrowser.media.BufferedSource;
import clipbrowser.media.ByteReader;
import clipbrowser.media.MediaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One element of a Matroska file.
 *
 * @param id    with its length marker, as the specification lists it
 * @param body  where its content begins: in bytes from the file's start, or from the start of a piece in memory
 * @param end   where it ends, exclusive; never past what holds it
 * @param open  whether it didn't tell its size: then it lasts until an element that can't be inside it
 * @param cut   whether it claims to go on behind the end of what holds it
 */
record Ebml(int id, long body, long end, boolean open, boolean cut) {
    /** The element at a place of the file. */
    static Ebml at(BufferedSource file, long position, long limit) throws MediaException {
        ByteReader head = file.upTo(position, 12);
        int before = head.remaining();
        int id = id(head);
        long size = number(head);
        long body = position + before - head.remaining();
        boolean open = size < 0;
        boolean cut = !open && size > limit - body;
        return new Ebml(id, Math.min(body, limit), open || cut ? limit : body + size, open, cut);
    }

    /** An element in memory: its id and its content. */
    record Small(int id, ByteReader body) {
        /** A whole number; see {@link ByteReader#unsigned}. */
        long number() throws MediaException {
            return body.unsigned();
        }

        /** A floating-point number of 4 or 8 bytes. */
        double real() throws MediaException {
            return switch (body.remaining()) {
                case 0 -> 0;
                case 4 -> Float.intBitsToFloat(body.i32());
                case 8 -> Double.longBitsToDouble(body.i64());
                default -> throw MediaException.unreadable("real of " + body.remaining() + " bytes");
            };
        }
    }

    /** In one element: cues of every frame of ten hours. */
    private static final int MOST = 1 << 20;

    /**
     * The elements in the rest of a cursor, the first {@link #MOST} of them. One that claims to be longer than what
     * holds it is cut to that.
     */
    static List<Small> in(ByteReader parent) throws MediaException {
        List<Small> elements = new ArrayList<>();
        while (parent.remaining() >= 2 && elements.size() < MOST) {
            int id = id(parent);
            long size = number(parent);
            int most = parent.remaining();
            elements.add(new Small(id, parent.slice((int) (size < 0 ? most : Math.min(size, most)))));
        }
        return elements;
    }

    static Optional<ByteReader> find(List<Small> elements, int id) {
        return elements.stream().filter(element -> element.id == id).findFirst().map(Small::body);
    }

    private static int id(ByteReader from) throws MediaException {
        int first = from.u8();
        int length = Integer.numberOfLeadingZeros(first) - 23;
        if (length > 4) {
            throw MediaException.unreadable("element id");
        }
        int id = first;
        for (int i = 1; i < length; i++) {
            id = id << 8 | from.u8();
        }
        return id;
    }

    /** A number with a length marker that can be negative: half of its range is taken off. */
    static long signed(ByteReader from) throws MediaException {
        int before = from.remaining();
        long value = number(from);
        int length = before - from.remaining();
        long half = (1L << 7 * length - 1) - 1;
        return (value < 0 ? 2 * half + 1 : value) - half;
    }

    /** A number with a length marker; −1 where all its bits are set, which stands for an unknown size. */
    static long number(ByteReader from) throws MediaException {
        int first = from.u8();
        int length = Integer.numberOfLeadingZeros(first) - 23;
        if (length > 8) {
            throw MediaException.unreadable("element size");
        }
        long value = first & 0xFF >> length;
        boolean unknown = value == 0xFF >> length;
        for (int i = 1; i < length; i++) {
            int next = from.u8();
            unknown &= next == 0xFF;
            value = value << 8 | next;
        }
        return unknown ? -1 : value;
    }
}
