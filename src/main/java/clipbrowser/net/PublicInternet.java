package clipbrowser.net;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * The addresses that anyone may reach, as the IANA registries of special-purpose addresses leave them: not this
 * machine, not its networks, not groups, not examples. An address that carries an IPv4 one inside counts as that one.
 */
final class PublicInternet {
    private static final List<Block> NOT_PUBLIC = List.of(block("0.0.0.0", 8), block("10.0.0.0", 8),
            block("100.64.0.0", 10), block("127.0.0.0", 8), block("169.254.0.0", 16), block("172.16.0.0", 12),
            block("192.0.0.0", 24), block("192.0.2.0", 24), block("192.88.99.0", 24), block("192.168.0.0", 16),
            block("198.18.0.0", 15), block("198.51.100.0", 24), block("203.0.113.0", 24), block("224.0.0.0", 4),
            block("240.0.0.0", 4), block("2001::", 23), block("2001:db8::", 32), block("3fff::", 20));
    private static final Block GLOBAL_UNICAST = block("2000::", 3);
    private static final Block NAT64 = block("64:ff9b::", 96);
    private static final Block SIX_TO_FOUR = block("2002::", 16);

    private PublicInternet() {}

    static boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        // On a network without IPv4 the resolver gives every IPv4 host this way.
        if (NAT64.has(bytes)) {
            return contains(embedded(bytes, 12));
        }
        if (SIX_TO_FOUR.has(bytes)) {
            return contains(embedded(bytes, 2));
        }
        if (address instanceof Inet6Address && !GLOBAL_UNICAST.has(bytes)) {
            return false;
        }
        return NOT_PUBLIC.stream().noneMatch(b -> b.has(bytes));
    }

    private static InetAddress embedded(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static Block block(String first, int bits) {
        InetAddress address = first.indexOf(':') < 0 ? Inet4Address.ofLiteral(first) : Inet6Address.ofLiteral(first);
        return new Block(address.getAddress(), bits);
    }

    /** @param bits how many leading ones of {@code first} an address shares to lie within */
    private record Block(byte[] first, int bits) {
        boolean has(byte[] address) {
            if (address.length != first.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit & 7);
                if (((address[bit >> 3] ^ first[bit >> 3]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
