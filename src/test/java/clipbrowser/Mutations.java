package clipbrowser;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Damages texts and bytes the same way every time: cuts, repeats and swaps pieces, flips bytes, puts odd numbers and
 * words in their places. {@code -Dclipbrowser.rounds=200000} for more rounds than a build can wait for.
 */
public final class Mutations {
    private static final String[] ODD = {"0", "-1", "1", "null", "true", "[]", "{}", "\"\"", "1e2147483648",
            "-1e2147483647", "1e-2147483648", "9223372036854775807", "-9223372036854775808", "18446744073709551616",
            "2147483648", "4294967296", "1000.4", "\"1000\"", "0.001", "1e15", "8640000000", "1e308", "NaN", "\\u0000",
            "\"\\ud800\"", "\"https://\"", "\"file:///etc/passwd\"", "\"https://u:p@x.org/?\"", "keep", "=1+1",
            "1/9223372036854775807", "9223372036854775807/1", "30000/1001", "\"", "'", ",", "\r\n", "}", "]", "{",
            "\u202e", "\u001b[31m"};

    private final Random random;
    private final long seed;

    /** @param seed of its own for each kind of input */
    public Mutations(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** How many rounds a test of these makes. */
    public static int rounds(int usual) {
        return Integer.getInteger("clipbrowser.rounds", usual);
    }

    /** One round's input and what becomes of it. */
    @FunctionalInterface
    public interface Round {
        void with(byte[] damaged) throws Exception;
    }

    /**
     * Damages one of the inputs in each round. Fails with the input if a round ends in anything but what is expected,
     * or takes longer than a second.
     *
     * @return in how many rounds nothing was thrown
     */
    public int run(int rounds, byte[][] inputs, Predicate<Exception> expected, Round round) {
        int fine = 0;
        for (int i = 0; i < rounds; i++) {
            byte[] damaged = damaged(inputs[random.nextInt(inputs.length)]);
            long start = System.nanoTime();
            try {
                round.with(damaged);
                fine++;
            } catch (Exception e) {
                if (!expected.test(e)) {
                    throw new AssertionError("round " + i + " of seed " + seed + ": " + shown(damaged), e);
                }
            } catch (Error e) {
                throw new AssertionError("round " + i + " of seed " + seed + ": " + shown(damaged), e);
            }
            long ms = (System.nanoTime() - start) / 1_000_000;
            if (ms > 1000) {
                throw new AssertionError("round " + i + " of seed " + seed + " took " + ms + " ms: " + shown(damaged));
            }
        }
        return fine;
    }

    private static String shown(byte[] damaged) {
        String text = new String(damaged, StandardCharsets.ISO_8859_1);
        return text.length() > 4000 ? text.substring(0, 4000) + "…" : text;
    }

    private byte[] damaged(byte[] audio) {
        byte[] now = audio;
        for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
            now = hit(now);
        }
        return now;
    }

    private byte[] hit(byte[] in) {
        if (in.length == 0) {
            return ODD[random.nextInt(ODD.length)].getBytes(StandardCharsets.UTF_8);
        }
        int at = random.nextInt(in.length);
        int to = Math.min(in.length, at + 1 + random.nextInt(random.nextInt(4) == 0 ? 400 : 12));
        return switch (random.nextInt(8)) {
            case 0 -> {
                byte[] out = in.clone();
                out[at] = (byte) random.nextInt(256);
                yield out;
            }
            case 1 -> joined(in, at, new byte[0], to);
            case 2 -> joined(in, to, java.util.Arrays.copyOfRange(in, at, to), to);
            case 3 -> joined(in, at, odd(), at);
            case 4 -> java.util.Arrays.copyOf(in, at);
            // The most telling: a whole value gives way to another.
            default -> {
                int[] value = value(in, at);
                yield joined(in, value[0], odd(), value[1]);
            }
        };
    }

    private byte[] odd() {
        return ODD[random.nextInt(ODD.length)].getBytes(StandardCharsets.UTF_8);
    }

    /** From after the next colon, comma or bracket to the one that follows. */
    private static int[] value(byte[] in, int at) {
        int from = at;
        while (from < in.length && ":,[\n ".indexOf(in[from]) < 0) {
            from++;
        }
        from = Math.min(in.length, from + 1);
        int to = from;
        while (to < in.length && ",]}\n ".indexOf(in[to]) < 0) {
            to++;
        }
        return new int[]{from, to};
    }

    private static byte[] joined(byte[] in, int head, byte[] middle, int tail) {
        byte[] out = java.util.Arrays.copyOf(in, head + middle.length + in.length - tail);
        System.arraycopy(middle, 0, out, head, middle.length);
        System.arraycopy(in, tail, out, head + middle.length, in.length - tail);
        return out;
    }
}
