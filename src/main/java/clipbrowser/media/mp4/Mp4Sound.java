package clipbrowser.media.mp4;

import clipbrowser.media.AudioSamples;
import clipbrowser.media.FrameTable;
import clipbrowser.media.MediaException;
import clipbrowser.media.SampleAllowance;
import clipbrowser.media.SampleList;
import clipbrowser.time.MediaTime;
import java.util.ArrayList;
import java.util.List;

/** The sound tracks of an mp4 while its table is made. One that can't be read is silent and costs nothing else. */
final class Mp4Sound {
    private record Track(Mp4Track track, SampleList samples, int audioFrameBytes) {}

    private final List<Track> tracks = new ArrayList<>();

    /** Reads their sample tables. @param fragmented whether fragments follow */
    Mp4Sound(List<Mp4Track> all, SampleAllowance allowance, boolean fragmented, long fileLength) {
        for (Mp4Track track : all) {
            if (track.isAudio()) {
                tracks.add(read(track, allowance, fragmented, fileLength));
            }
        }
    }

    private static Track read(Mp4Track track, SampleAllowance allowance, boolean fragmented, long fileLength) {
        SampleList samples = SampleList.ofSound(allowance, fileLength, track.timescale());
        try {
            int audioFrame = track.heard() ? Mp4Tables.readAudio(track, samples, fileLength) : 0;
            // In fragments only the codec tells that a sample is one audio frame.
            boolean inFragments = fragmented && track.plain() && samples.size() == 0;
            return new Track(track, samples, inFragments ? track.audioFrameBytes() : audioFrame);
        } catch (MediaException _) {
            return new Track(track, SampleList.ofSound(allowance, fileLength, track.timescale()), 0);
        }
    }

    Mp4Fragments collectedBy(Mp4Fragments fragments) {
        for (Track track : tracks) {
            if (track.track.heard()) {
                fragments.collect(track.track.id(), track.samples, track.audioFrameBytes);
            }
        }
        return fragments;
    }

    /** @param first when frame 0 is shown, in the movie's time */
    List<AudioSamples> samples(long movieTimescale, MediaTime first) {
        return tracks.stream().map(track -> new AudioSamples(track.track.description().orElseThrow(),
                track.track.timescale(), track.samples, track.audioFrameBytes,
                track.track.start(movieTimescale).minus(first))).toList();
    }

    /** How much later frame 0 is shown than the earliest sound begins; 0 where it comes first. */
    MediaTime lead(MediaTime first, long movieTimescale) {
        MediaTime earliest = first;
        for (Track track : tracks) {
            MediaTime begins = track.track.begins(track.samples.size() == 0 ? 0 : track.samples.time(0),
                    movieTimescale);
            earliest = begins.compareTo(earliest) < 0 ? begins : earliest;
        }
        return FrameTable.lead(first, earliest);
    }

    /** Where their samples are read along an index. @param first when frame 0 is shown, in the movie's time */
    List<Mp4IndexedSamples.AudioTrack> along(long movieTimescale, MediaTime first) {
        return tracks.stream()
                .map(track -> new Mp4IndexedSamples.AudioTrack(track.track.id(),
                        track.track.description().filter(_ -> track.track.heard()), track.track.timescale(),
                        track.audioFrameBytes, track.track.start(movieTimescale).minus(first)))
                .toList();
    }
}
