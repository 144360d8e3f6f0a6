package clipbrowser.secret;

import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Keychain of macOS, by its functions for generic passwords (Security.framework, SecKeychain.h): an item for each
 * service address.
 */
final class MacKeychain implements Keychain {
    private static final int NOT_FOUND = -25300;
    private static final int CANCELLED = -128;

    private final NativeLibrary security = NativeLibrary.getInstance("Security");
    private final NativeLibrary foundation = NativeLibrary.getInstance("CoreFoundation");

    @Override
    public Optional<String> read(String origin) throws KeychainException {
        IntByReference length = new IntByReference();
        PointerByReference content = new PointerByReference();
        int status = find(origin, length, content, null);
        if (status == NOT_FOUND) {
            return Optional.empty();
        }
        check(status);
        byte[] key = content.getValue().getByteArray(0, length.getValue());
        security.getFunction("SecKeychainItemFreeContent").invokeInt(new Object[]{null, content.getValue()});
        return Optional.of(new String(key, StandardCharsets.UTF_8));
    }

    @Override
    public void write(String origin, String key) throws KeychainException {
        byte[] service = SERVICE.getBytes(StandardCharsets.UTF_8);
        byte[] account = origin.getBytes(StandardCharsets.UTF_8);
        byte[] password = key.getBytes(StandardCharsets.UTF_8);
        Memory secret = new Memory(Math.max(1, password.length));
        secret.write(0, password, 0, password.length);
        PointerByReference item = new PointerByReference();
        int found = find(origin, null, null, item);
        int status = found == 0
                ? security.getFunction("SecKeychainItemModifyAttributesAndData").invokeInt(
                        new Object[]{item.getValue(), null, password.length, secret})
                : security.getFunction("SecKeychainAddGenericPassword").invokeInt(new Object[]{null, service.length,
                        service, account.length, account, password.length, secret, null});
        release(item);
        secret.clear();
        check(status);
    }

    @Override
    public void delete(String origin) throws KeychainException {
        PointerByReference item = new PointerByReference();
        int found = find(origin, null, null, item);
        if (found == NOT_FOUND) {
            return;
        }
        check(found);
        int status = security.getFunction("SecKeychainItemDelete").invokeInt(new Object[]{item.getValue()});
        release(item);
        check(status);
    }

    private int find(String origin, @Nullable IntByReference length,
            @Nullable PointerByReference content,
            @Nullable PointerByReference item) {
        byte[] service = SERVICE.getBytes(StandardCharsets.UTF_8);
        byte[] account = origin.getBytes(StandardCharsets.UTF_8);
        return security.getFunction("SecKeychainFindGenericPassword").invokeInt(new Object[]{null, service.length,
                service, account.length, account, length, content, item});
    }

    private void release(PointerByReference item) {
        Pointer found = item.getValue();
        if (found != null) {
            foundation.getFunction("CFRelease").invokeVoid(new Object[]{found});
        }
    }

    private static void check(int status) throws KeychainException {
        if (status != 0) {
            throw new KeychainException(status == CANCELLED ? "not allowed" : "Keychain, status " + status);
        }
    }

    @Override
    public String toString() {
        return "Keychain";
    }
}
