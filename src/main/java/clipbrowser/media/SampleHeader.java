package clipbrowser.media;

import java.nio.ByteBuffer;

/** Bytes that aren't in the file and that the decoder needs before each sample. */
sealed interface SampleHeader {
    SampleHeader NONE = new Fixed(new byte[0]);

    /** How many bytes; equally many before every sample. */
    int length();

    /**
     * @param size        of the sample, in bytes
     * @param description which of the track's descriptions it has, counted from 1
     */
    byte[] of(int size, int description);

    /** The same before each, such as a start code. */
    record Fixed(byte[] bytes) implements SampleHeader {
        @Override
        public int length() {
            return bytes.length;
        }

        @Override
        public byte[] of(int size, int description) {
            return bytes.clone();
        }
    }

    /** ProRes as Matroska has it: without the size and the name that mp4 begins each frame with. */
    record ProRes() implements SampleHeader {
        @Override
        public int length() {
            return 8;
        }

        @Override
        public byte[] of(int size, int description) {
            return ByteBuffer.allocate(8).putInt(size + 8).put(new byte[]{'i', 'c', 'p', 'f'}).array();
        }
    }

    /**
     * Of a track with several descriptions: the parameter sets of a sample's own one.
     *
     * @param sets by description, all equally long
     */
    record ParameterSets(byte[][] sets) implements SampleHeader {
        @Override
        public int length() {
            return sets[0].length;
        }

        @Override
        public byte[] of(int size, int description) {
            return sets[Math.clamp(description, 1, sets.length) - 1].clone();
        }
    }
}
