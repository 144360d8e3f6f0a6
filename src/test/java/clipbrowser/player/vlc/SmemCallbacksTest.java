package clipbrowser.player.vlc;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.testing.Thrown;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Called as VLC calls it, from native code: what is thrown there would end the process. */
class SmemCallbacksTest {
    private final List<String> told = new ArrayList<>();
    private final SmemCallbacks callbacks = new SmemCallbacks(
            (doing, fault) -> told.add(doing + ": " + fault.getClass().getSimpleName()));

    @SuppressWarnings("restricted")
    private static MethodHandle function(String option, String name, ValueLayout... parameters) {
        Matcher address = Pattern.compile(name + "=(\\d+)").matcher(option);
        assertThat(address.find()).isTrue();
        return Linker.nativeLinker().downcallHandle(MemorySegment.ofAddress(Long.parseLong(address.group(1))),
                FunctionDescriptor.ofVoid(parameters));
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, StackOverflowError.class, OutOfMemoryError.class})
    void aFaultInAPicturesCallbackIsToldAndThePictureIsPassedOver(Class<? extends Throwable> kind) throws Throwable {
        long number = callbacks.add(new SmemCallbacks.VideoCallback() {
            @Override
            public long room(long size) {
                return Thrown.one(kind);
            }

            @Override
            public void shown(long micros) {
                Thrown.one(kind);
            }
        });
        String option = callbacks.videoOption(number, 64, 36);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(8);
            out.set(ValueLayout.JAVA_LONG, 0, -1);
            function(option, "video-prerender-callback", ValueLayout.JAVA_LONG, ValueLayout.ADDRESS,
                    ValueLayout.JAVA_LONG).invoke(number, out, 100L);
            assertThat(out.get(ValueLayout.JAVA_LONG, 0)).as("where VLC may write").isZero();
            function(option, "video-postrender-callback", ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG).invoke(number, 0L, 64, 36, 32, 100L, 0L);
        }
        assertThat(told).containsExactly("making room for a picture: " + kind.getSimpleName(),
                "taking a picture from VLC: " + kind.getSimpleName());
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, StackOverflowError.class, OutOfMemoryError.class})
    void aFaultInTheSoundsCallbackIsToldAndTheSoundIsPassedOver(Class<? extends Throwable> kind) throws Throwable {
        long number = callbacks.add(new SmemCallbacks.AudioCallback() {
            @Override
            public long room(long size) {
                return Thrown.one(kind);
            }

            @Override
            public void heard(int channels, int rate, int samples, long micros) {
                Thrown.one(kind);
            }
        });
        String option = callbacks.audioOption(number, 2);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(8);
            out.set(ValueLayout.JAVA_LONG, 0, -1);
            function(option, "audio-prerender-callback", ValueLayout.JAVA_LONG, ValueLayout.ADDRESS,
                    ValueLayout.JAVA_LONG).invoke(number, out, 100L);
            assertThat(out.get(ValueLayout.JAVA_LONG, 0)).as("where VLC may write").isZero();
            function(option, "audio-postrender-callback", ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG).invoke(number, 0L, 2, 48_000, 25, 16, 100L, 0L);
        }
        assertThat(told).containsExactly("making room for sound: " + kind.getSimpleName(),
                "taking sound from VLC: " + kind.getSimpleName());
    }
}
