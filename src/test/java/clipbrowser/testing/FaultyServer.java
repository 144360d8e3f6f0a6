package clipbrowser.testing;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * The documented service with whatever goes wrong: each question about a run gets the next of its answers, media go
 * wrong as their {@link FaultyMedia} says. In the JSON of an answer {@code {media}} stands for the URL of the media,
 * as in {@code "media_url": "{media}/a.mp4"}. Any thread.
 */
public final class FaultyServer implements AutoCloseable {
    /** What the service wants as its key. */
    public static final String KEY = "test-key";

    private final RawServer server = new RawServer(this::answer).keepingAlive();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Map<String, List<Answer>> runs = new ConcurrentHashMap<>();
    private final Map<String, FaultyMedia> media = new ConcurrentHashMap<>();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();

    /** @param status of the HTTP answer */
    public record Answer(int status, String json, String... headers) {
        public static Answer of(String json) {
            return new Answer(200, json);
        }
    }

    /** What each question about a run gets, one after the other; the last one again and again. */
    public FaultyServer run(String runId, Answer... answers) {
        asked.remove(runId);
        runs.put(runId, List.of(answers));
        return this;
    }

    /** The same with answers that are well: a run that gains clips at each poll, or only one that never changes. */
    public FaultyServer run(String runId, String... json) {
        return run(runId, Arrays.stream(json).map(Answer::of).toArray(Answer[]::new));
    }

    /** Serves these bytes under a name. */
    public FaultyMedia media(String name, byte[] content) {
        FaultyMedia made = new FaultyMedia(content, stopped);
        media.put(name, made);
        return made;
    }

    /** Serves a file under its own name. */
    public FaultyMedia media(Path file) throws IOException {
        return media(file.getFileName().toString(), Files.readAllBytes(file));
    }

    /** How often a run was asked for. */
    public int askedFor(String runId) {
        return asked.getOrDefault(runId, 0);
    }

    public String apiUrl() {
        return server.url("/v1");
    }

    public String mediaUrl(String name) {
        return server.url("/media/" + name);
    }

    /** Everything that was asked, in order of arrival. */
    public List<RawServer.Asked> asked() {
        return server.asked();
    }

    /** How many connections a client holds open now. */
    public int connections() {
        return server.connections();
    }

    private void answer(RawServer.Asked question, Socket socket) throws IOException, InterruptedException {
        String path = question.path();
        FaultyMedia medium = path.startsWith("/media/") ? media.get(path.substring(7)) : null;
        if (medium != null) {
            medium.answer(question, socket);
            return;
        }
        String runId = path.startsWith("/v1/auto_clips/") ? path.substring(15) : "";
        List<Answer> answers = runs.getOrDefault(runId, List.of());
        if (answers.isEmpty()) {
            RawServer.head(socket.getOutputStream(), "404 Not Found", 0);
        } else if (!question.header("X-API-Key").equals(KEY)) {
            RawServer.head(socket.getOutputStream(), "401 Unauthorized", 0);
        } else {
            int turn = asked.merge(runId, 1, Integer::sum);
            Answer answer = answers.get(Math.min(turn, answers.size()) - 1);
            byte[] body = answer.json.replace("{media}", server.url("/media")).getBytes(StandardCharsets.UTF_8);
            RawServer.head(socket.getOutputStream(), answer.status + " Answer", body.length, answer.headers);
            socket.getOutputStream().write(body);
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        server.close();
    }
}
