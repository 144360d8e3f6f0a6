package clipbrowser.media;

/** Walks over clusters, from block header to block header, and collects the picture track's times. */
final class MatroskaBlocks {
    private static final long MOST_ELEMENTS = 100_000_000;
    private static final int LEVEL_ONE = 0x1000_0000;
    private static final int INVISIBLE = 8;
    private static final int KEY = 0x80;

    private final ByteWindow file;
    private final long track;
    private final long scale;
    private final long frame;
    private final SampleTimes times = new SampleTimes();
    private long elements;

    /**
     * @param scale nanoseconds a tick of the file
     * @param frame nanoseconds a frame lasts, 0 where the header doesn't say
     */
    MatroskaBlocks(ByteWindow file, long track, long scale, long frame) {
        this.file = file;
        this.track = track;
        this.scale = scale;
        this.frame = frame;
    }

    /** In nanoseconds. */
    SampleTimes times() {
        return times;
    }

    /**
     * Walks over one cluster.
     *
     * @return where it ends
     */
    long cluster(Ebml cluster) throws MediaException {
        long clusterTime = 0;
        long at = cluster.body();
        while (at < cluster.end() && cluster.end() - at >= 2) {
            if (++elements > MOST_ELEMENTS) {
                throw MediaException.unreadable("too many elements");
            }
            Ebml element = Ebml.at(file, at, cluster.end());
            if (cluster.open() && Integer.compareUnsigned(element.id(), LEVEL_ONE) >= 0) {
                return at;
            }
            switch (element.id()) {
                case 0xE7 -> clusterTime = file.exactly(element.body(), element.end() - element.body()).unsigned();
                case 0xA3 -> block(element, clusterTime, false, 0);
                case 0xA0 -> group(element, clusterTime);
                default -> {
                    // Positions, padding, encrypted blocks.
                }
            }
            at = element.end();
        }
        return cluster.end();
    }

    private void group(Ebml group, long clusterTime) throws MediaException {
        Ebml block = null;
        boolean refers = false;
        long duration = 0;
        long at = group.body();
        while (group.end() - at >= 2) {
            if (++elements > MOST_ELEMENTS) {
                throw MediaException.unreadable("too many elements");
            }
            Ebml element = Ebml.at(file, at, group.end());
            switch (element.id()) {
                case 0xA1 -> block = element;
                case 0xFB -> refers = true;
                case 0x9B -> duration = file.exactly(element.body(), element.end() - element.body()).unsigned();
                default -> {
                    // Additions and the like.
                }
            }
            at = element.end();
        }
        if (block != null) {
            block(block, clusterTime, !refers, Math.clamp(duration, 0, 1L << 40));
        }
    }

    private void block(Ebml block, long clusterTime, boolean key, long duration) throws MediaException {
        Cursor head = file.upTo(block.body(), (int) Math.min(16, block.end() - block.body()));
        int before = head.remaining();
        if (head.remaining() < 4 || Ebml.number(head) != track || head.remaining() < 3) {
            return;
        }
        long ticks = Math.addExact(clusterTime, (short) head.u16());
        int flags = head.u8();
        if ((flags & INVISIBLE) != 0) {
            return;
        }
        boolean starts = block.id() == 0xA3 ? (flags & KEY) != 0 : key;
        boolean laced = (flags & 6) != 0 && head.remaining() > 0;
        int count = laced ? head.u8() + 1 : 1;
        long length = frame > 0 && duration == 0 ? frame : Math.multiplyExact(duration / count, scale);
        long content = block.body() + before - head.remaining();
        for (int i = 0; i < count; i++) {
            // Frames that share a block are not told apart.
            times.at(Math.addExact(Math.multiplyExact(ticks, scale), i * frame), length, laced ? -1 : content,
                    block.end() - content, starts && i == 0);
        }
    }
}
