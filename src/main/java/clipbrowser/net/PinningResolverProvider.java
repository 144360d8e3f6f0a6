package clipbrowser.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.stream.Stream;

/** Makes the JDK resolve names by {@link PinnedNames}. Instantiated by the JDK as a service. */
public final class PinningResolverProvider extends InetAddressResolverProvider {
    /** For the JDK. */
    public PinningResolverProvider() {}

    @Override
    public InetAddressResolver get(Configuration configuration) {
        InetAddressResolver system = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                return PinnedNames.OF_PROCESS.lookup(host, name -> system.lookupByName(name, policy));
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return system.lookupByAddress(address);
            }
        };
    }

    @Override
    public String name() {
        return "names as they were checked";
    }
}
