package clipbrowser.media;

import clipbrowser.time.MediaTime;

/**
 * Where the samples of a sound track lie, as far as that is known: where the headers don't hold it, it is read on and on
 * as the sound is played. What is known grows at its end only, and times stay what they were. One thread at a time.
 */
public final class AudioSampleReader {
    /** What is read on. */
    public interface Source {
        /** Reads some more. @return false if there is no more */
        boolean onward() throws MediaException;

        /** Where it is by now; the sound before it is known. */
        MediaTime reached();

        AudioSamples samples();
    }

    private final Source walk;
    private boolean complete;

    public AudioSampleReader(Source walk) {
        this.walk = walk;
    }

    /** All of it is known. */
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

    /** Whether nothing comes after {@link #samples()}. */
    public boolean complete() {
        return complete;
    }

    /** What is known. */
    public AudioSamples samples() {
        return walk.samples();
    }
}
