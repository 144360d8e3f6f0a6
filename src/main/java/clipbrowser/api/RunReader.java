package clipbrowser.api;

import clipbrowser.model.Clip;
import clipbrowser.model.Problem;
import clipbrowser.model.Run;
import clipbrowser.model.RunFailure;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.model.Webhook;
import clipbrowser.net.AddressPolicy;
import clipbrowser.net.ShownUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads an answer of the service, from the network or from a file. Whatever is wrong with one clip becomes that clip's
 * problem; only what isn't a run at all fails. Any thread.
 */
public final class RunReader {
    /** Of an answer, unpacked. */
    public static final int LARGEST = 64 * 1024 * 1024;
    static final int DEEPEST = 64;
    static final int MOST_CLIPS = 100_000;
    private static final String UNNAMED = "unnamed";

    static final JsonMapper JSON = JsonMapper
            .builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxDocumentLength(LARGEST)
                            .maxNestingDepth(DEEPEST).maxStringLength(LARGEST).maxNumberLength(LARGEST)
                            .maxNameLength(LARGEST).build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final AddressPolicy media;

    /** @param media which URLs an answer may name, see {@link AddressPolicy#ofMedia} */
    public RunReader(AddressPolicy media) {
        this.media = media;
    }

    /** An answer by itself, such as a file: its run's id is the one it names. @throws ApiException if it isn't a run */
    public Run read(byte[] raw) throws ApiException, InterruptedException {
        return read(raw, null);
    }

    /**
     * The answer to a question: its run's id is the one that was asked for. Takes a second for the largest; an
     * interrupt ends it.
     *
     * @throws ApiException if it isn't a run
     */
    public Run read(byte[] raw, @Nullable String askedFor) throws ApiException, InterruptedException {
        if (raw.length > LARGEST) {
            throw new ApiException(new RunFailure.TooLarge(LARGEST));
        }
        return Computation.of(() -> parsed(raw, askedFor));
    }

    private Run parsed(byte[] raw, @Nullable String askedFor) throws ApiException, InterruptedException {
        try (JsonParser parser = JSON.createParser(raw)) {
            return run(parser, askedFor);
        } catch (JacksonException e) {
            throw new ApiException(new RunFailure.NotJson());
        }
    }

    private Run run(JsonParser parser, @Nullable String askedFor) throws ApiException, InterruptedException {
        try {
            Parts parts = parts(parser);
            List<Draft> drafts = parts.drafts;
            if (drafts == null) {
                // A run that isn't done, or never will be, may have none to tell of yet; what isn't even a run may not.
                if (parts.status != RunStatus.PROCESSING && parts.status != RunStatus.ERROR) {
                    throw shape("clips");
                }
                drafts = List.of();
            }
            String id = Objects.requireNonNullElse(askedFor == null ? parts.id : askedFor, UNNAMED);
            return new Run(id, parts.status, clips(drafts, parts.sources), parts.webhook);
        } catch (StreamConstraintsException e) {
            // Nested too deep.
            throw shape(SafeText.clean(parser.streamReadContext().pathAsPointer().toString()));
        }
    }

    /** The top level, clips not yet joined. */
    private static final class Parts {
        private SourceReader sources;
        private @Nullable String id;
        private RunStatus status = RunStatus.UNKNOWN;
        private @Nullable Webhook webhook;
        private @Nullable List<Draft> drafts;

        private Parts(AddressPolicy media) {
            this.sources = new SourceReader(media);
        }
    }

