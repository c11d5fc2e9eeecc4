package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.Http.Answer;
import org.modeltracker.api.importer.catalogue.BrokenSnapshots;
import org.modeltracker.api.importer.catalogue.ModelsDev;
import org.modeltracker.core.model.PartialDate;
import org.springframework.beans.factory.annotation.Autowired;

/** Imports over HTTP. All share the one publisher of a catalogue, so each begins where the clock stands and leaves it later. */
class ImportIT extends ApiContext {

    @Autowired
    private ImportLock lock;

    @Autowired
    private ImportRunStore store;

    @Autowired
    private ImportRunner imports;

    @Autowired
    private Supplier<UUID> ids;

    private final Catalogue usual = Catalogue.empty()
            .priced("openai", "it-one", "1", "2")
            .priced("openai", "it-two", "3", "4")
            .priced("azure", "it-one", "5", "6");

    @Test
    void an_import_answers_with_its_account_and_the_views_know_it() {
        var answer = post(
                "modelsdev", usual.priced("openai", "it-shape", "1.25", "10").json(), "force=true");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        var run = answer.json();
        assertThat(ImportRuns.state(run)).isEqualTo("done");
        assertThat(run.path("source").asString()).isEqualTo("modelsdev");
        assertThat(run.at("/events/source.observed").asLong()).isEqualTo(1);
        assertThat(run.at("/events/pricing.changed").asLong()).isPositive();
        assertThat(run.at("/progress/done").asLong())
                .isEqualTo(run.at("/progress/total").asLong())
                .isPositive();
        assertThat(item("/v1/models/openai/it-shape/pricing")
                        .at("/prices/0/amount")
                        .asString())
                .isIn("1.25", "10");
        assertThat(get(answer.header("Location")).json()).isEqualTo(run);
        assertThat(texts(data("/v1/imports?source=modelsdev&limit=1"), "/id"))
                .containsExactly(run.path("id").asString());
        later(Duration.ofDays(2));
    }

