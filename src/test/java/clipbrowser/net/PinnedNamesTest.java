package clipbrowser.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A name that stands for something else a moment later stands for what was checked while it is asked. */
class PinnedNamesTest {
    private static final InetAddress PUBLIC = InetAddress.ofLiteral("8.8.8.8");
    private static final InetAddress INSIDE = InetAddress.ofLiteral("127.0.0.1");

    private final PinnedNames names = new PinnedNames();

    private InetAddress[] lookup(InetAddress system) throws UnknownHostException {
        return names.lookup("Rebound.example", _ -> Stream.of(system)).toArray(InetAddress[]::new);
    }

    private static void letGo(PinnedNames.Pin pin) {
        pin.close();
    }

    @Test
    void aPinnedNameStandsForWhatWasCheckedUntilItIsLetGo() throws Exception {
        try (PinnedNames.Pin pin = names.pin("rebound.example")) {
            assertThat(pin.settle(new InetAddress[]{PUBLIC})).containsExactly(PUBLIC);
            assertThat(lookup(INSIDE)).containsExactly(PUBLIC);
            try (PinnedNames.Pin other = names.pin("REBOUND.example")) {
                assertThat(other.settle(new InetAddress[]{INSIDE})).containsExactly(PUBLIC);
            }
            assertThat(lookup(INSIDE)).containsExactly(PUBLIC);
            letGo(pin);
            letGo(pin);
        }
        assertThat(lookup(INSIDE)).containsExactly(INSIDE);
    }

    @Test
    void whatTheSystemSaidMeanwhileIsWhatIsChecked() throws Exception {
        try (PinnedNames.Pin pin = names.pin("rebound.example")) {
            assertThat(lookup(INSIDE)).containsExactly(INSIDE);
            assertThat(pin.settle(new InetAddress[]{PUBLIC})).containsExactly(INSIDE);
        }
    }

    @Test
    void theJdkAsksHereFirst() throws Exception {
        try (PinnedNames.Pin pin = PinnedNames.OF_PROCESS.pin("nobody-knows-this.example")) {
            pin.settle(new InetAddress[]{PUBLIC});
            assertThat(InetAddress.getAllByName("nobody-knows-this.example")).hasSize(1)
                    .allMatch(a -> a.getHostAddress().equals("8.8.8.8"));
        }
        assertThatThrownBy(() -> names.lookup("a.example", name -> {
            throw new UnknownHostException(name);
        })).isInstanceOf(UnknownHostException.class);
    }
}
