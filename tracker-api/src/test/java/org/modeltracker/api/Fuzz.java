package org.modeltracker.api;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Sends many requests, each good in most places and broken in some, to a tracker of its own; tells what was answered, and what must not be. */
final class Fuzz {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final int AT_ONCE = 4;

    /** Not implemented (an encoding of the transfer), wait, another version of HTTP. */
    private static final Set<Integer> EXPECTED = Set.of(501, 503, 505);

    private static final Pattern INSIDE = Pattern.compile(
            "\\bat (org|java|jdk|tools|io|jakarta)\\.[\\w.$]+\\(|\\b(org\\.(springframework|modeltracker|postgresql|apache|axonframework)|java\\.(lang|util|io|sql)|io\\.modelcontextprotocol|tools\\.jackson)\\.[\\w.]+|\\b[A-Z]\\w+Exception\\b|stack_?trace");

    private final long seed;
    private final Map<Integer, Long> statuses = new TreeMap<>();
    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();

    Fuzz(long seed) {
        this.seed = seed;
    }

    void run(int many) throws Exception {
        try (var tracker = SecondTracker.start(
                NOW, "--tracker.rate-limit=off", "--tracker.webhooks.key=" + ApiContext.WEBHOOKS_KEY)) {
            var http = tracker.http();
            var claims = RandomClaims.of(seed, "fuzz/m", 40);
            var ids = new ArrayList<String>();
            claims.forEach(
                    claim -> ids.add(http.post("/v1/events", claim.toString()).at("/id")));
            ids.removeIf(String::isEmpty);
            var routes = FuzzRoute.of(http.get("/v3/api-docs").json());
            assertThat(routes).hasSizeGreaterThan(90);
            var requests =
                    new FuzzRequests(seed, routes, new FuzzBodies(RandomClaims.of(seed + 1, "fuzz/n", 300)), ids);
            int port = Integer.parseInt(http.base().replaceFirst(".*:", ""));
            try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
                var jobs = IntStream.range(0, many)
                        .<Callable<Integer>>mapToObj(number -> () -> send(port, requests.number(number), number))
                        .toList();
                var answers = new ArrayList<Integer>();
                for (var answer : workers.invokeAll(jobs)) {
                    answers.add(answer.get());
                }
                statuses.putAll(answers.stream().collect(groupingBy(status -> status, counting())));
            }
            System.out.println("fuzz, seed " + seed + ", " + many
                    + " requests; answers by status (0: closed without one): " + statuses);
            assertThat(List.copyOf(faults)).as("seed " + seed).isEmpty();
            assertThat(statuses.getOrDefault(200, 0L)).as("good requests").isGreaterThan(many / 20);
            eventually(
                    "the tracker is well",
                    Duration.ofMinutes(1),
                    () -> http.get("/actuator/health").status() == 200);
            assertThat(http.get("/actuator/health").at("/status")).isEqualTo("UP");
        }
    }

    private int send(int port, FuzzRequests.Sent sent, int number) {
        RawAnswer answer;
        try {
            answer = RawHttp.answer(port, sent.text(), sent.stays());
        } catch (IOException e) {
            faults.add("number " + number + " had no answer, " + e + ": " + shown(sent.text()));
            return 0;
        }
        var fault = fault(sent, answer);
        if (!fault.isEmpty()) {
            faults.add("number %d, %s: %s\n  -> %s".formatted(number, fault, shown(sent.text()), shown(answer.text())));
        }
        return answer.status();
    }

    private static String fault(FuzzRequests.Sent sent, RawAnswer answer) {
        if (answer.status() == 0 && !sent.isFramedBadly()) {
            return "no answer";
        } else if (answer.status() >= 500 && !EXPECTED.contains(answer.status())) {
            return "an error of ours";
        } else if (answer.body().contains("Another release has changed the database")) {
            return "a column that no table of this release has";
        } else if (answer.status() >= 400 && INSIDE.matcher(answer.body()).find()) {
            return "tells of the inside";
        } else if (answer.status() >= 400 && sent.route().isApi() && !isProblem(sent, answer)) {
            return "no problem";
        }
        return "";
    }

    /** An answer to HEAD has no body, and neither needs one to a client whose body breaks off. */
    private static boolean isProblem(FuzzRequests.Sent sent, RawAnswer answer) {
        return answer.header("content-type").startsWith("application/problem+json")
                || answer.body().isEmpty() && (sent.method().equals("HEAD") || sent.isFramedBadly());
    }

    /** Enough to see what it was; the seed and the number give all of it. */
    private static String shown(String text) {
        var line = text.replaceAll("(.)\\1{20,}", "$1$1…").replaceAll("[^\\x20-\\x7e…]+", " ");
        return line.substring(0, Math.min(line.length(), 1500));
    }
}
