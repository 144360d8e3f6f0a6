package clipbrowser.net;

/** The part of a URL that may be shown and logged: no user info, no query, no fragment. Any thread. */
public final class ShownUrl {
    private ShownUrl() {}

    /**
     * Linear in the URL's length, and never fails, whatever was written. A password that itself holds {@code ?} or
     * {@code #} isn't cut in the middle: where the host can't be told from user info, only the scheme is left.
     */
    public static String of(String url) {
        int scheme = url.indexOf("://");
        int from = scheme < 0 ? 0 : scheme + 3;
        int authority = firstOf(url, "/?#", from);
        int cut = firstOf(url, "?#", from);
        int at = url.lastIndexOf('@', authority - 1);
        if (at >= from) {
            return url.substring(0, from) + url.substring(at + 1, cut);
        }
        boolean later = url.indexOf('@', authority) >= 0;
        return later && !plainHost(url, from, authority) ? url.substring(0, from) + "…" : url.substring(0, cut);
    }

    /** Whether it is a host with at most a port: what stands before a colon may otherwise be a user's name. */
    private static boolean plainHost(String url, int from, int to) {
        int colon = url.charAt(Math.min(from, url.length() - 1)) == '['
                ? url.indexOf(']', from) + 1
                : url.indexOf(':', from);
        if (colon < from || colon >= to) {
            return true;
        }
        return url.charAt(colon) == ':' && url.substring(colon + 1, to).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static int firstOf(String text, String any, int from) {
        for (int i = from; i < text.length(); i++) {
            if (any.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }
}
