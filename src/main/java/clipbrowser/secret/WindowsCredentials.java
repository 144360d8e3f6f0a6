package clipbrowser.secret;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The Credential Manager of Windows: a generic credential of this user and machine for each service address
 * (wincred.h).
 */
final class WindowsCredentials implements Keychain {
    private static final int GENERIC = 1;
    private static final int LOCAL_MACHINE = 2;
    private static final int NOT_FOUND = 1168;
    /** CREDENTIALW of 64-bit Windows: places of its fields in bytes. */
    private static final int BYTES = 80;
    private static final int TYPE = 4;
    private static final int TARGET_NAME = 8;
    private static final int BLOB_SIZE = 32;
    private static final int BLOB = 40;
    private static final int PERSIST = 48;
    private static final int USER_NAME = 72;

    private final NativeLibrary advapi = NativeLibrary.getInstance("advapi32");

    @Override
    public Optional<String> read(String origin) throws KeychainException {
        PointerByReference found = new PointerByReference();
        int done = advapi.getFunction("CredReadW").invokeInt(new Object[]{target(origin), GENERIC, 0, found});
        if (done == 0) {
            int error = Native.getLastError();
            if (error == NOT_FOUND) {
                return Optional.empty();
            }
            throw new KeychainException("Credential Manager, error " + error);
        }
        Pointer credential = found.getValue();
        Pointer blob = credential.getPointer(BLOB);
        byte[] key = blob == null ? new byte[0] : blob.getByteArray(0, credential.getInt(BLOB_SIZE));
        advapi.getFunction("CredFree").invokeVoid(new Object[]{credential});
        return Optional.of(new String(key, StandardCharsets.UTF_8));
    }

    @Override
    public void write(String origin, String key) throws KeychainException {
        byte[] password = key.getBytes(StandardCharsets.UTF_8);
        Memory blob = new Memory(Math.max(1, password.length));
        blob.write(0, password, 0, password.length);
        Memory name = wide(SERVICE + " " + origin);
        Memory user = wide(origin);
        Memory credential = new Memory(BYTES);
        credential.clear();
        credential.setInt(TYPE, GENERIC);
        credential.setPointer(TARGET_NAME, name);
        credential.setInt(BLOB_SIZE, password.length);
        credential.setPointer(BLOB, blob);
        credential.setInt(PERSIST, LOCAL_MACHINE);
        credential.setPointer(USER_NAME, user);
        int done = advapi.getFunction("CredWriteW").invokeInt(new Object[]{credential, 0});
        int error = Native.getLastError();
        blob.clear();
        if (done == 0) {
            throw new KeychainException("Credential Manager, error " + error);
        }
    }

    @Override
    public void delete(String origin) throws KeychainException {
        int done = advapi.getFunction("CredDeleteW").invokeInt(new Object[]{target(origin), GENERIC, 0});
        int error = Native.getLastError();
        if (done == 0 && error != NOT_FOUND) {
            throw new KeychainException("Credential Manager, error " + error);
        }
    }

    private static WString target(String origin) {
        return new WString(SERVICE + " " + origin);
    }

    private static Memory wide(String text) {
        Memory memory = new Memory(2L * (text.length() + 1));
        memory.setWideString(0, text);
        return memory;
    }

    @Override
    public String toString() {
        return "Credential Manager";
    }
}
