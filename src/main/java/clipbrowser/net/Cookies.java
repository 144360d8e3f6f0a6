package clipbrowser.net;

import java.net.http.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The cookies of one exchange. Some servers send whoever asks on to the same place with a cookie and expect it there.
 * One goes back to the very host that set it, over https where it came over https, and is forgotten with the exchange.
 * One thread.
 */
final class Cookies {
    private static final int MOST = 20;
    private static final int LONGEST = 4096;

    private record Key(String host, boolean secure, String name) {}

    private final Map<Key, String> values = new LinkedHashMap<>();

    /** Takes up what an answer sets. */
    void take(Address from, HttpHeaders headers) {
        for (String header : headers.allValues("Set-Cookie")) {
            String[] parts = header.split(";", -1);
            int equals = parts[0].indexOf('=');
            if (equals <= 0) {
                continue;
            }
            Key key = new Key(from.host(), from.secure(), parts[0].substring(0, equals).strip());
            String value = parts[0].substring(equals + 1).strip();
            if (expired(parts)) {
                values.remove(key);
            } else if (plain(key.name) && plain(value) && values.size() < MOST
                    && key.name.length() + value.length() <= LONGEST) {
                values.put(key, value);
            }
        }
    }

    private static boolean expired(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String attribute = parts[i].strip();
            if (attribute.regionMatches(true, 0, "Max-Age=", 0, 8)) {
                String age = attribute.substring(8).strip();
                return age.startsWith("-") || age.equals("0");
            }
        }
        return false;
    }

    /** Whether it is what a header may hold: visible, and no end of a value. */
    private static boolean plain(String text) {
        return text.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != ';' && c != ',');
    }

    /** The header that goes to an address; empty where nothing was set by its host. */
    Optional<String> header(Address to) {
        String all = values.entrySet().stream()
                .filter(e -> e.getKey().host.equals(to.host()) && e.getKey().secure == to.secure())
                .map(e -> e.getKey().name + "=" + e.getValue()).collect(Collectors.joining("; "));
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }
}
