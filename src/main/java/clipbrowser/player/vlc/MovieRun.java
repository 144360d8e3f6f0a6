package clipbrowser.player.vlc;

import clipbrowser.media.MediaBytes;
import clipbrowser.player.Decoder;
import clipbrowser.player.VirtualMovie;
import java.util.concurrent.atomic.AtomicBoolean;

/** One virtual movie in one player: hands the wanted pictures over to a stream. */
final class MovieRun implements Taps.PictureTap, Seat.Hearer, NamedPictures.Taker {
    private final VlcPictures stream;
    private final VlcDecoder decoder;
    private final VirtualMovie movie;
    private final VirtualMedia media;
    private final Decoder.Size size;
    private final NamedPictures pictures;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Seat seat;
    private final long number;

    MovieRun(VlcPictures stream, VlcDecoder decoder, VirtualMovie movie, MediaBytes bytes, Decoder.Size size) {
        this.stream = stream;
        this.decoder = decoder;
        this.movie = movie;
        this.media = new VirtualMedia(movie.file(), bytes);
        this.size = size;
        this.pictures = new NamedPictures(decoder, movie, size, this);
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
            decoder.seats().give(seat, () -> {
                decoder.taps().remove(number);
                pictures.end();
            });
        }
    }

    @Override
    public long room(long bytes) {
        return stopped.get() || !stream.room(this) ? 0 : pictures.room(bytes);
    }

    @Override
    public void shown(long micros) {
        pictures.shown(micros);
    }

    @Override
    public boolean wants(long frame) {
        return stream.wants(this, frame);
    }

    @Override
    public void take(VlcPicture picture) {
        stream.add(this, picture, movie.to());
    }

    @Override
    public void lost() {
        stream.broke(this, null);
    }

    @Override
    public void over(boolean error) {
        stream.broke(this, media.failure());
    }
}
