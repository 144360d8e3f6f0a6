package clipbrowser.media;

import clipbrowser.time.MediaTime;

/**
 * The samples of a sound track as far as they are known. Where the headers don't list them, more are read from the file
 * as playing goes on: samples are only added at the end, and times of known ones don't change. One thread at a time.
 */
public final class AudioSampleReader {
    /** Reads further samples. */
    public interface Source {
        /** Reads some more; blocks. @return false if there are no more */
        boolean onward() throws MediaException;

        /** The time up to which samples are known, exclusive. */
        MediaTime reached();

        AudioSamples samples();
    }

    private final Source walk;
    private boolean complete;

    public AudioSampleReader(Source walk) {
        this.walk = walk;
    }

    /** With every sample known. */
    public static AudioSampleReader of(AudioSamples samples) {
        AudioSampleReader path = new AudioSampleReader(new Source() {
            @Override
            public boolean onward() {
                return false;
            }

            @Override
            public MediaTime reached() {
                return samples.time(samples.count());
            }

            @Override
            public AudioSamples samples() {
                return samples;
            }
        });
        path.complete = true;
        return path;
    }

    /** Reads on until the sound before a time is known, or the track is at its end. Blocks. */
    public void readTo(MediaTime time) throws MediaException {
        while (!complete && walk.reached().compareTo(time) < 0) {
            complete = !MediaException.orUnreadable(walk::onward);
        }
    }

    /** Whether {@link #samples()} reach the track's end. */
    public boolean complete() {
        return complete;
    }

    /** The samples known so far. */
    public AudioSamples samples() {
        return walk.samples();
    }
}
