package clipbrowser.testing;

import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The X display itself, looked at and worked from outside of any program: what its pixels are, which windows stand on
 * it, keys and mouse buttons as a keyboard and a mouse would give them. A connection of its own; one
 * thread.
 */
public final class XDisplay implements AutoCloseable {
    private static final NativeLibrary X = NativeLibrary.getInstance("libX11.so.6");
    private static final NativeLibrary TEST = NativeLibrary.getInstance("libXtst.so.6");
    private static final int Z_PIXMAP = 2;
    private static final int CLIENT_MESSAGE = 33;
    private static final int CARDINAL = 6;
    /** {@code XEvent} is a union of 24 longs. */
    private static final int EVENT_BYTES = 24 * Long.BYTES;

    private final Pointer display;
    private final NativeLong root;

    /** The display that {@code DISPLAY} names. */
    public XDisplay() {
        display = open();
        root = (NativeLong) X.getFunction("XDefaultRootWindow").invoke(NativeLong.class, new Object[]{display});
    }

    /** A display whose last client has left begins anew, and takes nobody for a moment. */
    private static Pointer open() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < end) {
            Pointer opened = X.getFunction("XOpenDisplay").invokePointer(new Object[]{Pointer.NULL});
            if (opened != null) {
                return opened;
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw new IllegalStateException("no X display");
    }

    /** What is seen there, row by row, as RGB; it has to lie on the display. */
    public int[] pixels(int left, int top, int width, int height) {
        // XImage: width and height, offset and format, data, four ints, depth, bytes per line, bits per pixel.
        Pointer image = X.getFunction("XGetImage").invokePointer(new Object[]{display, root, left, top, width, height,
                new NativeLong(-1), Z_PIXMAP});
        if (image == null) {
            throw new IllegalStateException("the display can't be read");
        }
        try {
            int line = image.getInt(44);
            if (image.getInt(48) != 32) {
                throw new IllegalStateException("not 32 bits a pixel");
            }
            Pointer data = image.getPointer(16);
            int[] pixels = new int[width * height];
            for (int y = 0; y < height; y++) {
                data.read((long) y * line, pixels, y * width, width);
            }
            return pixels;
        } finally {
            X.getFunction("XDestroyImage").invokeInt(new Object[]{image});
        }
    }

    /** The window of a process; empty while it has none that is seen. No window manager stands between. */
    public OptionalLong windowOf(long pid) {
        NativeLong about = atom("_NET_WM_PID");
        for (NativeLong window : children()) {
            PointerByReference found = new PointerByReference();
            Memory rest = new Memory(4L * Long.BYTES);
            int failed = X.getFunction("XGetWindowProperty").invokeInt(new Object[]{display, window, about,
                    new NativeLong(0), new NativeLong(1), 0, new NativeLong(CARDINAL), rest, rest.share(8),
                    rest.share(16), rest.share(24), found});
            Pointer value = found.getValue();
            if (failed == 0 && value != null) {
                boolean its = rest.getLong(16) == 1 && value.getNativeLong(0).longValue() == pid && isSeen(window);
                X.getFunction("XFree").invokeInt(new Object[]{value});
                if (its) {
                    return OptionalLong.of(window.longValue());
                }
            }
        }
        return OptionalLong.empty();
    }

    private List<NativeLong> children() {
        Memory two = new Memory(2L * Long.BYTES);
        PointerByReference list = new PointerByReference();
        IntByReference count = new IntByReference();
        X.getFunction("XQueryTree").invokeInt(new Object[]{display, root, two, two.share(8), list, count});
        List<NativeLong> windows = new ArrayList<>();
        Pointer at = list.getValue();
        if (at != null) {
            for (int i = 0; i < count.getValue(); i++) {
                windows.add(at.getNativeLong((long) i * Long.BYTES));
            }
            X.getFunction("XFree").invokeInt(new Object[]{at});
        }
        return windows;
    }

    private boolean isSeen(NativeLong window) {
        // XWindowAttributes: map_state stands after x, y, width, height, border, depth, visual, root and twelve more.
        Memory attributes = new Memory(256);
        return X.getFunction("XGetWindowAttributes").invokeInt(new Object[]{display, window, attributes}) != 0
                && attributes.getInt(92) == 2;
    }

    /** Asks a window to close, as the cross in its corner does. */
    public void close(long window) {
        Memory event = new Memory(EVENT_BYTES);
        event.clear();
        event.setInt(0, CLIENT_MESSAGE);
        event.setNativeLong(32, new NativeLong(window));
        event.setNativeLong(40, atom("WM_PROTOCOLS"));
        event.setInt(48, 32);
        event.setNativeLong(56, atom("WM_DELETE_WINDOW"));
        X.getFunction("XSendEvent").invokeInt(new Object[]{display, new NativeLong(window), 0, new NativeLong(0),
                event});
        flush();
    }

    /** Presses or releases a key, by its name in X ({@code Down}, {@code Return}, {@code f}). */
    public void key(String name, boolean down) {
        NativeLong symbol = (NativeLong) X.getFunction("XStringToKeysym").invoke(NativeLong.class,
                new Object[]{name});
        int code = X.getFunction("XKeysymToKeycode").invokeInt(new Object[]{display, symbol}) & 255;
        if (code == 0) {
            throw new IllegalArgumentException(name);
        }
        TEST.getFunction("XTestFakeKeyEvent").invokeInt(new Object[]{display, code, down ? 1 : 0, new NativeLong(0)});
        flush();
    }

    /** A key that is pressed and let go at once. */
    public void type(String name) {
        key(name, true);
        key(name, false);
    }

    /** Moves the pointer. */
    public void point(int x, int y) {
        TEST.getFunction("XTestFakeMotionEvent").invokeInt(new Object[]{display, -1, x, y, new NativeLong(0)});
        flush();
    }

    /** Presses or releases the left mouse button. */
    public void button(boolean down) {
        TEST.getFunction("XTestFakeButtonEvent").invokeInt(new Object[]{display, 1, down ? 1 : 0, new NativeLong(0)});
        flush();
    }

    private NativeLong atom(String name) {
        return (NativeLong) X.getFunction("XInternAtom").invoke(NativeLong.class, new Object[]{display, name, 0});
    }

    private void flush() {
        X.getFunction("XFlush").invokeInt(new Object[]{display});
    }

    @Override
    public void close() {
        X.getFunction("XCloseDisplay").invokeInt(new Object[]{display});
    }
}
