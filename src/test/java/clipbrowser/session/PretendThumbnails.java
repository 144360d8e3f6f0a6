package clipbrowser.session;

import clipbrowser.time.FrameRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;

/** Stills that come when a test says so. FX thread. */
public final class PretendThumbnails implements Thumbnails {
    private final ReadOnlyLongWrapper arrived = new ReadOnlyLongWrapper();
    private final Map<Long, Thumbnail> there = new HashMap<>();
    private final List<Set<Long>> wanted = new ArrayList<>();

    /** The frames that are asked for now, wherever. */
    public Set<Long> wanted() {
        Set<Long> all = new HashSet<>();
        wanted.forEach(all::addAll);
        return all;
    }

    /** A frame's picture comes in. */
    public Image come(long frame) {
        Image image = new WritableImage(86, 48);
        there.put(frame, new Thumbnail.There(image));
        arrived.set(arrived.get() + 1);
        return image;
    }

    /** A frame's picture can't be had. */
    public void fail(long frame) {
        there.put(frame, new Thumbnail.None());
        arrived.set(arrived.get() + 1);
    }

    @Override
    public Place place() {
        Set<Long> mine = new HashSet<>();
        wanted.add(mine);
        return new Place() {
            @Override
            public void anew() {
                mine.clear();
            }

            @Override
            public Thumbnail of(Source source, long frame) {
                Thumbnail still = there.getOrDefault(frame, new Thumbnail.Coming());
                if (still instanceof Thumbnail.Coming) {
                    mine.add(frame);
                }
                return still;
            }

            @Override
            public Thumbnail within(Source source, FrameRange range) {
                return of(source, range.in());
            }
        };
    }

    @Override
    public ReadOnlyLongProperty arrivedProperty() {
        return arrived.getReadOnlyProperty();
    }
}
