package clipbrowser.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.util.List;

/** What the names of hosts stand for. Any thread. */
interface Resolver {
    /** Whether this machine resolves the name itself; a proxy does it otherwise. */
    boolean resolves(Address address);

    /** Everything the address's host stands for; blocks. @throws IOException if nothing is known by that name */
    InetAddress[] resolve(Address address) throws IOException;

    /** The operating system's. */
    static Resolver ofSystem() {
        return new Resolver() {
            @Override
            public boolean resolves(Address address) {
                ProxySelector selector = ProxySelector.getDefault();
                List<Proxy> proxies = selector == null ? List.of() : selector.select(address.uri());
                return proxies.stream().allMatch(p -> p.type() == Proxy.Type.DIRECT);
            }

            @Override
            public InetAddress[] resolve(Address address) throws IOException {
                return InetAddress.getAllByName(address.host());
            }
        };
    }
}
