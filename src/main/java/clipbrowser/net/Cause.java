package clipbrowser.net;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Translates the JDK's exceptions into {@code NetFailure}s. Their messages are dropped: some quote the request. */
final class Cause {
    private Cause() {}

    /** @param begun whether the answer had begun to come */
    static NetException of(Throwable thrown, String host, boolean begun) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            switch (t) {
                case NetException known -> {
                    return known;
                }
                case CertificateException _,CertPathBuilderException _,CertPathValidatorException _,SSLPeerUnverifiedException _ -> {
                    return new NetException(new NetFailure.Untrusted(host));
                }
                case UnknownHostException _,UnresolvedAddressException _ -> {
                    return new NetException(new NetFailure.UnknownHost(host));
                }
                case ConnectException e when unresolved(e) -> {
                    return new NetException(new NetFailure.UnknownHost(host));
                }
                case ConnectException _,NoRouteToHostException _,HttpConnectTimeoutException _ -> {
                    return new NetException(new NetFailure.Unreachable(host));
                }
                case SSLException e when !begun && !distrusted(e) -> {
                    return new NetException(new NetFailure.HandshakeFailed(host));
                }
                case ProtocolException _,ZipException _ -> {
                    return new NetException(new NetFailure.Garbled(host));
                }
                case EOFException _ -> {
                    return new NetException(new NetFailure.BrokeOff(host));
                }
                default -> {
                    // What it was caused by may say more.
                }
            }
        }
        return new NetException(begun ? new NetFailure.BrokeOff(host) : new NetFailure.Unreachable(host));
    }

    private static boolean unresolved(Throwable thrown) {
        return causes(thrown).anyMatch(t -> t instanceof UnresolvedAddressException
                || t instanceof UnknownHostException);
    }

    private static boolean distrusted(Throwable thrown) {
        return causes(thrown).anyMatch(t -> t instanceof CertificateException || t instanceof CertPathBuilderException
                || t instanceof CertPathValidatorException || t instanceof SSLPeerUnverifiedException);
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
    }
}
