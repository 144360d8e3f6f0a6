package clipbrowser.player.vlc;

import clipbrowser.media.Excerpt;
import clipbrowser.media.MediaException;
import clipbrowser.model.MediaFailure;
import clipbrowser.player.Backstage;
import clipbrowser.player.Decoder;
import clipbrowser.player.Picture;
import clipbrowser.player.PictureNames;
import clipbrowser.player.VirtualMovie;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One movie of glimpses in one player: hands over the pictures of wanted frames, and ends. */
final class GlimpseRun implements Taps.PictureTap, Seat.Hearer {
    /** So many pictures may come before their names are certain; two are enough where nothing is wrong. */
    private static final int MOST_UNNAMED = 12;
    /** A decoder that says nothing for so long says nothing more. In seconds. */
    private static final int SILENCE = 20;

    private record Unnamed(Pixels.Block block, long micros) {}

    private final VlcDecoder decoder;
    private final Decoder.Size size;
    private final Backstage.Pace pace;
    private final VirtualMedia media;
    private final PictureNames names;
    private final List<Unnamed> unnamed = new ArrayList<>();
    /** Empty: there are no more. */
    private final BlockingQueue<Optional<Picture>> made = new LinkedBlockingQueue<>();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Seat seat;
    private final long number;
    /** Where VLC writes next. */
    private Pixels.@Nullable Block block;
    private volatile boolean unwanted;
    private volatile long alive = System.nanoTime();

    GlimpseRun(VlcDecoder decoder, VirtualMovie movie, Excerpt bytes, Decoder.Size size, Backstage.Pace pace) {
        this.decoder = decoder;
        this.size = size;
        this.pace = pace;
        this.media = new VirtualMedia(movie.file(), bytes);
        this.names = new PictureNames(movie);
        this.seat = decoder.seats().take();
        this.number = decoder.taps().add(this);
    }

    void start() {
        seat.play(media, this, decoder.taps().pictureOption(number, size.width(), size.height()), ":sout-all",
                ":no-sout-spu", ":no-sout-audio", ":no-audio");
    }

    /** The next wanted picture, waiting for it; empty where none comes any more. */
    Optional<Picture> next() throws MediaException, InterruptedException {
        while (true) {
            Optional<Picture> picture = made.poll(1, TimeUnit.SECONDS);
            if (picture != null) {
                return picture;
            }
            if (System.nanoTime() - alive > TimeUnit.SECONDS.toNanos(SILENCE)) {
                throw new MediaException(new MediaFailure.Undecodable());
            }
        }
    }

    /** Whether it ended because nobody wants it any more. */
    boolean unwanted() {
        return unwanted;
    }

    /** Returns at once. */
    void stop() {
        if (stopped.compareAndSet(false, true)) {
            media.abort();
            decoder.seats().give(seat, this::ended);
        }
    }

    /** VLC writes nothing any more: what nobody took, and what it was to write to next, is given back. */
    private void ended() {
        decoder.taps().remove(number);
        for (Optional<Picture> left = made.poll(); left != null; left = made.poll()) {
            left.ifPresent(Picture::release);
        }
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
        alive = Long.MAX_VALUE;
        boolean goesOn = !stopped.get() && !unwanted && pace.next();
        alive = System.nanoTime();
        if (!goesOn) {
            if (!stopped.get()) {
                unwanted = true;
                end();
            }
            return 0;
        }
        if (bytes < (long) size.width() * size.height() * 4) {
            end();
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
        alive = System.nanoTime();
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
            end();
        }
    }

    private void hand(Unnamed picture) {
        OptionalInt which = names.picture(picture.micros);
        long frame = which.isPresent() ? names.frame(which.getAsInt()) : -1;
        if (frame >= 0) {
            if (block == picture.block) {
                block = null;
            }
            made.add(Optional.of(
                    new VlcPicture(frame, size.width(), size.height(), decoder.pixels(), picture.block)));
        } else if (block == null) {
            // The room that it stands in is used for the next one.
            block = picture.block;
        } else if (block != picture.block) {
            decoder.pixels().give(picture.block);
        }
    }

    private void end() {
        made.add(Optional.empty());
    }

    @Override
    public void over(boolean error) {
        end();
    }
}
