package clipbrowser.player.vlc;

import clipbrowser.model.FaultLog;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The callbacks of VLC's memory output (smem), called on VLC's threads with what was decoded. One set serves all
 * streams: each has a number, and calls with a number that is no longer registered are dropped.
 */
final class SmemCallbacks {
    /** Receives pictures. Called by one thread at a time; may block. */
    interface VideoCallback {
        /** @param size in bytes @return where the next picture is to be written, 0 to pass it over */
        long room(long size);

        /** The picture stands where {@link #room} said. @param micros on a clock that begins anywhere */
        void shown(long micros);
    }

    /** Receives sound. Called by one thread at a time; may block. */
    interface AudioCallback {
        /** @param size in bytes @return where the next samples are to be written, 0 to pass them over */
        long room(long size);

        /** @param samples of each channel @param micros of the first, on a clock that begins anywhere */
        void heard(int channels, int rate, int samples, long micros);
    }

    private final FaultLog faults;
    private final AtomicLong last = new AtomicLong();
    private final Map<Long, VideoCallback> video = new ConcurrentHashMap<>();
    private final Map<Long, AudioCallback> sounds = new ConcurrentHashMap<>();
    private final long videoRoom;
    private final long pictureShown;
    private final long audioRoom;
    private final long audioHeard;

    SmemCallbacks(FaultLog faults) {
        this.faults = faults;
        ValueLayout word = ValueLayout.JAVA_LONG;
        ValueLayout number = ValueLayout.JAVA_INT;
        videoRoom = stub("videoRoom", word, ValueLayout.ADDRESS, word);
        pictureShown = stub("pictureShown", word, word, number, number, number, word, word);
        audioRoom = stub("audioRoom", word, ValueLayout.ADDRESS, word);
        audioHeard = stub("audioHeard", word, word, number, number, number, number, word, word);
    }

    /** From now on calls with the returned number go there. */
    long add(VideoCallback callback) {
        long number = last.incrementAndGet();
        video.put(number, callback);
        return number;
    }

    /** From now on calls with the returned number go there. */
    long add(AudioCallback callback) {
        long number = last.incrementAndGet();
        sounds.put(number, callback);
        return number;
    }

    /** Calls with this number are dropped from now on; one may still be running. */
    void remove(long number) {
        video.remove(number);
        sounds.remove(number);
    }

    /** The media option that sends a stream's pictures here, scaled. */
    String videoOption(long number, int width, int height) {
        // What comes out together is handed on one by one by "duplicate": smem takes the first of several and loses the
        // others (3.0.24), which decoders of VP9 and AV1 often give at once.
        // VLC rounds times to whole frames of a rate: a million frames a second keeps microseconds.
        return ":sout=#transcode{vcodec=RV32,width=" + width + ",height=" + height + ",fps=1000000}:duplicate{dst=smem{"
                + "video-prerender-callback=" + videoRoom + ",video-postrender-callback=" + pictureShown
                + ",video-data=" + number + ",no-time-sync}}";
    }

    /** The media option that sends a stream's sound here, as many samples a second as the decoder gives. */
    String audioOption(long number, int channels) {
        // VLC's own resampler loses a part of a sample with each packet: 33 a second of 44.1 kHz (measured).
        return ":sout=#transcode{acodec=s16l,channels=" + channels
                + ",samplerate=0}:duplicate{dst=smem{audio-prerender-callback=" + audioRoom
                + ",audio-postrender-callback="
                + audioHeard + ",audio-data=" + number + ",no-time-sync}}";
    }

    // The four methods that VLC calls are found by name, and have its parameters: see stub().
    @SuppressWarnings("unused")
    private void videoRoom(long number, MemorySegment out, long size) {
        long room = 0;
        try {
            VideoCallback callback = video.get(number);
            room = callback == null ? 0 : callback.room(size);
        } catch (Throwable t) {
            // An exception that reaches native code would end the process.
            faults.unexpected("making room for a picture", t);
        }
        write(out, room);
    }

    /** Width and height are the decoder's, padded: the size asked for is what was written. */
    @SuppressWarnings("unused")
    private void pictureShown(long number, long at, int width, int height, int bits, long size, long micros) {
        try {
            VideoCallback callback = video.get(number);
            if (callback != null) {
                callback.shown(micros);
            }
        } catch (Throwable t) {
            faults.unexpected("taking a picture from VLC", t);
        }
    }

    @SuppressWarnings("unused")
    private void audioRoom(long number, MemorySegment out, long size) {
        long room = 0;
        try {
            AudioCallback callback = sounds.get(number);
            room = callback == null ? 0 : callback.room(size);
        } catch (Throwable t) {
            faults.unexpected("making room for sound", t);
        }
        write(out, room);
    }

    @SuppressWarnings("unused")
    private void audioHeard(long number, long at, int channels, int rate, int samples, int bits, long size,
            long micros) {
        try {
            AudioCallback callback = sounds.get(number);
            if (callback != null) {
                callback.heard(channels, rate, samples, micros);
            }
        } catch (Throwable t) {
            faults.unexpected("taking sound from VLC", t);
        }
    }

    @SuppressWarnings("restricted")
    private static void write(MemorySegment out, long address) {
        out.reinterpret(8).set(ValueLayout.JAVA_LONG, 0, address);
    }

    @SuppressWarnings("restricted")
    private long stub(String method, ValueLayout... parameters) {
        FunctionDescriptor shape = FunctionDescriptor.ofVoid(parameters);
        MethodType type = shape.toMethodType();
        try {
            MethodHandle handle = MethodHandles.lookup().findVirtual(SmemCallbacks.class, method, type).bindTo(this);
            // Never freed: a late call must still find it after the decoder was closed.
            return Linker.nativeLinker().upcallStub(handle, shape, Arena.global()).address();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(method, e);
        }
    }
}
