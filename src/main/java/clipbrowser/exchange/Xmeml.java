package clipbrowser.exchange;

import clipbrowser.exchange.ExportOptions.Target;
import clipbrowser.time.FrameRate;
import clipbrowser.time.Timecode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Final Cut Pro 7's XML, version 5: the door that Premiere and Resolve share. Elements as in Apple's "Final Cut Pro XML
 * Interchange Format" (2011): integer frames, {@code out} and {@code end} exclusive, 29.97 as timebase 30 with ntsc
 * TRUE; Resolve shows nothing without {@code <video><format>}; each channel of sound is a clipitem of its own, linked.
 */
final class Xmeml implements ExportFormat {
    private static final Traits TRAITS = new Traits("xmeml", "xml", Content.EVENTS, Division.ONE_RATE,
            Integer.MAX_VALUE, true, Frames.MEDIA, true);

    @Override
    public Traits traits() {
        return TRAITS;
    }

    @Override
    public boolean sequences() {
        return true;
    }

    @Override
    public List<ReadEvent> asked(ExportDocument document) {
        return document.sequences().stream().flatMap(s -> s.events().stream()).map(e -> new ReadEvent(e.clip().name(),
                new ReadEvent.InFrames(e.in(), e.out()), e.recordIn())).toList();
    }

    @Override
    public String write(ExportDocument document) {
        return new Writing(document).write();
    }

    @Override
    public List<ExportRemark> remarks(ExportDocument document) {
        return document.options().target() == Target.RESOLVE
                ? List.of()
                : document.sources().stream().filter(e -> e.media().rotation() != 0).<ExportRemark>map(
                        e -> new ExportRemark.Turned(e.source(), e.media().rotation())).toList();
    }

    @Override
    public boolean opensMedia() {
        return true;
    }

    @Override
    public ExportReader reader() {
        return new XmemlReader();
    }

    /** One file under way. */
    private static final class Writing {
        private final ExportDocument document;
        private final FrameRate rate;
        private final XmlText xml = new XmlText("xmeml");
        private final Set<String> defined = new HashSet<>();
        private int items;
        private int[][] places = {};

        Writing(ExportDocument document) {
            this.document = document;
            this.rate = document.rate();
        }

        String write() {
            xml.start("xmeml", "version", "5");
            List<ExportDocument.Sequence> sequences = document.sequences();
            if (sequences.size() > 1) {
                xml.start("bin").text("name", document.title()).start("children");
            }
            int number = 0;
            for (ExportDocument.Sequence sequence : sequences) {
                sequence(sequence, ++number);
            }
            if (sequences.size() > 1) {
                xml.end().end();
            }
            xml.end();
            return xml.done();
        }

        private void sequence(ExportDocument.Sequence sequence, int number) {
            int channels = sequence.events().stream().mapToInt(e -> e.media().channels()).max().orElse(0);
            places = places(sequence, channels);
            xml.start("sequence", "id", "sequence-" + number);
            xml.text("name", sequence.title()).text("duration", sequence.length());
            rate();
            timecode(document.hour());
            if (sequence.events().size() == 1 && first(sequence).widened()) {
                // What was decided, between the handles.
                xml.text("in", first(sequence).markIn() - first(sequence).in()).text("out",
                        first(sequence).markOut() - first(sequence).in());
            }
            xml.start("media").start("video").start("format");
            picture(first(sequence).media());
            xml.end().start("track");
            int base = items;
            int stride = channels + 1;
            for (int i = 0; i < sequence.events().size(); i++) {
                item(sequence.events().get(i), i, base, stride, 0);
            }
            trackEnd();
            xml.end();
            if (channels > 0) {
                xml.start("audio").text("numOutputChannels", channels).start("format");
                audio(sequence.events().stream().map(Event::media).filter(m -> m.channels() > 0).findFirst().map(
                        MediaDescription::soundRate).orElse(48_000));
                xml.end();
                for (int channel = 1; channel <= channels; channel++) {
                    xml.start("track");
                    for (int i = 0; i < sequence.events().size(); i++) {
                        if (channel <= sequence.events().get(i).media().channels()) {
                            item(sequence.events().get(i), i, base, stride, channel);
                        }
                    }
                    xml.text("outputchannelindex", channel);
                    trackEnd();
                }
                xml.end();
            }
            items += sequence.events().size() * stride;
            xml.end();
            for (Event e : sequence.events()) {
                if (!e.clip().comment().isEmpty()) {
                    long at = e.recordIn() + e.markIn() - e.in();
                    xml.start("marker").text("comment", e.clip().comment()).text("name", e.clip().name()).text("in",
                            at).text("out", at + e.markOut() - e.markIn()).end();
                }
            }
            xml.end();
        }

