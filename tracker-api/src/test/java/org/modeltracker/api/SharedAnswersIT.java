package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.about;
import static org.modeltracker.core.Eventually.eventually;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modeltracker.api.Http.Answer;
import org.modeltracker.api.http.cache.KeptAnswers;
import org.modeltracker.core.Poison;
import org.modeltracker.core.TestClock;

/** An answer that is made once for many is never stale: whatever was written, and whatever time went by, it equals one that is made anew. */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class SharedAnswersIT {

    private static final long SEED = 20261129;
    private static final int ADDRESSES_A_ROUND = 3;

    private static final List<String> PAGES = List.of(
            "/",
            "/models",
            "/models?q=spark",
            "/models/meta/muse-spark",
            "/models/kept/m-1",
            "/prices",
            "/upcoming",
            "/expectations",
            "/disputes",
            "/sources",
            "/benchmarks/critpt",
            "/compare?model=meta/muse-spark&model=openai/gpt-5.4",
            "/organisations/google",
            "/identities",
            "/feeds/timeline.atom",
            "/feeds/timeline.rss",
            "/feeds/calendar.ics",
            "/v1/models/kept/m-1",
            "/v1/models/kept/m-1/pricing",
            "/v1/models/kept/m-1/expectations",
            "/v1/models?q=opus",
            "/v1/models?limit=2",
            "/v1/models?access_state=general_availability&sort=changed",
            "/v1/events?limit=100&after=146",
            "/v1/upcoming?within=30d",
            "/v1/models/meta/muse-spark?as_of=100",
            "/v1/digest?from=2026-10-01");

    private static SampleTracker tracker;
    private static List<String> addresses;

    private final Random random = new Random(SEED);

    @BeforeAll
    static void start() {
        tracker = SampleTracker.start();
        addresses = Stream.concat(tracker.reads().addresses().values().stream(), PAGES.stream())
                .filter(address -> !address.equals("/v1/status")) // what runs in the background moves it at any moment
                .toList();
        for (var model :
                List.of("kept/m-1", "kept/m-2", "kept/m-3", "kept-shop/l-0", "kept-shop/l-1", "kept-shop/l-2")) {
            assertThat(record(Envelope.released(model, "2026-10-01"))).isEqualTo(201);
        }
        assertThat(record(identified("kept-shop/l-0", "kept/m-1", 0))).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        tracker.close();
    }

    @Test
    void what_was_asked_is_kept_and_nothing_that_is_somebodys_own() {
        for (var address :
                List.of("/v1/models", "/models", "/feeds/timeline.atom", "/v1/events?limit=1", "/v1/export/manifest")) {
            assertThat(ask(address).status()).isEqualTo(200);
            assertThat(KeptAnswers.hold(tracker.tracker().context(), address))
                    .as(address)
                    .isTrue();
        }
        for (var address : List.of(
                "/v1/keys", "/v1/webhooks", "/v1/imports", "/v1/views/rebuild", "/v1/export/models.csv?as_of=100")) {
            assertThat(tracker.http().get(address).status()).isEqualTo(200);
            assertThat(KeptAnswers.hold(tracker.tracker().context(), address))
                    .as(address)
                    .isFalse();
        }
        tracker.http().get("/v1/disputes");
        assertThat(KeptAnswers.hold(tracker.tracker().context(), "/v1/disputes"))
                .as("for readers without a key")
                .isFalse();
    }

    @Test
    void a_few_hundred_answers_are_never_stale() {
        rounds(120);
    }

    @Test
    @Tag("faults")
    void ten_thousand_answers_are_never_stale() {
        rounds(10_000 / ADDRESSES_A_ROUND);
    }

    /** One reads, something happens, and one reads again: what is kept by then must not show. */
    private void rounds(int rounds) {
        var told = new ArrayList<String>();
        for (int round = 0; round < rounds; round++) {
            var chosen = random.ints(ADDRESSES_A_ROUND, 0, addresses.size())
                    .mapToObj(addresses::get)
                    .toList();
            chosen.forEach(SharedAnswersIT::ask);
            told.add(happens(round));
            for (var address : chosen) {
                var shared = shown(ask(address));
                KeptAnswers.forget(tracker.tracker().context());
                assertThat(shared)
                        .as("round %d, %s after %s", round, address, told.getLast())
                        .isEqualTo(shown(ask(address)));
            }
        }
    }

    private String happens(int round) {
        var now = clock().instant().truncatedTo(ChronoUnit.SECONDS);
        var model = "kept/m-" + (1 + random.nextInt(3));
        var soon = now.plusSeconds(1 + random.nextInt(90));
        return switch (round % 100 == 60 ? 20 : round % 100 == 80 ? 21 : random.nextInt(12)) {
            case 0 ->
                write(Envelope.released(model, "2026-10-0" + (1 + random.nextInt(9)))
                        .by("p" + round, "press"));
            case 1 -> write(price(model, now.toString(), round));
            case 2 -> write(price(model, soon.toString(), round));
            case 3 ->
                write(Envelope.access(model, soon.toString(), "general_availability")
                        .seen("2026-10-01"));
            case 4 ->
                write(Envelope.status(model, now.toString(), "open_weights").by("p" + round, "press"));
            case 5 -> write(expected(model, soon.toString()));
            case 6 -> write(identified("kept-shop/l-" + random.nextInt(3), model, round));
            case 7, 8 -> later(Duration.ofSeconds(1 + random.nextInt(30)));
            case 9 -> later(Duration.ofSeconds(70));
            case 10 ->
                later(Duration.between(now, now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS)));
            case 20 -> rebuild();
            case 21 -> poison();
            default -> "nothing";
        };
    }

    private static Envelope price(String model, String effective, int round) {
        return Envelope.price(model, effective, "" + (1 + round % 7)).seen("2026-10-01");
    }

    private static Envelope expected(String model, String window) {
        return Envelope.of("expectation.stated", model, "2026-10-01", """
                {'about': 'api_access', 'expected': 'general_availability', 'window': '%s', 'commitment': 'expected'}
                """.formatted(window));
    }

    private static Envelope identified(String listing, String model, int round) {
        return about("model", listing, "model.identified", """
                {'same_as': '%s', 'basis': 'editor', 'reason': 'round %d'}
                """.formatted(model, round))
                .with("/effective_basis", "first_seen");
    }

    /** Refusals are answers too: some of these claims say what is known. */
    private static String write(Envelope claim) {
        return record(claim) + " " + claim.json().path("type").asString();
    }

    private static int record(Envelope claim) {
        var answer = tracker.http().post("/v1/events", claim.toString(), "Prefer", "wait=10");
        assertThat(answer.status()).as(answer.body()).isIn(200, 201, 409, 422);
        return answer.status();
    }

    private static String later(Duration by) {
        clock().advance(by);
        return "waiting " + by;
    }

    private static String rebuild() {
        assertThat(tracker.http().post("/v1/views/rebuild", "").status()).isEqualTo(202);
        eventually(
                "the views are rebuilt",
                Duration.ofMinutes(5),
                () -> tracker.http().get("/v1/views/rebuild").at("/state").equals("done"));
        return "a rebuild";
    }

    private static String poison() {
        var database = tracker.tracker().context().getBean(DataSource.class);
        long position = Poison.kinds().findFirst().orElseThrow().into(database, UUID.randomUUID(), "kept/m-1");
        eventually(
                "it is set aside",
                () -> tracker.http()
                        .get("/v1/dead-letters?limit=100")
                        .body()
                        .contains("\"position\":" + position + ","));
        return "a dead letter";
    }

    private static TestClock clock() {
        return tracker.tracker().context().getBean(TestClock.class);
    }

    private static Answer ask(String address) {
        return (address.matches("/v1/(keys|webhooks|views).*")
                        ? tracker.http()
                        : tracker.http().with(null))
                .get(address);
    }

    /** Without what each request has of its own. */
    private static String shown(Answer answer) {
        var headers = new TreeMap<>(answer.raw().headers().map());
        headers.keySet().removeAll(Set.of("date", "keep-alive", "connection"));
        return answer.status() + " " + headers + "\n" + answer.body();
    }
}
