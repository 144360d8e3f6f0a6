package clipbrowser.net;

import java.io.IOException;

/** The network gave nothing; {@link #failure} says why. Neither message nor cause holds a header or a query. */
public final class NetException extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient NetFailure failure;

    /** As whoever asks the network would get it. */
    public NetException(NetFailure failure) {
        super(failure.toString());
        this.failure = failure;
    }

    public NetFailure failure() {
        return failure;
    }
}