    @Test
    void a_dry_run_tells_what_would_be_recorded_and_records_nothing() {
        long head = head();
        var answer =
                post("modelsdev", usual.priced("openai", "it-dry", "1", "2").json(), "dry_run=true&force=true");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json()
                        .path("would_record")
                        .valueStream()
                        .map(event -> event.path("type").asString()))
                .contains("model.released", "api_access.changed", "pricing.changed", "source.observed");
        assertThat(answer.json().at("/events/model.released").asLong()).isPositive();
        assertThat(head()).isEqualTo(head);
        assertThat(anybody().get("/v1/imports/" + answer.at("/id")).status()).isEqualTo(404);
    }

    @Test
    void a_snapshot_without_most_of_what_stood_is_refused_unless_forced() {
        post("modelsdev", usual.json(), "force=true");
        later(Duration.ofDays(2));
        long head = head();
        var few = Catalogue.empty().priced("openai", "it-one", "1", "2").json();
        var refused = post("modelsdev", few, "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/type")).endsWith("many-offerings-gone");
        assertThat(refused.json().path("withdrawn").asInt()).isEqualTo(2);
        assertThat(refused.json().path("standing").asInt()).isEqualTo(3);
        assertThat(head()).isEqualTo(head);
        var run = get("/v1/imports/" + refused.at("/import")).json();
        assertThat(ImportRuns.state(run)).isEqualTo("refused");
        assertThat(run.at("/problem/numbers/withdrawn").asInt()).isEqualTo(2);

        assertThat(post("modelsdev", "{}", "").at("/type")).endsWith("no-models");
        assertThat(post("modelsdev", few, "force=true").status()).isEqualTo(201);
        assertThat(item("/v1/models/openai/it-two/access").path("state").asString())
                .isEqualTo("withdrawn");
        later(Duration.ofDays(2));
    }

    @Test
    void broken_snapshots_are_refused_with_the_place_and_nothing_is_recorded() {
        long head = head();
        BrokenSnapshots.all().forEach((what, file) -> {
            var answer = post("modelsdev", file, "");
            assertThat(answer.status()).as(what + ": " + answer.body()).isEqualTo(422);
            assertThat(answer.at("/type")).as(what).endsWith("broken-snapshot");
            assertThat(answer.json().at("/errors/0/detail").asString()).as(what).isNotBlank();
        });
        assertThat(head()).isEqualTo(head);
        var latest = data("/v1/imports?limit=1").getFirst();
        assertThat(ImportRuns.state(latest)).isEqualTo("refused");
        assertThat(latest.at("/problem/type").asString()).endsWith("broken-snapshot");
    }

    @Test
    void a_hundred_megabytes_are_refused_whether_announced_or_not() throws IOException {
        long head = head();
        assertThat(send("Content-Length: 104857600")).startsWith("HTTP/1.1 413");
        assertThat(send("Transfer-Encoding: chunked")).startsWith("HTTP/1.1 413");
        assertThat(head()).isEqualTo(head);
    }

    @Test
    void one_import_of_a_source_runs_at_a_time() {
        try (var held = lock.take("modelsdev").orElseThrow()) {
            assertThat(held).isNotNull();
            var refused = post("modelsdev", usual.json(), "");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.at("/type")).endsWith("import-under-way");
        }
        assertThat(lock.take("modelsdev")).hasValueSatisfying(ImportLock.Handle::close);
    }

    @Test
    void a_run_that_lost_its_process_has_failed_and_says_so() {
        var order = new ImportRequest(new ModelsDev(), PartialDate.at(clock.instant()), false, false, "somebody");
        var run = ImportRun.begun(ids.get(), order, clock.instant());
        store.begin(run);
        assertThat(ImportRuns.state(get("/v1/imports/" + run.id()).json())).isEqualTo("running");
        imports.endInterrupted();
        var ended = get("/v1/imports/" + run.id()).json();
        assertThat(ImportRuns.state(ended)).isEqualTo("failed");
        assertThat(ended.at("/problem/type").asString()).endsWith("interrupted");
    }

    @Test
    void a_watcher_sees_a_run_to_its_end() {
        var order = new ImportRequest(new ModelsDev(), PartialDate.at(clock.instant()), false, false, "somebody");
        var run = ImportRun.begun(ids.get(), order, clock.instant());
        store.begin(run);
        store.progress(run.id(), new ImportRun.Progress(3, 9, 1));
        Thread.ofVirtual().start(imports::endInterrupted);
        var stream = anybody().get("/v1/imports/" + run.id(), "Accept", "text/event-stream");
        assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
        assertThat(stream.body()).contains("event:failed", "interrupted");
    }

    @Test
    void lines_of_our_own_are_a_snapshot_of_their_publisher() {
        var lines = """
                {"type":"model.released","model":"own/m","effective":"2026-02-01","source":{"publisher":"own-list","kind":"catalogue"},"data":{"name":"M"}}
                {"type":"api_access.changed","model":"own/m","source":{"publisher":"own-list","kind":"catalogue"},"data":{"channel":"first_party_api","state":"general_availability"}}
                """;
        var price = """
                {"type":"pricing.changed","model":"own/m","source":{"publisher":"own-list","kind":"catalogue"},"data":{"channel":"first_party_api","disclosure":"disclosed","currency":"USD","prices":[{"component":"input","amount":"%s","per":"1M_tokens"}]}}
                """;
        assertThat(post("ndjson", lines + price.formatted("1.5"), "observed_at=2026-03-01")
                        .status())
                .isEqualTo(201);
        var second = post("ndjson", lines + price.formatted("2.5"), "observed_at=2026-04-01")
                .json();
        assertThat(second.path("events").propertyStream().map(e -> e.getKey() + " " + e.getValue()))
                .containsExactlyInAnyOrder("pricing.changed 1", "source.observed 1");
        assertThat(item("/v1/models/own/m/pricing?observed_by=2026-03-15")
                        .at("/prices/0/amount")
                        .asString())
                .isEqualTo("1.5");
        assertThat(item("/v1/models/own/m/pricing").path("since").asString()).isEqualTo("2026-04-01");

        var faulty = post("ndjson", lines + price.formatted("-1"), "observed_at=2026-05-01");
        assertThat(faulty.status()).isEqualTo(422);
        assertThat(faulty.at("/errors/0/pointer")).isEqualTo("/data/prices/0/amount");
        assertThat(faulty.at("/errors/0/detail")).contains("line 3");
    }

    @ParameterizedTest
    @CsvSource({
        "nobody, '', application/json, 404",
        "modelsdev, observed_at=2999-01-01, application/json, 400",
        "modelsdev, observed_at=2026-04, application/json, 400",
        "modelsdev, whatever=1, application/json, 400",
        "modelsdev, '', application/x-www-form-urlencoded, 415"
    })
    void what_is_not_understood_is_refused(String source, String query, String type, int status) {
        assertThat(http().post("/v1/imports/" + source + "?" + query, "{}", "Content-Type", type)
                        .status())
                .isEqualTo(status);
    }

    @Test
    void importing_needs_a_key_that_may_write_and_reading_none() {
        assertThat(anybody().post("/v1/imports/modelsdev", "{}").status()).isEqualTo(401);
        var key = http().post("/v1/keys", "{\"name\":\"r\",\"owner\":\"reader\",\"scopes\":[\"history:read\"]}")
                .at("/key");
        assertThat(http().with(key).post("/v1/imports/modelsdev", "{}").status())
                .isEqualTo(403);
        assertThat(anybody().get("/v1/imports").status()).isEqualTo(200);
    }

    private Answer post(String source, String file, String query) {
        return http().post("/v1/imports/" + source + "?" + query, file);
    }

    /** Sends blanks for as long as they are taken; gives the first line of the answer. */
    private String send(String framing) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            var out = socket.getOutputStream();
            out.write(("POST /v1/imports/modelsdev HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + ADMIN_KEY
                            + "\r\nContent-Type: application/json\r\n" + framing + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            Thread.ofVirtual().start(() -> {
                var blanks = (" ".repeat(1 << 16)).getBytes(StandardCharsets.US_ASCII);
                try {
                    for (int i = 0; i < 1_600; i++) {
                        if (framing.startsWith("Transfer")) {
                            out.write("10000\r\n".getBytes(StandardCharsets.US_ASCII));
                        }
                        out.write(blanks);
                        if (framing.startsWith("Transfer")) {
                            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                        }
                    }
                } catch (IOException refused) {
                    // as it should be: nobody reads on
                }
            });
            var answer = socket.getInputStream().readNBytes(12);
            return new String(answer, StandardCharsets.US_ASCII);
        }
    }
}
