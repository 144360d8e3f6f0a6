package clipbrowser.player.vlc;

import clipbrowser.media.MediaBytes;
import clipbrowser.player.Decoder;
import clipbrowser.player.PictureNames;
import clipbrowser.player.VirtualMovie;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One virtual movie in one player: names its pictures and hands over the wanted ones. */
final class MovieRun implements Taps.PictureTap, Seat.Hearer {
    /** So many pictures may come before their names are certain; two are enough where nothing is wrong. */
    private static final int MOST_UNNAMED = 12;

    private record Unnamed(Pixels.Block block, long micros) {}

    private final VlcPictures stream;
    private final VlcDecoder decoder;
    private final VirtualMovie movie;
    private final VirtualMedia media;
    private final Decoder.Size size;
    private final PictureNames names;
    private final List<Unnamed> unnamed = new ArrayList<>();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Seat seat;
    private final long number;
    /** Where VLC writes next. */
    private Pixels.@Nullable Block block;

    MovieRun(VlcPictures stream, VlcDecoder decoder, VirtualMovie movie, MediaBytes bytes, Decoder.Size size) {
        this.stream = stream;
        this.decoder = decoder;
        this.movie = movie;
        this.media = new VirtualMedia(movie.file(), bytes);
        this.size = size;
        this.names = new PictureNames(movie);
        this.seat = decoder.seats().take();
        this.number = decoder.taps().add(this);
    }

    void start() {
        seat.play(media, this, decoder.taps().pictureOption(number, size.width(), size.height()), ":sout-all",
                ":no-sout-spu", ":no-sout-audio", ":no-audio");
    }

    /** Returns at once. */
    void stop() {
        if (stopped.compareAndSet(false, true)) {
            media.abort();
            decoder.seats().give(seat, this::ended);
        }
    }

    /** VLC writes nothing any more. */
    private void ended() {
        decoder.taps().remove(number);
        unnamed.forEach(picture -> decoder.pixels().give(picture.block));
        unnamed.clear();
        Pixels.Block left = block;
        block = null;
        if (left != null) {
            decoder.pixels().give(left);
        }
    }

    @Override
    public long room(long bytes) {
        if (stopped.get() || !stream.room(this)) {
            return 0;
        }
        if (bytes < (long) size.width() * size.height() * 4) {
            stream.broke(this, null);
            return 0;
        }
        Pixels.Block free = block;
        if (free == null) {
            free = decoder.pixels().take(bytes);
            block = free;
        }
        return free.address();
    }

    @Override
    public void shown(long micros) {
        Pixels.Block written = block;
        if (written == null) {
            return;
        }
        if (names.settled()) {
            hand(new Unnamed(written, micros));
            return;
        }
        names.hear(micros);
        unnamed.add(new Unnamed(written, micros));
        block = null;
        if (names.settled()) {
            unnamed.forEach(this::hand);
            unnamed.clear();
        } else if (unnamed.size() > MOST_UNNAMED) {
            stream.broke(this, null);
        }
    }

    private void hand(Unnamed picture) {
        OptionalInt which = names.picture(picture.micros);
        long frame = which.isPresent() ? names.frame(which.getAsInt()) : -1;
        switch (which.isPresent() ? stream.use(this, frame) : VlcPictures.Use.GAP) {
            case KEEP -> {
                if (block == picture.block) {
                    block = null;
                }
                stream.add(this,
                        new VlcPicture(frame, size.width(), size.height(), decoder.pixels(), picture.block),
                        movie.to());
            }
            case DROP -> again(picture.block);
            case GAP -> {
                again(picture.block);
                stream.broke(this, null);
            }
        }
    }

    /** The room of a picture that isn't wanted is used for the next one. */
    private void again(Pixels.Block room) {
        if (block == null) {
            block = room;
        } else if (block != room) {
            decoder.pixels().give(room);
        }
    }

    @Override
    public void over(boolean error) {
        stream.broke(this, media.failure());
    }
}
