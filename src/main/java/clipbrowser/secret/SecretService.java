package clipbrowser.secret;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The Secret Service of Linux desktops (GNOME's keyring, KDE's wallet), through libsecret's functions for passwords:
 * https://gnome.pages.gitlab.gnome.org/libsecret/.
 */
final class SecretService implements Keychain {
    private static final String SCHEMA = "clipbrowser.ApiKey";
    private static final String ATTRIBUTE = "origin";
    /** name, flags, 32 attributes of a name and a type, and eight reserved words. */
    private static final int SCHEMA_BYTES = 16 + 32 * 16 + 64;

    private final NativeLibrary secret = NativeLibrary.getInstance("libsecret-1.so.0");
    private final NativeLibrary glib = NativeLibrary.getInstance("libglib-2.0.so.0");
    private final Memory schemaName = text(SCHEMA);
    private final Memory attributeName = text(ATTRIBUTE);
    private final Memory schema = new Memory(SCHEMA_BYTES);

    /** @throws UnsatisfiedLinkError where libsecret isn't installed */
    SecretService() {
        schema.clear();
        schema.setPointer(0, schemaName);
        // The first attribute, a string; the rest stays empty.
        schema.setPointer(16, attributeName);
    }

    @Override
    public Optional<String> read(String origin) throws KeychainException {
        Memory value = text(origin);
        Pointer attributes = attributes(value);
        PointerByReference error = new PointerByReference();
        Pointer found = secret.getFunction("secret_password_lookupv_sync").invokePointer(
                new Object[]{schema, attributes, null, error});
        free(attributes);
        fail(error);
        if (found == null) {
            return Optional.empty();
        }
        String key = found.getString(0, StandardCharsets.UTF_8.name());
        secret.getFunction("secret_password_free").invokeVoid(new Object[]{found});
        return Optional.of(key);
    }

    @Override
    public void write(String origin, String key) throws KeychainException {
        Memory value = text(origin);
        Memory password = text(key);
        Pointer attributes = attributes(value);
        PointerByReference error = new PointerByReference();
        int done = secret.getFunction("secret_password_storev_sync").invokeInt(new Object[]{schema, attributes,
                null, text(SERVICE + ", " + origin), password, null, error});
        password.clear();
        free(attributes);
        fail(error);
        if (done == 0) {
            throw new KeychainException("not stored");
        }
    }

    @Override
    public void delete(String origin) throws KeychainException {
        Memory value = text(origin);
        Pointer attributes = attributes(value);
        PointerByReference error = new PointerByReference();
        secret.getFunction("secret_password_clearv_sync").invokeInt(new Object[]{schema, attributes, null, error});
        free(attributes);
        fail(error);
    }

    /** A table of one attribute. @param value has to live as long as the table */
    private Pointer attributes(Memory value) {
        Function hash = glib.getFunction("g_str_hash");
        Function equal = glib.getFunction("g_str_equal");
        Pointer table = glib.getFunction("g_hash_table_new").invokePointer(new Object[]{hash, equal});
        glib.getFunction("g_hash_table_insert").invokeInt(new Object[]{table, attributeName, value});
        return table;
    }

    private void free(Pointer table) {
        glib.getFunction("g_hash_table_unref").invokeVoid(new Object[]{table});
    }

    /** GError: a domain and a code of 32 bits, then its text. */
    private void fail(PointerByReference error) throws KeychainException {
        Pointer found = error.getValue();
        if (found != null) {
            Pointer text = found.getPointer(8);
            String message = text == null ? "" : text.getString(0, StandardCharsets.UTF_8.name());
            glib.getFunction("g_error_free").invokeVoid(new Object[]{found});
            throw new KeychainException(message);
        }
    }

    private static Memory text(String java) {
        byte[] bytes = java.getBytes(StandardCharsets.UTF_8);
        Memory memory = new Memory(bytes.length + 1L);
        memory.write(0, bytes, 0, bytes.length);
        memory.setByte(bytes.length, (byte) 0);
        return memory;
    }

    @Override
    public String toString() {
        return "Secret Service";
    }
}
