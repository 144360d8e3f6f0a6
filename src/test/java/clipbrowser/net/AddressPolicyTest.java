package clipbrowser.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
    private final AddressPolicy api = AddressPolicy.ofApi();
    private final AddressPolicy media = AddressPolicy.ofMedia(null);

    private AddressPolicy mediaOfLoopbackApi() throws NetException {
        return AddressPolicy.ofMedia(api.check("http://127.0.0.1:8080/v1"));
    }

    private static NetFailure.Reason why(AddressPolicy policy, String url) {
        NetException refused = catchThrowableOfType(NetException.class, () -> policy.check(url));
        return ((NetFailure.AddressRefused) refused.failure()).reason();
    }

    private static void refuses(AddressPolicy policy, String url) {
        assertThatThrownBy(() -> policy.check(url)).as(url).isInstanceOfSatisfying(NetException.class,
                e -> assertThat(e.failure()).isInstanceOf(NetFailure.AddressRefused.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://api.video.dev/v1", "https://storage.xyz/media.mp4?sig=a%2Fb",
            "HTTPS://EXAMPLE.ORG",
            "https://example.org:8443/x", "https://8.8.8.8/x", "https://[2606:4700::1111]/x", "https://example.org./x"})
    void takesHttpsOfThePublicInternet(String url) throws NetException {
        assertThat(media.check(url).secure()).isTrue();
        assertThat(api.check(url).secure()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.org/x", "ftp://example.org/x", "file:///etc/passwd", "x://example.org/",
            "https:/example.org", "https:example.org", "//example.org/x", "example.org", "", "https://",
            "https://user@example.org/", "https://user:pw@example.org/", "https://example.org:0/",
            "https://example.org:70000/", "https://example.org\\@127.0.0.1/", "https://exa mple.org/",
            "https://example.org/\nX-API-Key: a", "https://ex%61mple.org/", "https://bücher.example/",
            "javascript:alert(1)", "https://[::1", "jar:https://example.org/x"})
    void refusesWhatNobodyMayAsk(String url) {
        refuses(media, url);
        refuses(api, url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.9.9.9", "[::1]", "[0:0:0:0:0:0:0:1]",
            "[::ffff:127.0.0.1]"})
    void takesPlainHttpOfThisMachineForTheApiAndItsMediaAlone(String host) throws NetException {
        String url = "http://" + host + ":81/x";
        assertThat(api.check(url).onLoopback()).isTrue();
        assertThat(mediaOfLoopbackApi().check(url).onLoopback()).isTrue();
        refuses(media, url);
        refuses(media, "https://" + host + "/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "017700000001", "0177.0.0.1",
            "127.0.0.01", "127.0.0.0x1", "1.2.3", "0x7f.1", "127.0.0.1.", "127.0.0.256"})
    void refusesAddressesInOddSpellings(String host) throws NetException {
        refuses(api, "http://" + host + "/x");
        refuses(media, "https://" + host + "/x");
        refuses(mediaOfLoopbackApi(), "http://" + host + "/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1",
            "0.0.0.0", "224.0.0.1", "255.255.255.255", "198.18.0.1", "[::]", "[fe80::1]", "[fe80::1%25eth0]",
            "[fc00::1]", "[fd12::1]", "[ff02::1]", "[::ffff:10.0.0.1]", "[::ffff:a00:1]", "[::10.0.0.1]",
            "[64:ff9b::a00:1]", "[64:ff9b::7f00:1]", "[2002:a00:1::]", "[2001::1]", "[2001:db8::1]", "router",
            "nas.local", "metadata.google.internal", "a.localhost", "a.localhost."})
    void refusesMediaInsideANetwork(String host) throws NetException {
        refuses(media, "https://" + host + "/x");
        refuses(mediaOfLoopbackApi(), "https://" + host + "/x");
        refuses(mediaOfLoopbackApi(), "http://" + host + "/x");
    }

    @Test
    void refusesMediaOnPortsOfOtherServices() {
        refuses(media, "https://example.org:25/x");
        refuses(media, "https://example.org:80/x");
    }

    @Test
    void saysWhyAnAddressIsRefused() {
        assertThat(why(media, "ftp://example.org/x")).isEqualTo(NetFailure.Reason.NOT_HTTPS);
        assertThat(why(media, "http://example.org/x")).isEqualTo(NetFailure.Reason.NOT_HTTPS);
        assertThat(why(media, "https://joe:pw@example.org/x")).isEqualTo(NetFailure.Reason.USER_INFO);
        assertThat(why(media, "https://example.org:25/x")).isEqualTo(NetFailure.Reason.PORT);
        assertThat(why(media, "https://192.168.1.4/x")).isEqualTo(NetFailure.Reason.NOT_PUBLIC);
        assertThat(why(media, "https://nas.local/x")).isEqualTo(NetFailure.Reason.NOT_PUBLIC);
        assertThat(why(media, "http://localhost/x")).isEqualTo(NetFailure.Reason.NOT_PUBLIC);
        assertThat(why(media, "my film.mp4")).isEqualTo(NetFailure.Reason.MALFORMED);
        assertThat(why(media, "https://2130706433/x")).isEqualTo(NetFailure.Reason.MALFORMED);
        assertThat(why(media, "https://example.org/" + "a".repeat(9000))).isEqualTo(NetFailure.Reason.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://my_bucket.storage.example/a_b.mp4?c_d=1", "https://a_b_c.example.org:8443/x",
            "https://_a.x_.example.org/x", "https://My_Bucket.example.org/x"})
    void takesHostsWithUnderscores(String url) throws NetException {
        Address at = media.check(url);
        assertThat(at.written()).isEqualToIgnoringCase(url);
        assertThat(at.host()).contains("_");
        assertThat(at.uri().getHost()).doesNotContain("_").contains("--");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a_b/x", "https://a_b.exa_mple/x", "https://a_b..example.org/",
            "https://a_b.127.1/x",
            "https://u@a_b.example.org/", "https://a_b.example.org:0/", "https://a_b.example.org:x/",
            "https://a_b.local/"})
    void anUnderscoreOpensNoOtherDoor(String url) {
        refuses(media, url);
    }

    @Test
    void aRedirectOfAHostWithUnderscoresStaysThere() throws NetException {
        Address from = media.check("https://my_bucket.example.org/a/b");
        assertThat(media.follow(from, "../c").written()).isEqualTo("https://my_bucket.example.org/c");
        assertThat(media.follow(from, "//other_one.example.org/c").host()).isEqualTo("other_one.example.org");
    }

    @Test
    @Timeout(10)
    void aLongAddressTakesNoLongerThanItsLength() {
        int length = 2_000_000;
        for (String part : new String[]{"?", "#", "/", "//", "@", "//@", "?\n", "%", ":", "_", "a_."}) {
            String url = "https://example.org/" + part.repeat(length / part.length()) + "\n";
            refuses(media, url);
            assertThat(ShownUrl.of(url)).startsWith("https://");
            assertThatThrownBy(() -> media.follow(media.check("https://example.org/"), url))
                    .isInstanceOf(NetException.class);
        }
    }

    @Test
    void refusesEndlessUrls() {
        refuses(media, "https://example.org/" + "a".repeat(AddressPolicy.LONGEST));
    }

    @Test
    void mendsWhatBrowsersMendInPathAndQuery() throws NetException {
        assertThat(media.check(" https://example.org/My Film|é.mp4?q=100%&a=%20#part ").uri())
                .hasToString("https://example.org/My%20Film%7C%C3%A9.mp4?q=100%25&a=%20");
    }

    @Test
    void aNameThatStandsForAnAddressInsideIsRefusedWhenItIsAsked() throws Exception {
        Address at = media.check("https://rebound.example/x");
        media.admit(at, new InetAddress[]{InetAddress.ofLiteral("8.8.8.8")});
        for (String inside : new String[]{"127.0.0.1", "10.1.1.1", "::1", "fe80::1", "64:ff9b::a00:1"}) {
            assertThatThrownBy(() -> media.admit(at,
                    new InetAddress[]{InetAddress.ofLiteral("8.8.8.8"), InetAddress.ofLiteral(inside)})).as(inside)
                    .isInstanceOf(NetException.class);
        }
    }

    @Test
    void localhostMustBeThisMachineBeforeAKeyGoesThereUnencrypted() throws Exception {
        Address at = api.check("http://localhost:8080/v1");
        assertThatThrownBy(() -> api.admit(at, new InetAddress[]{InetAddress.ofLiteral("8.8.8.8")}))
                .isInstanceOf(NetException.class);
    }

    @Test
    void redirectsFollowThePolicyAndNeverLeaveHttps() throws Exception {
        Address from = media.check("https://example.org/a/b?c");
        assertThat(media.follow(from, "../d e").uri()).hasToString("https://example.org/d%20e");
        assertThat(media.follow(from, "//other.example/x").host()).isEqualTo("other.example");
        AddressPolicy loose = mediaOfLoopbackApi();
        for (String to : new String[]{"http://example.org/", "file:///etc/passwd", "https://10.0.0.1/",
                "http://127.0.0.1/", "", "https://u@example.org/"}) {
            if (!to.isEmpty()) {
                assertThatThrownBy(() -> loose.follow(from, to)).as(to).isInstanceOfSatisfying(NetException.class,
                        e -> assertThat(e.failure()).isInstanceOf(NetFailure.RedirectRefused.class));
            }
        }
    }

    @Test
    void whatIsShownOfAnAddressHoldsNoSecret() throws NetException {
        assertThat(media.check("https://example.org/x?sig=SECRET")).asString().doesNotContain("SECRET");
        assertThatThrownBy(() -> media.check("https://joe:SECRET@example.org/x?sig=SECRET"))
                .message().doesNotContain("SECRET");
    }

    @Test
    void aSegmentStaysOneStepOfThePath() throws NetException {
        Address base = api.check("https://api.example/v1/");
        assertThat(base.below("auto_clips", "../x y?z#é").uri())
                .hasToString("https://api.example/v1/auto_clips/..%2Fx%20y%3Fz%23%C3%A9");
        for (String step : new String[]{"", ".", ".."}) {
            assertThatThrownBy(() -> base.below("auto_clips", step)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
