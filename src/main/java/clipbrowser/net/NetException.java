package clipbrowser.net;

import java.io.IOException;

/** The network gave nothing; {@link #failure} says why. Neither message nor cause holds a header or a query. */
public final class NetException extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient NetFailure failure;

    NetException(NetFailure failure) {
        super(failure.toString());
        this.failure = failure;
    }

    public NetFailure failure() {
        return failure;
    }
}
