package clipbrowser.media;

/**
 * The samples of a track in as little memory as they take: about six bytes for a picture, four for a packet of sound.
 * Immutable; any thread.
 *
 * @param keys          numbers of the samples that decoding can start at, ascending
 * @param describedFrom from which sample on another description holds, ascending
 * @param describedBy   which, counted from 1
 * @param end           where the last one shown ends
 */
record PackedSamples(PackedLongs times, PackedLongs positions, PackedLongs sizes, PackedLongs keys,
        PackedLongs describedFrom, PackedLongs describedBy, long end) implements TrackSamples {
    static PackedSamples of(TrackSamples samples) {
        if (samples instanceof PackedSamples packed) {
            return packed;
        }
        int size = samples.size();
        int[] keys = new int[size];
        int[] from = new int[size];
        int keyCount = 0;
        int fromCount = 0;
        for (int sample = 0; sample < size; sample++) {
            if (samples.key(sample)) {
                keys[keyCount++] = sample;
            }
            if (samples.description(sample) != (sample == 0 ? 1 : samples.description(sample - 1))) {
                from[fromCount++] = sample;
            }
        }
        return new PackedSamples(PackedLongs.of(size, samples::time), PackedLongs.of(size, samples::position),
                PackedLongs.of(size, samples::size), PackedLongs.of(keyCount, i -> keys[i]),
                PackedLongs.of(fromCount, i -> from[i]),
                PackedLongs.of(fromCount, i -> samples.description(from[i])), samples.end());
    }

    @Override
    public int size() {
        return times.size();
    }

    @Override
    public long time(int sample) {
        return times.get(sample);
    }

    @Override
    public long position(int sample) {
        return positions.get(sample);
    }

    @Override
    public long size(int sample) {
        return sizes.get(sample);
    }

    @Override
    public boolean key(int sample) {
        int at = keys.lastAtMost(sample);
        return at >= 0 && keys.get(at) == sample;
    }

    @Override
    public int description(int sample) {
        int at = describedFrom.lastAtMost(sample);
        return at < 0 ? 1 : (int) describedBy.get(at);
    }
}
