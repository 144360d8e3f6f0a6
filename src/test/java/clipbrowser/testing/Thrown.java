package clipbrowser.testing;

/** Throws whatever a test wants thrown. */
public final class Thrown {
    private Thrown() {}

    /** Never returns. @param kind has a constructor without arguments */
    public static <T> T one(Class<? extends Throwable> kind) {
        try {
            return Thrown.<T, RuntimeException>quietly(kind.getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(kind.getName(), e);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T, E extends Throwable> T quietly(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
