package clipbrowser.app;

import clipbrowser.store.Folders;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person can hand on after something went wrong: versions, the newest faults, the end of the log. No key, no
 * query of an address (it may sign it), no name of the person's home. Reads a file: not for the FX thread.
 */
final class Diagnostics {
    /** Bytes of the log's end. */
    private static final int LOG_BYTES = 24 << 10;
    /** Up to where an address that is written in a text goes. */
    private static final Pattern ADDRESS = Pattern.compile("(?i)\\b(https?|wss?|ftp)://[^\\s\"'<>\\\\]++");
    private static final Pattern HEADER = Pattern.compile("(?i)\\b(authorization|x-api-key|cookie)\\b[^\\n]*+");
    private static final Pattern BEARER = Pattern.compile("(?i)\\bbearer\\s++\\S++");

    private final Folders folders;
    private final UnexpectedFaults faults;
    private final Supplier<List<String>> secrets;

    /** @param secrets what is taken out wherever it stands */
    Diagnostics(Folders folders, UnexpectedFaults faults, Supplier<List<String>> secrets) {
        this.folders = folders;
        this.faults = faults;
        this.secrets = secrets;
    }

    String text() {
        StringWriter all = new StringWriter();
        PrintWriter out = new PrintWriter(all);
        out.println("Clip Browser " + About.version());
        out.println("Java " + System.getProperty("java.runtime.version", "") + ", JavaFX "
                + System.getProperty("javafx.runtime.version", "") + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + " " + System.getProperty("os.arch"));
        for (UnexpectedFaults.Noted noted : faults.latest()) {
            out.println();
            out.println(noted.fault().at() + " " + noted.fault().doing());
            noted.thrown().printStackTrace(out);
        }
        out.println();
        out.println("The log's end:");
        out.print(end(folders.logs().resolve(LogFile.NAME + ".log")));
        out.flush();
        return clean(all.toString());
    }

    /** Whole lines. */
    private static String end(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - LOG_BYTES);
            byte[] read = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(read);
            String text = new String(read, StandardCharsets.UTF_8);
            return from == 0 ? text : text.substring(text.indexOf('\n') + 1);
        } catch (IOException e) {
            return "(can't be read)\n";
        }
    }

    private String clean(String text) {
        String clean = ADDRESS.matcher(text).replaceAll(found -> Matcher.quoteReplacement(
                address(found.group())));
        clean = BEARER.matcher(HEADER.matcher(clean).replaceAll("$1 …")).replaceAll("bearer …");
        for (String secret : secrets.get()) {
            if (!secret.isBlank()) {
                clean = clean.replace(secret, "…");
            }
        }
        String home = System.getProperty("user.home", "");
        return home.length() > 1 ? clean.replace(home, "~") : clean;
    }

    /** Without user, password, query and fragment. */
    private static String address(String whole) {
        int host = whole.indexOf("://") + 3;
        int end = host;
        while (end < whole.length() && whole.charAt(end) != '?' && whole.charAt(end) != '#') {
            end++;
        }
        String plain = whole.substring(host, end);
        int path = plain.indexOf('/');
        int user = plain.lastIndexOf('@', path < 0 ? plain.length() : path);
        return whole.substring(0, host) + plain.substring(user + 1) + (end < whole.length() ? "?…" : "");
    }
}