        private void trackEnd() {
            xml.text("enabled", "TRUE").text("locked", "FALSE").end();
        }

        private static Event first(ExportDocument.Sequence sequence) {
            return sequence.events().getFirst();
        }

        /** @param channel 0 for the picture */
        private void item(Event e, int index, int base, int stride, int channel) {
            xml.start("clipitem", "id", id(base, index, stride, channel));
            xml.text("name", e.clip().name()).text("enabled", "TRUE").text("duration", e.frames());
            rate();
            xml.text("start", e.recordIn()).text("end", e.recordIn() + e.length());
            xml.text("in", e.in()).text("out", e.out());
            file(e);
            if (channel == 0 && e.media().rotation() != 0 && document.options().target() != Target.RESOLVE) {
                turn(e.media().rotation());
            }
            if (channel > 0) {
                xml.start("sourcetrack").text("mediatype", "audio").text("trackindex", channel).end();
            }
            if (e.media().channels() > 0) {
                for (int c = 0; c <= e.media().channels(); c++) {
                    xml.start("link").text("linkclipref", id(base, index, stride, c)).text("mediatype",
                            c == 0 ? "video" : "audio").text("trackindex", Math.max(1, c)).text("clipindex",
                                    places[c][index])
                            .end();
                }
            }
            xml.end();
        }

        /**
         * A clip's place in each track, from 1: tracks of sound lack the clips without. By channel, 0 for the picture.
         */
        private static int[][] places(ExportDocument.Sequence sequence, int channels) {
            int[][] places = new int[channels + 1][sequence.events().size()];
            for (int c = 0; c <= channels; c++) {
                int place = 0;
                for (int i = 0; i < sequence.events().size(); i++) {
                    places[c][i] = c <= sequence.events().get(i).media().channels() ? ++place : 0;
                }
            }
            return places;
        }

        /** Premiere doesn't follow the file's own flag: the clip is turned by the effect that every clip has. */
        private void turn(int degrees) {
            xml.start("filter").start("effect").text("name", "Basic Motion").text("effectid", "basic").text(
                    "effectcategory", "motion").text("effecttype", "motion").text("mediatype", "video");
            xml.start("parameter").text("parameterid", "rotation").text("name", "Rotation").text("valuemin", -8640)
                    .text("valuemax", 8640).text("value", degrees).end().end().end();
        }

        private static String id(int base, int index, int stride, int channel) {
            return "clipitem-" + (base + index * stride + channel + 1);
        }

        /** In full where it is met first, by its id from then on. */
        private void file(Event e) {
            ExportSource source = e.source();
            String id = "file-" + document.reel(source);
            if (!defined.add(id)) {
                xml.empty("file", "id", id);
                return;
            }
            xml.start("file", "id", id).text("name", document.fileName(source)).text("pathurl",
                    source.address().replaceFirst("^file:///", "file://localhost/"));
            rate();
            xml.text("duration", e.frames());
            timecode(e.mediaStart());
            xml.start("media").start("video").text("duration", e.frames());
            picture(e.media());
            xml.end();
            for (MediaDescription.Sound track : e.media().audio()) {
                xml.start("audio");
                audio(track.rate());
                xml.text("channelcount", track.channels()).end();
            }
            xml.end().end();
        }

        private void picture(MediaDescription media) {
            xml.start("samplecharacteristics");
            rate();
            if (media.width() > 0 && media.height() > 0) {
                xml.text("width", media.width()).text("height", media.height());
            }
            PixelAspect aspect = PixelAspect.of(media);
            xml.text("anamorphic", aspect.anamorphic() ? "TRUE" : "FALSE").text("pixelaspectratio", aspect.name());
            xml.text("fielddominance", "none").end();
        }

        private void audio(int samples) {
            xml.start("samplecharacteristics").text("depth", 16).text("samplerate", samples).end();
        }

        private void rate() {
            xml.start("rate").text("timebase", rate.nominal()).text("ntsc", rate.denominator() == 1001
                    ? "TRUE"
                    : "FALSE").end();
        }

        private void timecode(long count) {
            Timecode clock = document.clock();
            long within = Math.floorMod(count, Event.day(clock));
            xml.start("timecode");
            rate();
            xml.text("string", clock.label(within)).text("frame", within).text("displayformat",
                    document.drop() ? "DF" : "NDF").end();
        }
    }
}
