package clipbrowser.exchange;

import clipbrowser.exchange.ExportFormat.Content;
import clipbrowser.model.Decision;
import clipbrowser.model.Problem;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.FrameRate;
import clipbrowser.time.MediaTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What an export will be: its files, what stays out and why, and what there is to know. Pure: nothing is written yet.
 *
 * @param chosen how many clips were asked for
 */
public record ExportPlan(ExportFormat format, ExportOptions options, int chosen, List<ExportDocument> documents,
        List<NotExported> left, List<ExportRemark> remarks) {
    public ExportPlan {
        documents = List.copyOf(documents);
        left = List.copyOf(left);
        remarks = List.copyOf(remarks);
    }

    public static ExportPlan of(Export export, ExportFormat format) {
        return new Planning(export, format).plan();
    }

    /** Clips in the files. */
    public int events() {
        return documents.stream().mapToInt(d -> format.traits().content() == Content.EVENTS
                ? d.events().size()
                : d.clips().size()).sum();
    }

    /** Of everything in the files, at the sources' own rates. */
    public MediaTime length() {
        return documents.stream().map(this::length).reduce(MediaTime.ZERO, MediaTime::plus);
    }

    MediaTime length(ExportDocument document) {
        // Summed in microseconds: exact sums of many rates outgrow 64 bits.
        long micros = 0;
        for (Event e : document.events()) {
            micros += e.lasts().micros();
        }
        for (ExportClip c : document.events().isEmpty() ? document.clips() : List.<ExportClip>of()) {
            FrameRange range = c.range();
            FrameGrid grid = c.source().grid();
            micros += range == null || grid == null
                    ? 0
                    : grid.lasts(range).micros();
        }
        return MediaTime.ofMicros(micros);
    }

    /** One walk over the clips. */
    private static final class Planning {
        /** What may stand in one file together. */
        private record Group(String source, FrameRate rate, boolean drop) {}

        private final Export export;
        private final ExportFormat format;
        private final ExportFormat.Traits traits;
        private final List<NotExported> left = new ArrayList<>();
        private final List<ExportRemark> remarks = new ArrayList<>();
        private final FileNames names = new FileNames();
        private final Map<String, String> reels;
        private final Map<String, String> files;

        Planning(Export export, ExportFormat format) {
            this.export = export;
            this.format = format;
            this.traits = format.traits();
            List<ExportSource> sources = export.clips().stream().map(ExportClip::source).distinct().toList();
            this.reels = Reels.of(sources, export.options().reels());
            this.files = SourceFiles.named(sources);
        }

        ExportPlan plan() {
            List<ExportClip> chosen = ordered(export.clips().stream().filter(this::wanted).toList());
            List<ExportDocument> documents = traits.content() == Content.EVENTS ? cut(chosen) : listed(chosen);
            return new ExportPlan(format, export.options(), chosen.size(), documents, left, remarks);
        }

        private boolean wanted(ExportClip clip) {
            if (traits.content() == Content.EVERY_CLIP) {
                return true;
            }
            return switch (export.options().which()) {
                case ALL -> true;
                case KEPT -> clip.decision() == Decision.KEEP;
                case SELECTED -> export.options().selected().contains(clip.key());
            };
        }

        private List<ExportClip> ordered(List<ExportClip> clips) {
            if (export.options().order() == ExportOptions.Order.GIVEN) {
                return clips;
            }
            List<String> sources = export.clips().stream().sorted(Comparator.comparingInt(ExportClip::place)).map(
                    c -> c.source().id()).distinct().toList();
            Map<String, Integer> at = new LinkedHashMap<>();
            sources.forEach(id -> at.put(id, at.size()));
            return clips.stream().sorted(Comparator
                    .comparingInt((ExportClip c) -> Objects.requireNonNullElse(at.get(c.source().id()), 0))
                    .thenComparing(Planning::begins)
                    .thenComparingInt(ExportClip::place)).toList();
        }

        /** Clips without frames come last. */
        private static MediaTime begins(ExportClip clip) {
            FrameGrid grid = clip.source().grid();
            FrameRange range = clip.range();
            return grid == null || range == null ? new MediaTime(Long.MAX_VALUE, 1) : grid.begins(range);
        }

        private List<ExportDocument> listed(List<ExportClip> chosen) {
            for (ExportClip clip : chosen) {
                blocked(clip).ifPresent(reason -> remarks.add(
                        new ExportRemark.WithoutFrames(new NotExported(clip, reason))));
                pastEnd(clip);
            }
            if (chosen.isEmpty()) {
                return List.of();
            }
            return List.of(document(new Group("", new FrameRate(25, 1), false), List.of(), chosen, false));
        }

        private List<ExportDocument> cut(List<ExportClip> chosen) {
            Map<Group, List<Event>> groups = new LinkedHashMap<>();
            List<String> assumed = new ArrayList<>();
            for (ExportClip clip : chosen) {
                Optional<NotExported.Reason> reason = blocked(clip);
                FrameGrid grid = clip.source().mediaGrid();
                FrameRange range = clip.range();
                if (reason.isPresent() || grid == null || range == null) {
                    left.add(new NotExported(clip, reason.orElse(new NotExported.FramesUnknown())));
                    continue;
                }
                Optional<Event> event = event(clip, grid, range);
                if (event.isEmpty()) {
                    continue;
                }
                if (traits.division().atRate() && grid instanceof FrameGrid.Listed
                        && !assumed.contains(clip.source().id())) {
                    assumed.add(clip.source().id());
                    remarks.add(new ExportRemark.AssumedRate(clip.source(), grid.rate()));
                }
                pastEnd(clip);
                groups.computeIfAbsent(group(clip, grid), _ -> new ArrayList<>()).add(event.get());
            }
            boolean several = groups.keySet().stream().map(Group::rate).distinct().count() > 1;
            List<ExportSource> used = groups.values().stream().flatMap(List::stream).map(Event::source).distinct()
                    .toList();
            remarks.addAll(ExportRemark.ofSources(used));
            List<ExportDocument> documents = new ArrayList<>();
            groups.forEach((group, events) -> documents.addAll(split(group, events, several)));
            List<ExportRemark> once = documents.stream().flatMap(d -> format.remarks(d).stream()).distinct().toList();
            remarks.addAll(once);
            media(used);
            return documents;
        }

        /** Where the media is, and what it is called. */
        private void media(List<ExportSource> used) {
            List<ExportSource> hosted = used.stream().filter(s -> s.file() == null).toList();
            if (format.opensMedia() && !hosted.isEmpty()) {
                remarks.add(new ExportRemark.Offline(hosted));
            }
            if (format.opensMedia()) {
                used.stream().filter(s -> s.media().mirrored()).forEach(
                        s -> remarks.add(new ExportRemark.Mirrored(s)));
            }
            for (List<ExportSource> alike : SourceFiles.alike(used)) {
                List<String> named = alike.stream().map(s -> files.get(s.id())).filter(Objects::nonNull).toList();
                if (!named.isEmpty()) {
                    remarks.add(new ExportRemark.NamedAlike(alike.getFirst().fileName(), named));
                }
            }
        }

        private Optional<NotExported.Reason> blocked(ExportClip clip) {
            Optional<Problem> problem = clip.problems().stream().filter(Problem::blocks).filter(
                    p -> clip.source().file() == null || !ofHostedMedia(p)).findFirst();
            if (problem.isPresent()) {
                return Optional.of(new NotExported.Blocked(problem.get()));
            }
            FrameGrid grid = clip.source().grid();
            if (grid == null || clip.range() == null) {
                return Optional.of(new NotExported.FramesUnknown());
            }
            if (traits.content() != Content.EVENTS) {
                return Optional.empty();
            }
            if (!clip.source().reachable()) {
                return Optional.of(new NotExported.NoMedia());
            }
            FrameRate rate = Objects.requireNonNullElse(clip.source().mediaGrid(), grid).rate();
            return traits.division().atRate() && !whole(rate)
                    ? Optional.of(new NotExported.RateNotPossible(rate))
                    : Optional.empty();
        }

        /** With a linked original it doesn't matter that the service's media can't be had. */
        private static boolean ofHostedMedia(Problem problem) {
            return problem instanceof Problem.UrlMissing || problem instanceof Problem.UrlRefused
                    || problem instanceof Problem.SourceProcessing || problem instanceof Problem.SourceFailed;
        }

        /** Timecode and editing systems know whole rates and those over 1001. */
        private static boolean whole(FrameRate rate) {
            return rate.denominator() == 1 || rate.denominator() == 1001 && rate.numerator() % 1000 == 0;
        }

        private void pastEnd(ExportClip clip) {
            for (Problem problem : clip.problems()) {
                if (problem instanceof Problem.PastEnd past && !clip.trimmed()) {
                    remarks.add(new ExportRemark.EndedAtSource(clip, past.frames()));
                }
            }
        }

        /**
         * On the frames of the media, handles as far as it goes; empty where the media lacks all of it, which is then
         * left out. Where frames aren't even, times stay what they are, and become frames of the assumed rate where the
         * format counts at one.
         */
        private Optional<Event> event(ExportClip clip, FrameGrid media, FrameRange range) {
            ExportSource source = clip.source();
            FrameGrid own = Objects.requireNonNull(source.grid());
            FrameRate rate = media.rate();
            MediaTime end = source.mediaEnd();
            long frames = Math.max(1, rate.frameNearest(end));
            MediaTime begins = source.mediaTime(own.begins(range));
            MediaTime ends = source.mediaTime(own.ends(range));
            if (rate.frameNearest(begins) < 0) {
                left.add(new NotExported(clip, new NotExported.BeforeLinkedFile()));
                return Optional.empty();
            }
            boolean beyond = media instanceof FrameGrid.Even
                    ? rate.frameNearest(begins) >= frames
                    : begins.compareTo(end) >= 0;
            if (beyond) {
                left.add(new NotExported(clip, new NotExported.BeyondLinkedFile()));
                return Optional.empty();
            }
            long missing = rate.frameNearest(ends) - frames;
            if (missing > 0) {
                remarks.add(new ExportRemark.EndedAtFile(clip, missing));
                ends = end;
            }
            MediaTime handles = rate.startOf(traits.handles() ? export.options().handles() : 0);
            // Of a linked file whose headers weren't read no more is known than the source's own frames.
            MediaTime first = source.gridBegins().max(MediaTime.ZERO);
            MediaTime from = begins.minus(handles).max(first).min(begins);
            MediaTime to = ends.plus(handles).min(end).max(ends);
            if (media instanceof FrameGrid.Listed && !traits.division().atRate()) {
                FrameRange taken = media.during(from.minus(source.gridBegins()), to.minus(source.gridBegins()));
                FrameRange marked = media.during(begins.minus(source.gridBegins()), ends.minus(source.gridBegins()));
                return Optional.of(new Event(clip, taken.in() + source.gridFrom(), taken.out() + source.gridFrom(),
                        source.mediaFrames(), 0, marked.in() + source.gridFrom(), marked.out() + source.gridFrom(),
                        media.begins(taken).plus(source.gridBegins()), media.ends(taken).plus(source.gridBegins())));
            }
            long in = Math.min(rate.frameNearest(from), frames - 1);
            long out = Math.clamp(rate.frameNearest(to), in + 1, frames);
            long markIn = Math.clamp(rate.frameNearest(begins), in, out - 1);
            long markOut = Math.clamp(rate.frameNearest(ends), markIn + 1, out);
            boolean even = media instanceof FrameGrid.Even;
            return Optional.of(new Event(clip, in, out, frames, 0, markIn, markOut, even ? rate.startOf(in) : from,
                    even ? rate.startOf(out) : to));
        }

        private Group group(ExportClip clip, FrameGrid grid) {
            return switch (traits.division()) {
                case WHOLE -> new Group("", new FrameRate(25, 1), false);
                case ONE_SOURCE -> new Group(clip.source().id(), grid.rate(), clip.source().mediaTimecode().drop());
                case ONE_RATE -> new Group("", grid.rate(), drops(clip, grid));
                case ONE_SOURCE_AT_RATE -> new Group(clip.source().id(), grid.rate(), drops(clip, grid));
            };
        }

        private static boolean drops(ExportClip clip, FrameGrid grid) {
            return clip.source().mediaTimecode().drop() && grid.rate().dropped() > 0;
        }

        /** Laid end to end; a new file where one is full, or its sequence would pass midnight. */
        private List<ExportDocument> split(Group group, List<Event> events, boolean severalRates) {
            List<ExportDocument> documents = new ArrayList<>();
            List<Event> part = new ArrayList<>();
            long day = Event.day(new clipbrowser.time.Timecode(group.rate(), group.drop(), 0));
            long record = 0;
            int limit = separate() ? 1 : traits.limit();
            for (Event event : events) {
                boolean midnight = traits.record() && record + event.length() > day / 24 * 23;
                if (!part.isEmpty() && (part.size() == limit || midnight)) {
                    documents.add(document(group, part, List.of(), severalRates));
                    part = new ArrayList<>();
                    record = 0;
                }
                part.add(event.at(record));
                record += event.length();
            }
            documents.add(document(group, part, List.of(), severalRates));
            return documents;
        }

        private boolean separate() {
            return format.sequences() && export.options().as() == ExportOptions.Arrangement.SEPARATE;
        }

        private ExportDocument document(Group group, List<Event> events, List<ExportClip> clips, boolean severalRates) {
            List<ExportSource> sources = events.stream().map(Event::source).distinct().toList();
            StringBuilder name = new StringBuilder(FileNames.safe(export.runId()));
            if (sources.size() == 1) {
                String file = sources.getFirst().fileName();
                int dot = file.lastIndexOf('.');
                name.append('_').append(dot > 0 ? file.substring(0, dot) : file);
            }
            if (separate()) {
                name.append('_').append(events.getFirst().clip().name());
            }
            String rate = group.rate().label() + (group.drop() ? "df" : "");
            if (severalRates && traits.division().atRate()) {
                name.append('_').append(rate);
            }
            String title = Words.clean(export.runId());
            return new ExportDocument(names.unique(FileNames.safe(name.toString()) + "_" + traits.name()),
                    title.isEmpty() ? "Clips" : title, export.runId(), group.rate(), group.drop(), export.options(),
                    events, clips, reels, files, export.options().which() == ExportOptions.Which.ALL);
        }
    }
}
