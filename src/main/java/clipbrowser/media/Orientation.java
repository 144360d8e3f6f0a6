package clipbrowser.media;

/**
 * How a picture is to be shown: mirrored left to right first, then turned clockwise. All eight cases that a matrix of
 * quarter turns and mirrorings can name.
 *
 * @param rotation degrees clockwise: 0, 90, 180 or 270
 * @param mirrored whether left and right change places before the turn
 */
public record Orientation(int rotation, boolean mirrored) {
    public static final Orientation UPRIGHT = new Orientation(0, false);

    /**
     * The linear part of a display matrix, {@code x' = a·x + c·y, y' = b·x + d·y} with y downwards, as 16.16 numbers.
     */
    public record Matrix(int a, int b, int c, int d) {
        public static final Matrix UNIT = new Matrix(0x10000, 0, 0, 0x10000);

        /** This one first, then the other. */
        public Matrix then(Matrix next) {
            return new Matrix(sum(a, next.a, b, next.c), sum(a, next.b, b, next.d), sum(c, next.a, d, next.c),
                    sum(c, next.b, d, next.d));
        }

        private static int sum(long one, long two, long three, long four) {
            // Halved first: two products of 32 bits each would need 65.
            return Math.clamp((one * two >> 1) + (three * four >> 1) >> 15, -Integer.MAX_VALUE,
                    Integer.MAX_VALUE);
        }

        /** The nearest of the eight; upright where the matrix flattens the picture. */
        public Orientation orientation() {
            long left = (long) a * d;
            long right = (long) b * c;
            if (left == right) {
                return UPRIGHT;
            }
            boolean mirrored = left < right;
            // Mirroring turns the first row around and leaves the second one, (c, d) = (−sin, cos), as the turn made
            // it.
            return new Orientation(mirrored ? turn(d, -(long) c) : turn(a, b), mirrored);
        }

        private static int turn(long cosine, long sine) {
            if (Math.abs(sine) <= Math.abs(cosine)) {
                return cosine > 0 ? 0 : 180;
            }
            return sine > 0 ? 90 : 270;
        }
    }
}
