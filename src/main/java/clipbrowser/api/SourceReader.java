package clipbrowser.api;

import clipbrowser.model.MediaInfo;
import clipbrowser.model.Problem;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.net.Address;
import clipbrowser.net.AddressPolicy;
import clipbrowser.net.NetException;
import clipbrowser.net.ShownUrl;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Joins what the clips of one answer say about their sources. */
final class SourceReader {
    /** No media id looks like this, and a reader sees why there is none. */
    private static final String UNNAMED = "(no media id)";

    /** A frame's length at the lowest usual rate: durations that were taken of other tracks differ by as much. */
    private static final long SAME_LENGTH_MS = 42;

    private final AddressPolicy policy;
    private final Map<String, String> idByPlace = new LinkedHashMap<>();
    private final Map<String, Whereabouts> known = new HashMap<>();
    private final Map<String, SourceMedia> joined = new LinkedHashMap<>();

    SourceReader(AddressPolicy policy) {
        this.policy = policy;
    }

    /** One clip's statement, not yet joined: its id is empty where the service gave none. */
    SourceMedia statement(LenientObject source) {
        String id = source.name("media_id");
        String written = source.name("media_url");
        // As browsers read it: what is left of a line break at its end would end up in every export.
        String url = written == null ? null : written.strip();
        SourceMedia media = new SourceMedia(id == null ? "" : SafeText.clean(id), source.status("status"), url,
                info(source.inner("media_info")));
        if (url != null && !media.id().isEmpty()) {
            idByPlace.putIfAbsent(place(url), media.id());
        }
        return media;
    }

    private static @Nullable MediaInfo info(LenientObject info) {
        if (!info.present()) {
            return null;
        }
        BigDecimal fps = info.number("fps");
        String type = info.name("type");
        return new MediaInfo(type == null ? null : SafeText.clean(type), positive(info.millis("duration_ms")),
                fps != null && fps.signum() > 0 ? fps : null,
                positive(info.whole("frame_count", Integer.MIN_VALUE, Integer.MAX_VALUE)), pixels(info, "width"),
                pixels(info, "height"), count(info));
    }

    private static @Nullable Long positive(@Nullable Long value) {
        return value != null && value > 0 ? value : null;
    }

    private static @Nullable Integer pixels(LenientObject info, String field) {
        Long value = positive(info.whole(field, Integer.MIN_VALUE, Integer.MAX_VALUE));
        return value == null ? null : value.intValue();
    }

    private static @Nullable Integer count(LenientObject info) {
        Long value = info.whole("channels", Integer.MIN_VALUE, Integer.MAX_VALUE);
        return value == null || value < 0 ? null : value.intValue();
    }

    /**
     * The same with the id that joins it to others: of media without an id, the one known by that URL, else the URL.
     */
    SourceMedia named(SourceMedia statement) {
        if (!statement.id().isEmpty()) {
            return statement;
        }
        String place = statement.url() == null ? "" : place(statement.url());
        String id = idByPlace.getOrDefault(place, place.isEmpty() ? UNNAMED : UNNAMED + " " + place);
        return new SourceMedia(id, statement.status(), statement.url(), statement.info());
    }

    /** Settles what each source is, for the clips that name it; to be called once all statements are named. */
    void settle(List<SourceMedia> sources) {
        sources.forEach(s -> joined.put(s.id(), s));
    }

    SourceMedia settled(SourceMedia named) {
        return Objects.requireNonNullElse(joined.get(named.id()), named);
    }

    /** What keeps clips of a source from being played, and whether this clip's statement contradicts the others'. */
    List<Problem> problems(SourceMedia named) {
        SourceMedia settled = settled(named);
        List<Problem> problems = new ArrayList<>();
        if (contradicts(named, settled)) {
            problems.add(new Problem.SourceDiffers());
        }
        switch (settled.status()) {
            case PROCESSING -> problems.add(new Problem.SourceProcessing());
            case ERROR -> problems.add(new Problem.SourceFailed());
            case COMPLETE, UNKNOWN -> {
                if (settled.url() == null) {
                    problems.add(new Problem.UrlMissing());
                } else if (!whereabouts(settled.url()).allowed) {
                    problems.add(new Problem.UrlRefused());
                }
            }
        }
        return problems;
    }

    private boolean contradicts(SourceMedia one, SourceMedia other) {
        boolean urls = one.url() != null && other.url() != null && !place(one.url()).equals(place(other.url()));
        boolean failed = one.status() == RunStatus.ERROR && other.status() == RunStatus.COMPLETE;
        MediaInfo a = one.info();
        MediaInfo b = other.info();
        return urls || failed || a != null && b != null && (differ(a.type(), b.type())
                || lengthsDiffer(a.durationMs(), b.durationMs()) || differ(a.frameCount(), b.frameCount())
                || differ(a.width(), b.width()) || differ(a.height(), b.height()) || differ(a.channels(), b.channels())
                || a.fps() != null && b.fps() != null && a.fps().compareTo(b.fps()) != 0);
    }

    private static boolean lengthsDiffer(@Nullable Long one, @Nullable Long other) {
        return one != null && other != null && Math.abs(one - other) > SAME_LENGTH_MS;
    }

    private static boolean differ(@Nullable Object one, @Nullable Object other) {
        return one != null && other != null && !one.equals(other);
    }

    private String place(String url) {
        return whereabouts(url).place;
    }

    private Whereabouts whereabouts(String url) {
        return known.computeIfAbsent(url, _ -> {
            try {
                Address at = policy.check(url);
                return new Whereabouts((at.onLoopback() ? "" : at.origin()) + at.path(), true);
            } catch (NetException e) {
                return new Whereabouts(SafeText.clean(ShownUrl.of(url)), false);
            }
        });
    }

    /**
     * @param place a URL without what changes when it is signed anew: its query, and the port of a server on this
     *              machine
     */
    private record Whereabouts(String place, boolean allowed) {}
}
