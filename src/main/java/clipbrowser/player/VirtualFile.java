package clipbrowser.player;

/** A file that exists only while it is read: a head of its own, then all of a source's bytes. Immutable. */
public final class VirtualFile {
    private final byte[] head;
    private final long sourceLength;

    VirtualFile(byte[] head, long sourceLength) {
        this.head = head;
        this.sourceLength = sourceLength;
    }

    /** In bytes: what stands before the source's bytes. */
    public int headLength() {
        return head.length;
    }

    /** In bytes, with the source's. */
    public long length() {
        return head.length + sourceLength;
    }

    /** Copies out of the head. @param position less than {@link #headLength} @return how many bytes */
    public int readHead(int position, byte[] into, int most) {
        int count = Math.min(most, head.length - position);
        System.arraycopy(head, position, into, 0, count);
        return count;
    }
}
