package clipbrowser.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * Text for a terminal: titles, keys and ids come from files and services, and a terminal takes control characters for
 * commands. They are left out, line ends and tabs aside, and so are marks that turn the direction of writing.
 */
public final class PlainText extends FilterWriter {
    private PlainText(Writer to) {
        super(to);
    }

    /** Writes on to another writer, which it doesn't close. */
    public static PrintWriter on(PrintWriter to) {
        return new PrintWriter(new PlainText(to), true);
    }

    /** The same without what a terminal would take for a command. */
    public static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().filter(PlainText::harmless).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static boolean harmless(int c) {
        boolean turns = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
        boolean lineEnd = c == '\n' || c == '\t' || c == '\r' && System.lineSeparator().indexOf('\r') >= 0;
        return lineEnd || !Character.isISOControl(c) && !turns;
    }

    @Override
    public void write(int c) throws IOException {
        if (harmless(c)) {
            out.write(c);
        }
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        out.write(of(new String(text, from, length)));
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        out.write(of(text.substring(from, from + length)));
    }
}
