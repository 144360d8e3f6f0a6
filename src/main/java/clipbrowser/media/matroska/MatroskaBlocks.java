package clipbrowser.media.matroska;

import clipbrowser.media.AudioSamples;
import clipbrowser.media.BufferedSource;
import clipbrowser.media.ByteReader;
import clipbrowser.media.FrameTable;
import clipbrowser.media.MediaException;
import clipbrowser.media.SampleAllowance;
import clipbrowser.media.SampleList;
import clipbrowser.time.MediaTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Walks over clusters, from block header to block header, and collects the tracks' times. */
final class MatroskaBlocks {
    private static final long SECOND = 1_000_000_000;
    private static final long MOST_ELEMENTS = 100_000_000;
    private static final int LEVEL_ONE = 0x1000_0000;
    private static final int INVISIBLE = 8;
    private static final int KEY = 0x80;
    private static final int LACED = 6;
    private static final int XIPH = 2;
    private static final int FIXED = 4;
    /** The sizes of 256 packets of a megabyte each. */
    private static final long LARGEST_LACE = 1 << 20;

    private final BufferedSource file;
    private final long track;
    private final long scale;
    private final long frame;
    private final SampleAllowance allowance = new SampleAllowance();
    private final SampleList times = new SampleList(allowance);
    private final Map<Long, MatroskaAudio.Packets> sounds = new LinkedHashMap<>();
    private long elements;
    private long reached = Long.MIN_VALUE;
    private final Set<Long> audible;
    private long earliest = Long.MAX_VALUE;

    /**
     * @param scale nanoseconds a tick of the file
     * @param heard the sound tracks whose packets are collected too
     */
    MatroskaBlocks(BufferedSource file, MatroskaTracks tracks, long scale, List<MatroskaAudio> heard) {
        this.file = file;
        this.track = tracks.number();
        this.scale = scale;
        this.frame = tracks.frame();
        this.audible = tracks.audio().stream().map(MatroskaAudio::number).collect(Collectors.toSet());
        for (MatroskaAudio audio : heard) {
            sounds.put(audio.number(), new MatroskaAudio.Packets(audio, allowance, file.length()));
        }
    }

    /**
     * Of each track that was to be collected.
     *
     * @param origin when frame 0 is shown, in nanoseconds of the file
     * @param end    of the whole file, in nanoseconds of the file; 0 where it doesn't say
     */
    List<AudioSamples> audio(long origin, long end) {
        return sounds.values().stream().map(packets -> packets.samples(origin, end)).toList();
    }

    /** When the last cluster with a time begins, in nanoseconds of the file; the least number before the first. */
    long reached() {
        return reached;
    }

    /**
     * How much later than the earliest picture or sound of what was walked over frame 0 is shown: a player begins at
     * that one. What a decoder gives before the sound begins is heard of no player.
     *
     * @param origin when frame 0 is shown, in nanoseconds of the file
     */
    MediaTime lead(long origin) {
        return FrameTable.lead(new MediaTime(origin, SECOND), new MediaTime(Math.min(origin, earliest), SECOND));
    }

    /** In nanoseconds. */
    SampleList times() {
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
                case 0xE7 -> {
                    clusterTime = file.exactly(element.body(), element.end() - element.body()).unsigned();
                    reached = Math.max(reached, Math.multiplyExact(clusterTime, scale));
                }
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
        if (block.cut()) {
            // The end of a recording that was cut off.
            return;
        }
        int most = (int) Math.min(16, block.end() - block.body());
        ByteReader head = file.upTo(block.body(), most);
        int before = head.remaining();
        if (before < 4) {
            return;
        }
        long number = Ebml.number(head);
        MatroskaAudio.Packets heard = sounds.get(number);
        if (number != track && !audible.contains(number) || head.remaining() < 3) {
            return;
        }
        long ticks = Math.addExact(clusterTime, (short) head.u16());
        int flags = head.u8();
        if ((flags & INVISIBLE) != 0) {
            return;
        }
        long nanos = Math.multiplyExact(ticks, scale);
        earliest = Math.min(earliest, nanos);
        if (number != track && heard == null) {
            return;
        }
        long content = block.body() + before - head.remaining();
        if (heard != null) {
            packets(heard, nanos, Math.multiplyExact(duration, scale), flags & LACED, content, block.end());
            return;
        }
        boolean starts = block.id() == 0xA3 ? (flags & KEY) != 0 : key;
        boolean laced = (flags & LACED) != 0 && head.remaining() > 0;
        // Each has a byte at least.
        int count = (int) Math.min(laced ? head.u8() + 1 : 1, Math.max(1, block.end() - content));
        long length = frame > 0 && duration == 0 ? frame : Math.multiplyExact(duration / count, scale);
        for (int i = 0; i < count; i++) {
            // Pictures that share a block are not told apart.
            times.at(Math.addExact(nanos, i * frame), length, laced ? -1 : content, block.end() - content,
                    starts && i == 0);
        }
    }

    /** Sound often shares a block. */
    private void packets(MatroskaAudio.Packets into, long nanos, long length, int lacing, long content, long end)
            throws MediaException {
        if (lacing == 0) {
            into.add(nanos, length, content, end - content);
            return;
        }
        ByteReader head = file.upTo(content, (int) Math.min(LARGEST_LACE, end - content));
        int before = head.remaining();
        int count = head.u8() + 1;
        long[] sizes = new long[count];
        long all = 0;
        for (int i = 0; i < count - 1 && lacing != FIXED; i++) {
            if (lacing == XIPH) {
                int part;
                do {
                    part = head.u8();
                    sizes[i] += part;
                } while (part == 255);
            } else {
                sizes[i] = i == 0 ? Ebml.number(head) : sizes[i - 1] + Ebml.signed(head);
            }
            all += sizes[i];
        }
        long first = content + before - head.remaining();
        if (lacing == FIXED) {
            java.util.Arrays.fill(sizes, (end - first) / count);
        } else {
            sizes[count - 1] = end - first - all;
        }
        long at = first;
        for (int i = 0; i < count; i++) {
            if (sizes[i] < 0 || sizes[i] > end - at) {
                throw MediaException.unreadable("laced block");
            }
            if (sizes[i] == 0) {
                continue;
            }
            into.add(nanos + length * i / count, length / count, at, sizes[i]);
            at += sizes[i];
        }
    }
}
