package clipbrowser.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of host names during a request. The JDK's client resolves a name again after the policy has checked its
 * addresses, and could then get others (DNS rebinding). Between {@link #pin} and {@link Pin#close} everything in this
 * process that resolves the name gets the addresses that were checked. Any thread.
 */
final class PinnedNames {
    /** Asks the system. */
    @FunctionalInterface
    interface Lookup {
        Stream<InetAddress> of(String name) throws UnknownHostException;
    }

    /** The JDK asks one resolver for the whole process. */
    static final PinnedNames OF_PROCESS = new PinnedNames();

    /** One name, shared by those that ask for it at the same time. */
    private static final class Entry {
        private int users;
        private InetAddress @Nullable [] answer;
    }

    private final Map<String, Entry> entries = new HashMap<>();

    /** Holds a name until it is closed. */
    final class Pin implements AutoCloseable {
        private final String name;
        private boolean closed;

        private Pin(String name) {
            this.name = name;
        }

        /**
         * From now on the name stands for these addresses, unless it was pinned to others before.
         *
         * @return what it stands for: this is to be checked
         */
        InetAddress[] settle(InetAddress[] found) {
            synchronized (entries) {
                Entry entry = entries.get(name);
                if (entry == null) {
                    return found;
                }
                InetAddress[] before = entry.answer;
                if (before == null) {
                    entry.answer = before = found.clone();
                }
                return before.clone();
            }
        }

        @Override
        public void close() {
            synchronized (entries) {
                Entry entry = entries.get(name);
                if (!closed && entry != null && --entry.users == 0) {
                    entries.remove(name);
                }
                closed = true;
            }
        }
    }

    /** @param name a host's, in any case */
    Pin pin(String name) {
        String key = key(name);
        synchronized (entries) {
            entries.computeIfAbsent(key, _ -> new Entry()).users++;
        }
        return new Pin(key);
    }

    /** What a name stands for: what it is pinned to, else what the system says, which a waiting pin takes. */
    Stream<InetAddress> lookup(String name, Lookup system) throws UnknownHostException {
        String key = key(name);
        synchronized (entries) {
            Entry entry = entries.get(key);
            if (entry != null && entry.answer != null) {
                return Arrays.stream(entry.answer);
            }
        }
        InetAddress[] found = system.of(name).toArray(InetAddress[]::new);
        synchronized (entries) {
            Entry entry = entries.get(key);
            if (entry == null) {
                return Arrays.stream(found);
            }
            if (entry.answer == null) {
                entry.answer = found;
            }
            return Arrays.stream(entry.answer);
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
