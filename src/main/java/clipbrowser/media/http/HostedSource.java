package clipbrowser.media.http;

import clipbrowser.media.MediaException;
import clipbrowser.media.MediaFingerprint;
import clipbrowser.model.MediaFailure;
import clipbrowser.net.Address;
import clipbrowser.net.AddressPolicy;
import clipbrowser.net.NetException;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What all readers of one hosted source share: its present address, length, validators and blocks. Any thread. */
final class HostedSource {
    private final String mediaId;
    private final AddressPolicy policy;
    private final FreshUrl renewal;
    private final MediaCache cache;
    private final MediaProgress progress;
    private final Set<String> urls = new HashSet<>();
    private final AnswersUnderWay underWay = new AnswersUnderWay();
    private Address address;
    private String url;
    private @Nullable MediaFingerprint fingerprint;
    private MediaCache.@Nullable Blocks blocks;
    private long told = -1;
    private boolean answersWhole;
    /** The validators that stand for the cached bytes, in the order in which they were seen. */
    private final Set<Validator> vouched = new LinkedHashSet<>();

    HostedSource(String mediaId, String url, AddressPolicy policy, FreshUrl renewal, MediaCache cache,
            MediaProgress progress) throws MediaException {
        this.mediaId = mediaId;
        this.policy = policy;
        this.renewal = renewal;
        this.cache = cache;
        this.progress = progress;
        this.address = checked(url);
        this.url = url;
        urls.add(url);
    }

    AnswersUnderWay underWay() {
        return underWay;
    }

    AddressPolicy policy() {
        return policy;
    }

    synchronized Address address() {
        return address;
    }

    private synchronized String url() {
        return url;
    }

    /** Takes a URL from an answer of the service, unless it is one that has been replaced already. */
    synchronized void named(String newer) throws MediaException {
        if (!urls.contains(newer)) {
            address = checked(newer);
            url = newer;
            urls.add(newer);
        }
    }

    /**
     * To be called when an address has expired: gets a new one, unless another reader has done so meanwhile. Blocks.
     *
     * @return whether there is another one now
     */
    boolean renew(Address failed) throws MediaException {
        synchronized (renewal) {
            if (!address().equals(failed)) {
                return true;
            }
            Optional<String> newer = renewal.urlOf(mediaId, url());
            if (newer.isEmpty()) {
                return false;
            }
            named(newer.get());
            return !address().equals(failed);
        }
    }

    /** Its server answers with the whole file, whatever part was asked for. */
    synchronized void answeredWhole() {
        answersWhole = true;
    }

    synchronized boolean answersWhole() {
        return answersWhole;
    }

    synchronized @Nullable MediaFingerprint fingerprint() {
        return fingerprint;
    }

    synchronized MediaCache.@Nullable Blocks blocks() {
        return blocks;
    }

    /**
     * What an answer says of the whole file.
     *
     * @throws MediaException            if it isn't the file that it was: what is cached of it is dropped
     * @throws RangeResponse.DoubtException if only the bytes can tell
     */
    synchronized MediaCache.Blocks learn(long length, Validator validator) throws IOException {
        if (fingerprint != null && fingerprint.length() != length) {
            throw changed();
        }
        if (fingerprint != null && !vouched.contains(validator)) {
            if (vouched.stream().anyMatch(v -> v.against(validator) == Validator.Verdict.SAME)) {
                vouched.add(validator);
            } else if (vouched.stream().allMatch(v -> v.against(validator) == Validator.Verdict.CHANGED)) {
                throw changed();
            } else {
                throw new RangeResponse.DoubtException(validator);
            }
        }
        if (fingerprint == null || blocks == null) {
            MediaFingerprint now = new MediaFingerprint(mediaId, address.toString(), length, validator.text());
            fingerprint = now;
            vouched.clear();
            vouched.add(validator);
            blocks = cache.of(now);
            tell();
        }
        return Objects.requireNonNull(blocks);
    }

    /** Adds a validator whose bytes were compared and are the same. */
    synchronized void vouch(Validator validator) {
        vouched.add(validator);
    }

    /** The ETag for {@code If-Range}; empty where there is no strong one, or several for the same bytes. */
    synchronized Optional<String> onlyIf() {
        return vouched.size() == 1
                ? vouched.stream().filter(Validator::strong).map(Validator::tag).findFirst()
                : Optional.empty();
    }

    /** The file isn't what it was: forgets what is known of it. */
    synchronized MediaException changed() {
        forget();
        return new MediaException(new MediaFailure.Changed());
    }

    synchronized void forget() {
        if (blocks != null) {
            blocks.drop();
        }
        blocks = null;
        fingerprint = null;
        vouched.clear();
    }

    /** Tells how much is cached, where it changed. */
    synchronized void tell() {
        long permille = blocks == null ? 0 : blocks.permille();
        if (permille != told) {
            told = permille;
            progress.cached(mediaId, permille);
        }
    }

    private Address checked(String wanted) throws MediaException {
        try {
            return policy.check(wanted);
        } catch (NetException e) {
            throw new MediaException(RangeResponse.lasting(e).orElseGet(MediaFailure.BrokeOff::new), e);
        }
    }
}