    private Parts parts(JsonParser parser) throws ApiException, InterruptedException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            // The rest must still be JSON to be called JSON of another shape.
            if (parser.currentToken() == null) {
                throw new ApiException(new RunFailure.NotJson());
            }
            parser.skipChildren();
            throw shape("$");
        }
        Parts parts = new Parts(media);
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "clips" -> {
                    parts.sources = new SourceReader(media);
                    parts.drafts = parser.currentToken() == JsonToken.VALUE_NULL ? null : drafts(parser, parts.sources);
                }
                case "run_id", "status" -> {
                    LenientObject top = LenientObject.of(JSON.createObjectNode().set(field, JsonFields.read(parser)),
                            "");
                    if (field.equals("status")) {
                        parts.status = top.status(field);
                    } else {
                        String id = top.name(field);
                        parts.id = id == null ? null : SafeText.clean(id);
                    }
                }
                case "webhook" -> parts.webhook = webhook(JsonFields.read(parser));
                default -> parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            throw new ApiException(new RunFailure.NotJson());
        }
        return parts;
    }

    private static List<Draft> drafts(JsonParser parser, SourceReader sources)
            throws ApiException, InterruptedException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw shape("clips");
        }
        List<Draft> drafts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (drafts.size() == MOST_CLIPS) {
                throw shape("clips[" + MOST_CLIPS + "]");
            }
            wanted();
            drafts.add(draft(JsonFields.read(parser), drafts.size() + 1, sources));
        }
        return drafts;
    }

    private static @Nullable Webhook webhook(JsonNode node) {
        String url = node.isObject() ? LenientObject.of(node, "webhook").name("url") : null;
        if (url == null) {
            return null;
        }
        List<String> events = new ArrayList<>();
        for (JsonNode event : node.path("events")) {
            if (event.isString()) {
                events.add(SafeText.clean(event.asString()));
            }
        }
        return new Webhook(SafeText.clean(ShownUrl.of(url)), events);
    }

    /** @param rawId as the service wrote it, before it was made fit to be shown */
    private record Draft(@Nullable String rawId, Clip clip) {}

    private static List<Clip> clips(List<Draft> drafts, SourceReader sources) throws InterruptedException {
        ClipKeys keys = new ClipKeys();
        drafts.forEach(d -> keys.count(d.rawId));
        List<Clip> named = drafts.stream().map(d -> with(d.clip, "", sources.named(d.clip.source()), List.of()))
                .toList();
        sources.settle(new Run("", RunStatus.UNKNOWN, named, null).sources());
        List<Clip> clips = new ArrayList<>(drafts.size());
        for (int i = 0; i < drafts.size(); i++) {
            wanted();
            Draft draft = drafts.get(i);
            SourceMedia source = named.get(i).source();
            List<Problem> problems = new ArrayList<>();
            if (keys.repeated(draft.rawId)) {
                problems.add(new Problem.IdRepeated());
            }
            problems.addAll(draft.clip.stated());
            problems.addAll(sources.problems(source));
            String key = keys.key(draft.rawId, draft.clip.id(), source, draft.clip.startMs(), draft.clip.endMs());
            clips.add(with(draft.clip, key, sources.settled(source), problems));
        }
        return clips;
    }

    private static Clip with(Clip clip, String key, SourceMedia source, List<Problem> problems) {
        return new Clip(key, clip.id(), clip.place(), clip.startMs(), clip.endMs(), clip.durationMs(), source,
                problems);
    }

    private static Draft draft(JsonNode node, int place, SourceReader sources) {
        LenientObject stated = LenientObject.of(node, "clip");
        String rawId = stated.name("clip_id");
        String id = rawId == null || SafeText.clean(rawId).isEmpty() ? null : SafeText.clean(rawId);
        Long start = stated.millis("start_time_ms");
        Long end = stated.millis("end_time_ms");
        Long duration = stated.millis("duration_ms");
        SourceMedia source = sources.statement(stated.inner("source_media"));
        List<Problem> problems = new ArrayList<>();
        if (id == null) {
            problems.add(new Problem.IdMissing());
        }
        problems.addAll(bounds(start, end, duration));
        problems.addAll(stated.problems());
        return new Draft(rawId, new Clip("", id, place, start, end, duration, source, problems));
    }

    private static List<Problem> bounds(@Nullable Long start, @Nullable Long end, @Nullable Long duration) {
        List<Problem> problems = new ArrayList<>();
        if (start == null) {
            problems.add(new Problem.StartMissing());
        }
        if (end == null) {
            problems.add(new Problem.EndMissing());
        }
        if (start != null && start < 0 || end != null && end < 0) {
            problems.add(new Problem.Negative());
        }
        if (start != null && end != null) {
            if (end.equals(start)) {
                problems.add(new Problem.NoLength());
            } else if (end < start) {
                problems.add(new Problem.Reversed());
            } else if (duration != null && Math.abs(end - start - duration) > 1) {
                // Three values, each rounded by itself, are one millisecond apart at most.
                problems.add(new Problem.DurationDiffers(duration, end - start));
            }
        }
        return problems;
    }

    /** Whether anybody still waits for the answer. */
    private static void wanted() throws InterruptedException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException();
        }
    }

    private static ApiException shape(String where) {
        return new ApiException(new RunFailure.UnexpectedShape(where));
    }
}
