package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.api.Http;
import org.modeltracker.api.SecondTracker;
import org.modeltracker.core.Eventually;
import org.modeltracker.core.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Histories in git repositories, imported whole. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryIT {

    private static final Instant NOW = ImportingTracker.NOW;
    private static final Instant FIRST = Instant.parse("2025-01-01T12:00:00Z");
    private static final int DAYS = 60;
    private static final int OFFERINGS = 80;
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    static Path folder;

    private HistoryRepository repository;
    private final TestDatabase database = TestDatabase.fresh();
    private SecondTracker tracker;

    @BeforeAll
    void start() {
        repository = HistoryRepository.in(folder.resolve("repository"));
        var catalogues = new DailyCatalogues(OFFERINGS, 7);
        for (var day : DailyCatalogues.days(FIRST, DAYS)) {
            repository.commit(day, Map.of("api.json", catalogues.next(3)));
        }
        tracker = tracker(database);
    }

    @AfterAll
    void stop() {
        tracker.close();
        repository.close();
    }

    private static SecondTracker tracker(TestDatabase database) {
        return SecondTracker.start(
                database, NOW, "--tracker.rate-limit=off", "--tracker.imports.allow-file-repositories=true");
    }

    @Test
    void cut_short_and_gone_on_with_it_comes_to_what_single_imports_in_order_come_to() {
        var place = post(tracker.http(), "modelsdev", request("api.json", "2025-01-01", "2025-03-01"))
                .header("Location");
        Eventually.eventually(
                "some snapshots are imported",
                () -> tracker.http().get(place).json().at("/progress/done").asLong() > 5);
        tracker.close();
        tracker = tracker(database);
        var run = ImportRuns.ended(tracker.http(), place);
        assertThat(ImportRuns.state(run)).as(run.toString()).isEqualTo("done");
        assertThat(run.at("/progress/done").asLong())
                .isEqualTo(run.at("/progress/total").asLong());
        assertThat(run.at("/terms/licence").asString()).isEqualTo("MIT");
        assertThat(tracker.http()
                        .get("/v1/imports?source=modelsdev")
                        .json()
                        .path("data")
                        .size())
                .as("one run")
                .isEqualTo(1);

        try (var single = ImportingTracker.start()) {
            var catalogues = new DailyCatalogues(OFFERINGS, 7);
            var last = "";
            for (var day : DailyCatalogues.days(FIRST, DAYS)) {
                var next = catalogues.next(3);
                if (!next.equals(last)) { // a commit that changes nothing is none
                    single.imported("modelsdev", next, day + "&force=true");
                }
                last = next;
            }
            assertThat(events(tracker.http())).hasSizeGreaterThan(OFFERINGS).isEqualTo(events(single.http()));
        }
        long head = head();
        var again = ended(post(tracker.http(), "modelsdev", request("api.json", "2025-01-01", "2025-03-01")));
        assertThat(ImportRuns.state(again)).isEqualTo("done");
        assertThat(again.path("events").isEmpty()).as(again.toString()).isTrue();
        assertThat(head()).as("nothing is recorded twice").isEqualTo(head);
    }

    @Test
    void broken_snapshots_are_skipped_and_told_and_the_others_are_taken() {
        try (var other = HistoryRepository.in(folder.resolve("broken"))) {
            other.commit(at("2025-05-01"), Map.of("data/openai.json", vendor(1)));
            other.commit(at("2025-05-02"), Map.of("data/openai.json", "{"));
            other.commit(at("2025-05-03"), Map.of("data/openai.json", vendor(2)));
            var run = ended(post(
                    tracker.http(),
                    "llm-prices",
                    "{\"repository\": \"%s\", \"path\": \"data\"}".formatted(other.url())));
            assertThat(ImportRuns.state(run)).as(run.toString()).isEqualTo("done");
            assertThat(ImportRuns.skipped(run, "broken_snapshot")).isEqualTo(1);
            assertThat(run.at("/events/pricing.changed").asInt()).isEqualTo(2);
            assertThat(price("2025-05-02")).isEqualTo("1");
            assertThat(price("2025-05-03")).isEqualTo("2");
        }
    }

    @Test
    void a_request_that_leads_inside_or_says_nothing_is_refused_by_name() {
        for (var faulty : List.of(
                "{\"repository\": \"http://127.0.0.1/x.git\", \"path\": \"a\"}",
                "{\"repository\": \"ssh://example.org/x.git\", \"path\": \"a\"}",
                "{\"repository\": \"https://example.org/x.git\"}",
                "{\"repository\": \"file:/x\", \"path\": \"a\", \"every\": \"often\"}")) {
            var answer = post(tracker.http(), "litellm", faulty);
            assertThat(answer.status()).as(faulty + answer.body()).isEqualTo(422);
            assertThat(answer.json().path("errors").isEmpty()).isFalse();
        }
        var none = ended(post(
                tracker.http(),
                "litellm",
                "{\"repository\": \"%s\", \"path\": \"none.json\"}".formatted(repository.url())));
        assertThat(none.at("/problem/type").asString()).endsWith("unusable-repository");
    }

    private static Http.Answer post(Http http, String source, String body) {
        return http.post("/v1/imports/" + source + "/history", body);
    }

    private JsonNode ended(Http.Answer accepted) {
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        return ImportRuns.ended(tracker.http(), accepted.header("Location"));
    }

    private String request(String path, String since, String until) {
        return "{\"repository\": \"%s\", \"path\": \"%s\", \"every\": \"1d\", \"since\": \"%s\", \"until\": \"%s\"}"
                .formatted(repository.url(), path, since, until);
    }

    private static String vendor(int price) {
        return "{\"vendor\": \"openai\", \"models\": [{\"id\": \"gpt-5\", \"name\": \"GPT-5\", \"price_history\": [{\"input\": %d, \"output\": 9, \"from_date\": null, \"to_date\": null}]}]}"
                .formatted(price);
    }

    private static Instant at(String day) {
        return Instant.parse(day + "T12:00:00Z");
    }

    private String price(String day) {
        var items = tracker.http()
                .get("/v1/models/openai/gpt-5/pricing?observed_by=" + day)
                .json()
                .path("data");
        return items.valueStream()
                .filter(item -> item.at("/source/publisher").asString().equals("llm-prices"))
                .map(item -> item.at("/prices/0/amount").asString())
                .collect(Collectors.joining(", "));
    }

    private long head() {
        return tracker.http()
                        .get("/v1/events?limit=1&type=source.observed")
                        .json()
                        .size()
                + events(tracker.http()).size();
    }

    /** What the log holds of the publisher, without what the log itself adds. */
    private static Set<String> events(Http http) {
        return http.get("/v1/events?publisher=models.dev", "Accept", "application/x-ndjson")
                .body()
                .lines()
                .map(line -> ((ObjectNode) JSON.readTree(line))
                        .without(Set.of("position", "recorded_at", "recorded_by"))
                        .toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
