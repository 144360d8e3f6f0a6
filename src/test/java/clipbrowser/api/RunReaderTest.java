package clipbrowser.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import clipbrowser.model.Clip;
import clipbrowser.model.MediaInfo;
import clipbrowser.model.Problem;
import clipbrowser.model.Run;
import clipbrowser.model.RunFailure;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.model.Webhook;
import clipbrowser.net.AddressPolicy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunReaderTest {
    private static final String SOURCE = """
            {"status":"complete","media_id":"m","media_url":"https://storage.xyz/media.mp4?sig=1",
             "media_info":{"type":"video","duration_ms":60000,"fps":29.97,"frame_count":1798,"width":1920,
             "height":1080,"channels":2}}""";

    private static Run read(String json) throws Exception {
        return new RunReader(AddressPolicy.ofMedia(null)).read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Run runOf(String... clips) throws Exception {
        return read("{\"status\":\"complete\",\"run_id\":\"r\",\"clips\":[" + String.join(",", clips) + "]}");
    }

    private static String clip(String id, long start, long end) {
        return "{\"clip_id\":\"" + id + "\",\"start_time_ms\":" + start + ",\"end_time_ms\":" + end
                + ",\"source_media\":" + SOURCE + "}";
    }

    private static List<Problem> problemsOf(String fields) throws Exception {
        return runOf("{" + fields + ",\"source_media\":" + SOURCE + "}").clips().getFirst().stated();
    }

    private static RunFailure failureOf(String json) {
        return catchThrowableOfType(ApiException.class, () -> read(json)).failure();
    }

    @Test
    void readsTheDocumentedAnswerWhole() throws Exception {
        Run run = read("""
                {"status":"processing","run_id":"r1","new":[{"x":1}],"clips":[{"start_time_ms":1000,"end_time_ms":4000,
                 "clip_id":"c1","duration_ms":3000,"score":0.5,"source_media":%s}],
                 "webhook":{"url":"https://system.new/webhook/v1","events":["new_clips"]}}""".formatted(SOURCE));
        assertThat(run).isEqualTo(new Run("r1", RunStatus.PROCESSING,
                List.of(new Clip("c1", "c1", 1, 1000L, 4000L, 3000L,
                        new SourceMedia("m", RunStatus.COMPLETE, "https://storage.xyz/media.mp4?sig=1",
                                new MediaInfo("video", 60000L, new BigDecimal("29.97"), 1798L, 1920, 1080, 2)),
                        List.of())),
                new Webhook("https://system.new/webhook/v1", List.of("new_clips"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"[]|$", "3|$", "\"a\"|$", "null|$", "{}|clips", "{\"clips\":null}|clips",
            "{\"clips\":{}}|clips", "{\"clips\":\"\"}|clips"})
    void whatIsJsonButNoRunIsNamed(String json, String where) {
        assertThat(failureOf(json)).isEqualTo(new RunFailure.UnexpectedShape(where));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<html>sign in</html>", "{\"clips\":[", "{\"clips\":[]", "{\"clips\":[{}]",
            "{\"clips\":[]}{}", "{\"clips\":[]} x", "{clips:[]}", "{\"clips\":[{\"start_time_ms\":NaN}]}", "[1,"})
    void whatIsNotJsonIsSaid(String text) {
        assertThat(failureOf(text)).isEqualTo(new RunFailure.NotJson());
    }

    @Test
    void nestingHasAnEnd() throws Exception {
        String deep = "[".repeat(70) + "]".repeat(70);
        assertThat(failureOf("{\"clips\":[{\"x\":" + deep + "}]}"))
                .isInstanceOfSatisfying(RunFailure.UnexpectedShape.class,
                        f -> assertThat(f.where()).startsWith("/clips/0/x"));
        assertThat(read("{\"clips\":[{\"x\":" + "[".repeat(60) + "]".repeat(60) + "}]}").clips()).hasSize(1);
    }

    @Test
    void aMillionOpenBracketsAreNoTrouble() {
        assertThat(failureOf("[".repeat(1_000_000))).isInstanceOf(RunFailure.UnexpectedShape.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"status\":\"processing\"}", "{\"status\":\"processing\",\"clips\":null}",
            "{\"clips\":null,\"status\":\"error\"}"})
    void aRunThatIsNotDoneMayHaveNoClipsYet(String json) throws Exception {
        assertThat(read(json).clips()).isEmpty();
    }

    @Test
    void tooManyClipsAreSaid() {
        String many = IntStream.rangeClosed(0, RunReader.MOST_CLIPS).mapToObj(_ -> "0")
                .collect(Collectors.joining(","));
        assertThat(failureOf("{\"clips\":[" + many + "]}")).isEqualTo(new RunFailure.UnexpectedShape("clips[100000]"));
    }

    @Test
    void anEmptyRunIsARun() throws Exception {
        Run run = read("{\"clips\":[]}");
        assertThat(run.clips()).isEmpty();
        assertThat(run.status()).isEqualTo(RunStatus.UNKNOWN);
        assertThat(run.webhook()).isNull();
    }

    @Test
    void theRunThatWasAskedForIsTheOneThatIsShown() throws Exception {
        byte[] raw = "{\"run_id\":\"other\",\"clips\":[]}".getBytes(StandardCharsets.UTF_8);
        assertThat(new RunReader(AddressPolicy.ofMedia(null)).read(raw, "asked").id()).isEqualTo("asked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"12 s\"", "\"\\u0661\"", "\"1e3\"", "1e2147483648", "1e99999999999999999999",
            "-1e2147483648",
            "1e30", "-1e30", "1e999999999", "1e-999999999", "true", "[1]", "[]",
            "{\"a\":1}", "99999999999999999999", "9223372036854775808"})
    void aBoundThatIsNoWholeNumberIsThatClipsProblemAlone(String value) throws Exception {
        Run run = runOf("{\"clip_id\":\"a\",\"start_time_ms\":" + value + ",\"end_time_ms\":2000,\"source_media\":"
                + SOURCE + "}", clip("b", 0, 1000));
        assertThat(run.clips().getFirst().startMs()).isNull();
        assertThat(run.clips().getFirst().stated()).containsExactly(new Problem.StartMissing(),
                new Problem.Unreadable("start_time_ms"));
        assertThat(run.clips().getLast().stated()).isEmpty();
    }

    @Test
    void aNumberOfAnyLengthCostsOneClip() throws Exception {
        String endless = "1".repeat(5000);
        Run run = runOf(
                "{\"clip_id\":\"a\",\"start_time_ms\":" + endless + ",\"score\":" + endless + ",\"end_time_ms\":1"
                        + ",\"source_media\":" + SOURCE + "}",
                clip("b", 0, 1000));
        assertThat(run.clips().getFirst().stated()).contains(new Problem.Unreadable("start_time_ms"));
        assertThat(run.clips().getLast().stated()).isEmpty();
    }

    @Test
    void numbersThatAreNotWholeAreRoundedAndTextsReadAndBothSaid() throws Exception {
        Clip clip = runOf(
                "{\"clip_id\":\"a\",\"start_time_ms\":1000.4,\"end_time_ms\":\"2000\",\"source_media\":" + SOURCE
                        + "}")
                .clips().getFirst();
        assertThat(clip.startMs()).isEqualTo(1000L);
        assertThat(clip.endMs()).isEqualTo(2000L);
        assertThat(clip.stated()).containsExactly(new Problem.NotWhole("start_time_ms"),
                new Problem.NumberAsText("end_time_ms"));
        assertThat(clip.stated()).noneMatch(Problem::blocks);
        Clip half = runOf("{\"clip_id\":\"a\",\"start_time_ms\":\"10.5\",\"end_time_ms\":99.5,\"source_media\":"
                + SOURCE.replace("29.97", "\"29.97\"") + "}").clips().getFirst();
        assertThat(half.startMs()).isEqualTo(11L);
        assertThat(half.endMs()).isEqualTo(100L);
        assertThat(Objects.requireNonNull(half.source().info()).fps()).isEqualTo("29.97");
        assertThat(half.stated()).contains(new Problem.NumberAsText("source_media.media_info.fps"));
    }

    @Test
    void aSourceWhoseLengthIsSomeMillisecondsOffIsNotDescribedInTwoWays() throws Exception {
        assertThat(runOf(clip("a", 0, 1000), clip("b", 0, 1000).replace("60000", "60021")).clips().getLast().stated())
                .isEmpty();
        assertThat(runOf(clip("a", 0, 1000), clip("b", 0, 1000).replace("60000", "60100")).clips().getLast().stated())
                .containsExactly(new Problem.SourceDiffers());
    }

    @Test
    void aLineBreakAroundAnAddressIsNotPartOfIt() throws Exception {
        Run run = runOf(clip("a", 0, 1000).replace("sig=1", "sig=1\\n"));
        assertThat(run.sources().getFirst().url()).isEqualTo("https://storage.xyz/media.mp4?sig=1");
        assertThat(run.clips().getFirst().stated()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://x.org/a.mp4?sig=SECRET", "https://user:SECRET@x.org/a.mp4",
            "https://user:SEC?RET@x.org/a.mp4", "https://user:SECRET#@x.org/a", "ftp://SECRET@x.org/a#SECRET",
            "https://10.0.0.1/a?b=c@d&SECRET"})
    void whatIsSecretInARefusedAddressIsInNoName(String url) throws Exception {
        Run run = runOf(
                "{\"clip_id\":\"a\",\"start_time_ms\":0,\"end_time_ms\":9,\"source_media\":{\"media_url\":\"" + url
                        + "\"}}");
        assertThat(run.clips().getFirst().stated()).contains(new Problem.UrlRefused());
        assertThat(run.sources().getFirst().id()).doesNotContain("SECRET").doesNotContain("RET");
    }

    @Test
    void aWebhookIsShownWithoutWhatIsSecretInIt() throws Exception {
        Run run = read("{\"clips\":[],\"webhook\":{\"url\":\"https://me:SECRET@x.org/hook?token=SECRET#SECRET\"}}");
        assertThat(run.webhook()).isEqualTo(new Webhook("https://x.org/hook", List.of()));
    }

    @Test
    void clipsOfWhichNothingIsSaidAndAddressesThatRepeatThemselvesTakeNoLongerThanOthers() {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertThat(runOf(Collections.nCopies(20_000, "{}").toArray(String[]::new)).clips()).extracting(Clip::key)
                    .doesNotHaveDuplicates();
            for (String piece : List.of("?", "#", "?\\n", "//", "//@", "%", "a@", ":")) {
                String url = "https://" + piece.repeat(100_000);
                runOf("{\"source_media\":{\"media_url\":\"" + url + "\"}}");
                runOf("{\"source_media\":{\"media_url\":\"" + url + "\\n\"}}");
            }
        });
    }

    @Test
    void whoeverStopsWaitingStopsTheReading() throws Exception {
        byte[] large = ("{\"clips\":[" + "{},".repeat(99_000) + "{}]}").getBytes(StandardCharsets.UTF_8);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> new RunReader(AddressPolicy.ofMedia(null)).read(large)).isInstanceOf(
                InterruptedException.class);
        Thread.interrupted();
        CompletableFuture<Boolean> virtual = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                Computation.<Boolean, RuntimeException>of(() -> virtual.complete(Thread.currentThread().isVirtual()));
            } catch (InterruptedException e) {
                virtual.completeExceptionally(e);
            }
        });
        assertThat(virtual.get(5, TimeUnit.SECONDS)).as("computed on a carrier").isFalse();
    }

    @Test
    void wholeNumbersInOtherSpellingsAreWholeNumbers() throws Exception {
        Clip clip = runOf("{\"clip_id\":\"a\",\"start_time_ms\":1e3,\"end_time_ms\":2000.0,\"source_media\":" + SOURCE
                + "}").clips().getFirst();
        assertThat(clip.startMs()).isEqualTo(1000L);
        assertThat(clip.endMs()).isEqualTo(2000L);
        assertThat(clip.stated()).isEmpty();
    }

    @Test
    void missingBoundsAreNamed() throws Exception {
        assertThat(problemsOf("\"clip_id\":\"a\"")).containsExactly(new Problem.StartMissing(),
                new Problem.EndMissing());
        assertThat(problemsOf("\"clip_id\":\"a\",\"start_time_ms\":null,\"end_time_ms\":5"))
                .containsExactly(new Problem.StartMissing());
    }

    @Test
    void boundsThatCannotBeAreNamedAndKept() throws Exception {
        Clip negative = runOf(clip("a", -5, 1000)).clips().getFirst();
        assertThat(negative.stated()).containsExactly(new Problem.Negative());
        assertThat(negative.startMs()).isEqualTo(-5);
        assertThat(runOf(clip("a", 5, 5)).clips().getFirst().stated()).containsExactly(new Problem.NoLength());
        assertThat(runOf(clip("a", 9, 5)).clips().getFirst().stated()).containsExactly(new Problem.Reversed());
        assertThat(runOf(clip("a", 70_000, 80_000)).clips().getFirst().stated()).isEmpty();
    }

    @Test
    void aDurationThatContradictsTheBoundsIsNamedButRoundingIsNot() throws Exception {
        String bounds = "\"clip_id\":\"a\",\"start_time_ms\":1000,\"end_time_ms\":4000,\"duration_ms\":";
        assertThat(problemsOf(bounds + "3001")).isEmpty();
        assertThat(problemsOf(bounds + "2999")).isEmpty();
        assertThat(problemsOf(bounds + "3002")).containsExactly(new Problem.DurationDiffers(3002, 3000));
        assertThat(problemsOf(bounds + "-3000")).containsExactly(new Problem.DurationDiffers(-3000, 3000));
    }

    @Test
    void whatIsNoObjectIsListedAsAClipWithProblems() throws Exception {
        Run run = runOf("null", "3", "\"x\"", "[]", clip("b", 0, 1000));
        assertThat(run.clips()).hasSize(5).extracting(Clip::key).doesNotHaveDuplicates();
        assertThat(run.clips().get(1).stated()).contains(new Problem.IdMissing(), new Problem.StartMissing(),
                new Problem.Unreadable("clip"), new Problem.UrlMissing());
        assertThat(run.clips().getLast().stated()).isEmpty();
    }

    @Test
    void uniqueIdsAreKeysAndOthersAreMadeFromWhatIsSaid() throws Exception {
        Run run = runOf(clip("a", 0, 1000), clip("d", 0, 1000), clip("d", 0, 2000), clip("d", 0, 2000),
                "{\"start_time_ms\":1,\"end_time_ms\":2,\"source_media\":" + SOURCE + "}");
        assertThat(run.clips().getFirst().key()).isEqualTo("a");
        assertThat(run.clips()).extracting(Clip::key).doesNotHaveDuplicates();
        assertThat(run.clips().get(1).stated()).containsExactly(new Problem.IdRepeated());
        assertThat(run.clips().get(1).id()).isEqualTo("d");
        assertThat(run.clips().get(4).stated()).containsExactly(new Problem.IdMissing());
    }

    @Test
    void keysStayWhenTheAnswerGrowsAndUrlsAreSignedAnew() throws Exception {
        String unnamed = "{\"start_time_ms\":1,\"end_time_ms\":2,"
                + "\"source_media\":{\"media_url\":\"https://x.org/m?s=%d\"}}";
        Run before = runOf(clip("d", 0, 1000), clip("d", 0, 2000), unnamed.formatted(1));
        Run after = runOf(clip("n", 5, 6), unnamed.formatted(2), clip("d", 0, 2000), clip("d", 0, 1000));
        assertThat(after.clips()).extracting(Clip::key).containsAll(before.clips().stream().map(Clip::key).toList());
    }

    @Test
    void keysOfMediaWithoutIdOnThisMachineDoNotHoldThePort() throws Exception {
        String clip = "{\"clips\":[{\"start_time_ms\":1,\"end_time_ms\":2,"
                + "\"source_media\":{\"media_url\":\"http://127.0.0.1:%d/m\"}}]}";
        RunReader reader = new RunReader(AddressPolicy.ofMedia(AddressPolicy.ofApi().check("http://127.0.0.1:1/")));
        assertThat(reader.read(clip.formatted(4000).getBytes(StandardCharsets.UTF_8)).clips().getFirst().key())
                .isEqualTo(reader.read(clip.formatted(5000).getBytes(StandardCharsets.UTF_8)).clips().getFirst().key());
    }

    @Test
    void aKeyThatLooksMadeIsNotTakenTwice() throws Exception {
        String unnamed = "{\"start_time_ms\":1,\"end_time_ms\":2,\"source_media\":" + SOURCE + "}";
        String made = runOf(unnamed).clips().getFirst().key();
        assertThat(runOf(unnamed, clip(made, 0, 1000)).clips()).extracting(Clip::key).doesNotHaveDuplicates()
                .last().isEqualTo(made);
    }

    @Test
    void clipsOfOneMediaIdShareOneSource() throws Exception {
        Run run = runOf(clip("a", 0, 1000),
                "{\"clip_id\":\"b\",\"start_time_ms\":0,\"end_time_ms\":9,\"source_media\":{\"media_id\":\"m\"}}");
        assertThat(run.sources()).hasSize(1);
        assertThat(run.clips().getLast().source()).isEqualTo(run.clips().getFirst().source());
        assertThat(run.clips().getLast().stated()).isEmpty();
    }

    @Test
    void mediaWithoutIdIsJoinedByUrl() throws Exception {
        String clip = "{\"clip_id\":\"%s\",\"start_time_ms\":0,\"end_time_ms\":9,"
                + "\"source_media\":{\"media_url\":\"%s\"}}";
        Run run = runOf(clip.formatted("a", "https://x.org/1.mp4?a"), clip.formatted("b", "https://x.org/1.mp4?b"),
                clip.formatted("c", "https://x.org/2.mp4"), clip.formatted("d", "https://storage.xyz/media.mp4?sig=2"),
                clip("e", 0, 1000));
        assertThat(run.sources()).extracting(SourceMedia::id).hasSize(3).contains("m");
        assertThat(run.clips().get(3).source().id()).isEqualTo("m");
    }

    @Test
    void contradictionsAboutASourceAreNamedOnTheClipThatContradicts() throws Exception {
        Run run = runOf(clip("a", 0, 1000),
                clip("b", 0, 1000).replace("\"fps\":29.97", "\"fps\":25"),
                clip("c", 0, 1000).replace("media.mp4?sig=1", "other.mp4"),
                clip("d", 0, 1000).replace("sig=1", "sig=2").replace("29.97", "29.970"));
        assertThat(run.sources()).hasSize(1);
        assertThat(run.clips()).extracting(Clip::stated).containsExactly(List.of(),
                List.of(new Problem.SourceDiffers()), List.of(new Problem.SourceDiffers()), List.of());
    }

    @Test
    void aSourceThatIsNotThereBlocksItsClips() throws Exception {
        String clip = "{\"clip_id\":\"a\",\"start_time_ms\":0,\"end_time_ms\":9,\"source_media\":%s}";
        assertThat(runOf(clip.formatted("{\"media_id\":\"m\",\"status\":\"processing\"}")).clips().getFirst().stated())
                .containsExactly(new Problem.SourceProcessing());
        assertThat(runOf(clip.formatted("{\"media_id\":\"m\",\"status\":\"error\"}")).clips().getFirst().stated())
                .containsExactly(new Problem.SourceFailed());
        assertThat(runOf(clip.formatted("{\"media_id\":\"m\",\"status\":\"complete\"}")).clips().getFirst().stated())
                .containsExactly(new Problem.UrlMissing());
        for (String url : List.of("file:///etc/passwd", "http://x.org/a", "https://10.0.0.1/a", "a.mp4")) {
            assertThat(runOf(clip.formatted("{\"media_id\":\"m\",\"media_url\":\"" + url + "\"}")).clips().getFirst()
                    .stated()).as(url).containsExactly(new Problem.UrlRefused());
        }
        assertThat(runOf(clip.formatted("7")).clips().getFirst().stated())
                .containsExactly(new Problem.Unreadable("source_media"), new Problem.UrlMissing());
    }

    @Test
    void mediaInfoThatCannotBeTrueIsMissing() throws Exception {
        Run run = runOf("{\"clip_id\":\"a\",\"start_time_ms\":0,\"end_time_ms\":9,\"source_media\":{\"media_id\":\"m\","
                + "\"media_url\":\"https://x.org/a\",\"media_info\":{\"duration_ms\":-1,\"fps\":0,\"frame_count\":0,"
                + "\"width\":-3,\"height\":1e12,\"channels\":0,\"type\":7}}}");
        assertThat(run.sources().getFirst().info()).isEqualTo(new MediaInfo("7", null, null, null, null, null, 0));
        assertThat(run.clips().getFirst().stated())
                .containsExactly(new Problem.Unreadable("source_media.media_info.height"));
    }

    @Test
    void namesAreFitToBeShown() throws Exception {
        Clip clip = runOf(clip("a\\u202eb\\u0000c\\n\\u2066" + "é👍🏽".repeat(500), 0, 1)).clips().getFirst();
        String id = Objects.requireNonNull(clip.id());
        assertThat(id).startsWith("abcé👍🏽").matches("\\P{Cc}*");
        assertThat(id.codePointCount(0, id.length())).isEqualTo(512);
        assertThat(clip.key()).startsWith("~").hasSize(33);
        assertThat(runOf(clip("\\ud83d", 0, 1)).clips().getFirst().id()).isNull();
    }

    @Test
    void namesThatDifferOnlyInWhatIsNotShownStayApart() throws Exception {
        Run run = runOf(clip("a", 0, 1), clip("a\\u0001", 0, 1), clip("a\\u0002", 0, 1));
        assertThat(run.clips()).extracting(Clip::key).doesNotHaveDuplicates();
    }

    @Test
    void numbersPassForIds() throws Exception {
        assertThat(runOf(clip("x", 0, 1).replace("\"x\"", "17")).clips().getFirst().key()).isEqualTo("17");
    }

    @Test
    void twentyThousandClipsAreReadAtOnce() throws Exception {
        String many = IntStream.range(0, 20_000).mapToObj(i -> clip("c" + i, i, i + 1000L))
                .collect(Collectors.joining(",", "{\"clips\":[", "]}"));
        long start = System.nanoTime();
        assertThat(read(many).clips()).hasSize(20_000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
}
