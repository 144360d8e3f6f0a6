package clipbrowser.secret;

/** Run by {@link KeychainTest} in a session of its own: writes, reads, replaces and deletes, and says what it found. */
final class KeychainProbe {
    private KeychainProbe() {}

    public static void main(String[] arguments) {
        Keychain keychain = Keychain.of("Linux").orElseThrow();
        try {
            System.out.println("before " + keychain.read("https://a.example"));
            keychain.write("https://a.example", "first");
            keychain.write("https://b.example:8443", "sch\u00f6n");
            keychain.write("https://a.example", "second");
            System.out.println("a " + keychain.read("https://a.example"));
            System.out.println("b " + keychain.read("https://b.example:8443").map("sch\u00f6n"::equals));
            keychain.delete("https://a.example");
            keychain.delete("https://a.example");
            System.out.println("after " + keychain.read("https://a.example"));
            System.out.println("b stays " + keychain.read("https://b.example:8443").isPresent());
        } catch (KeychainException e) {
            System.out.println("refused " + (e.getMessage() != null));
        }
    }
}
