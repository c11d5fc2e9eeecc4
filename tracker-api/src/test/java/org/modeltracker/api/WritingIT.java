package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.api.Envelope.benchmark;
import static org.modeltracker.api.Envelope.exact;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.status;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modeltracker.api.Http.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How claims come in: one at a time, many at once, and twice. */
@Timeout(60)
class WritingIT extends ApiContext {

    private static final String EVENTS = "/v1/events";

    @Test
    void a_new_claim_is_created_where_it_can_be_read_again() {
        var claim = announced("writing/created", "2026-01-15").id(UUID.randomUUID());
        var answer = http().post(EVENTS, claim.toString());
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/v1/events/" + id(claim.json()));
        var read = get(answer.header("Location")).json();
        answer.json()
                .propertyStream()
                .forEach(field -> assertThat(read.get(field.getKey())).isEqualTo(field.getValue()));
        assertThat(read.path("recorded_by").asString()).isEqualTo("admin");
        assertThat(position(read)).isEqualTo(head());
    }

    @Test
    void the_same_claim_again_is_the_first_one() {
        var claim = announced("writing/again", "2026-01-15");
        var first = record(claim);
        var again = http().post(EVENTS, claim.toString());
        assertThat(again.status()).isEqualTo(200);
        assertThat(id(again.json())).isEqualTo(id(first));
        assertThat(again.header("Location")).isEqualTo("/v1/events/" + id(first));
        assertThat(http().post(EVENTS, claim.id(id(first)).toString()).status()).isEqualTo(200);
        assertThat(http().post(EVENTS, claim.with("/quote", "said otherwise").toString())
                        .status())
                .as("same content under another quote")
                .isEqualTo(200);
        assertThat(of("writing/again")).hasSize(1);
    }

    @Test
    void what_was_retracted_may_be_said_anew() {
        var claim = announced("writing/anew", "2026-01-15");
        var first = record(claim);
        retract(first);
        assertThat(id(record(claim))).isNotEqualTo(id(first));
    }

    @Test
    void an_idempotency_key_gives_the_first_answer_again() {
        var body = announced("writing/key", "2026-01-15").toString();
        var first = keyed("\"first-key\"", body);
        var again = keyed("\"first-key\"", body);
        assertThat(List.of(first.status(), again.status())).containsOnly(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        var other = keyed("first-key", announced("writing/other", "2026-01-15").toString());
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.header("Content-Type")).startsWith("application/problem+json");
        assertThat(of("writing/other")).isEmpty();
    }

    @Test
    void a_refused_request_leaves_its_idempotency_key_free() {
        assertThat(keyed("refused-key", "{}").status()).isEqualTo(422);
        assertThat(keyed("refused-key", announced("writing/free", "2026-01-15").toString())
                        .status())
                .isEqualTo(201);
    }

    @Test
    void an_idempotency_key_holds_for_corrections_too() {
        var event = record(announced("writing/corrected", "2026-01-15"));
        var path = "/v1/events/" + id(event) + "/correction";
        var body = announced("writing/corrected", "2026-01-16").correcting().toString();
        var first = http().post(path, body, "Idempotency-Key", "correct-once");
        var again = http().post(path, body, "Idempotency-Key", "correct-once");
        assertThat(List.of(first.status(), again.status())).containsOnly(201);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void prefer_wait_answers_when_the_views_know_the_claim() {
        for (int day = 10; day < 20; day++) {
            var claim = announced("writing/wait-" + day, "2026-01-" + day).toString();
            assertThat(http().post(EVENTS, claim, "Prefer", "wait=10").status()).isEqualTo(201);
            assertThat(anybody().get("/v1/models/writing/wait-" + day).status()).isEqualTo(200);
        }
    }

    @Test
    void the_longest_terms_come_through_to_the_answers() {
        var term = "ä".repeat(100);
        var slug = "p" + "x".repeat(126);
        record(announced("writing/long", "2026-01-15"), benchmark("writing-long"));
        record(access("writing/long", "2026-02-01", "public_preview")
                .with("/data/provider", slug)
                .with("/data/region", term)
                .with("/data/audience", slug));
        record(price("writing/long", "2026-02-01", "5")
                .with("/data/provider", slug)
                .with("/data/region", term)
                .with("/data/tier", term));
        var score = exact("writing/long", "writing-long", "5");
        for (var name : List.of("version", "variant", "harness", "effort")) {
            score = score.with("/data/" + name, term);
        }
        record(score);
        var access = item("/v1/models/writing/long/access");
        assertThat(access.path("region").asString()).isEqualTo(term);
        assertThat(List.of(
                        access.path("provider").asString(),
                        access.path("audience").asString()))
                .containsOnly(slug);
        assertThat(item("/v1/models/writing/long/pricing").path("tier").asString())
                .isEqualTo(term);
        var run = item("/v1/models/writing/long/benchmarks");
        assertThat(List.of(run.path("version").asString(), run.path("effort").asString()))
                .containsOnly(term);
        assertThat(get("/v1/benchmarks/writing-long?version=" + URLEncoder.encode(term, StandardCharsets.UTF_8))
                        .json()
                        .path("data"))
                .hasSize(1);
    }

    @Test
    void a_line_may_be_as_long_as_a_body_and_no_longer() {
        var good = announced("writing/longest", "2026-01-15").toString();
        int most = 1 << 20;
        var padded = good + " ".repeat(most - good.length());
        var results = results(http().ndjson(EVENTS, padded + "\n" + padded + " \n" + good));
        assertThat(texts(results, "/status")).containsExactly("201", "413", "200");
        assertThat(results.get(1).at("/problem/detail").asString()).contains("" + most);
        assertThat(http().post(EVENTS, padded + " ").json().path("most_bytes").asInt())
                .isEqualTo(most);
    }

    @Test
    void one_bad_line_never_stops_the_others() {
        var lines = Stream.of(
                announced("writing/lines", "2026-01-15").toString(),
                "{\"type\": \"nonsense\"}",
                "",
                "no json",
                status("writing/lines", "2026-01-16", "closed").toString(),
                announced("writing/lines", "2026-01-15").toString());
        var results = results(http().ndjson(EVENTS, lines.collect(Collectors.joining("\n"))));
        assertThat(results.stream()
                        .map(result -> result.path("line").asInt() + " "
                                + result.path("status").asInt()))
                .containsExactly("1 201", "2 422", "4 400", "5 201", "6 200");
        assertThat(results.get(1).at("/problem/errors/0/pointer").asString()).isNotEmpty();
        assertThat(results.get(4).path("id")).isEqualTo(results.get(0).path("id"));
        assertThat(of("writing/lines")).hasSize(2);
    }

    @Test
    void a_line_that_is_not_utf_8_is_a_bad_line() {
        var good = announced("writing/bytes", "2026-01-15") + "\n";
        var bad = status("writing/bytes", "2026-01-16", "closed").with("/quote", "caf\u00e9");
        var body = (good + bad).getBytes(StandardCharsets.ISO_8859_1);
        var results = results(http().send(http().request(EVENTS, "Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArray(body))));
        assertThat(texts(results, "/status")).containsExactly("201", "400");
    }

    @Test
    void atomic_is_all_or_none() {
        var good = announced("writing/atomic", "2026-01-15") + "\n" + status("writing/atomic", "2026-01-16", "closed");
        var bad = status("writing/nobody", "2026-01-16", "closed").toString();
        long before = head();
        var twice = announced("writing/atomic", "2026-01-15");
        for (var broken :
                List.of(good + "\n" + bad, good + "\nno json", bad + "\n" + good, twice + "\n" + twice + "\n" + bad)) {
            var results = results(http().ndjson(EVENTS + "?atomic=true", broken));
            assertThat(results)
                    .hasSize(3)
                    .allMatch(result -> result.path("status").asInt() >= 400);
            assertThat(head()).isEqualTo(before);
        }
        assertThat(texts(results(http().ndjson(EVENTS + "?atomic=true", good)), "/status"))
                .containsOnly("201");
        assertThat(head()).isEqualTo(before + 2);
    }

    /** By hand, since the client of the JDK reads no answer before the request is out. */
    @Test
    void results_arrive_while_the_request_is_still_being_sent() throws IOException {
        try (var connection = new Socket("localhost", port)) {
            connection.setSoTimeout(20_000);
            var out = connection.getOutputStream();
            var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
            write(out, """
                    POST /v1/events HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    Content-Type: application/x-ndjson\r
                    Transfer-Encoding: chunked\r
                    \r
                    """.formatted(ADMIN_KEY));
            write(out, chunk(announced("writing/stream", "2026-01-15")));
            assertThat(nextResult(in)).contains("\"line\":1,", "\"status\":201");
            for (int day = 16; day < 20; day++) {
                write(out, chunk(status("writing/stream", "2026-01-" + day, "closed")));
                assertThat(nextResult(in)).contains("\"status\":201");
            }
            write(out, "0\r\n\r\n");
        }
        assertThat(of("writing/stream")).hasSize(5);
    }

    /** The only test that waits: as long as an append has patience. */
    @Test
    void an_append_that_cannot_get_the_logs_lock_in_time_says_so_and_stores_nothing() throws SQLException {
        long before = head();
        try (var foreign = DATABASE.dataSource().getConnection()) {
            foreign.setAutoCommit(false);
            foreign.createStatement().execute("select from log.head for update");
            var answer =
                    http().post(EVENTS, announced("writing/busy", "2026-01-15").toString());
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            var line = results(http().ndjson(
                            EVENTS, announced("writing/busy", "2026-01-15").toString()));
            assertThat(texts(line, "/problem/stored")).containsExactly("no");
            assertThat(get("/v1/models?limit=1").status()).as("reads go on").isEqualTo(200);
            foreign.rollback();
        }
        assertThat(head()).isEqualTo(before);
        record(announced("writing/busy", "2026-01-15"));
    }

    @Test
    void a_line_says_whether_it_is_known_to_be_stored() throws SQLException {
        record(announced("writing/lost", "2026-01-15"));
        var line = status("writing/lost", "2026-01-16", "closed").toString();
        try (var foreign = DATABASE.dataSource().getConnection()) {
            var sql = foreign.createStatement();
            sql.execute("""
                    create function log.lose() returns trigger language plpgsql as
                    $$ begin raise exception 'terminated' using errcode = '57P01'; end $$;
                    create constraint trigger lose after insert on log.event deferrable initially deferred
                      for each row when (new.stream = 'model:writing/lost') execute function log.lose()
                    """);
            var lost = results(http().ndjson(EVENTS, line)).getFirst();
            assertThat(lost.path("status").asInt()).isEqualTo(503);
            assertThat(lost.at("/problem/stored").asString()).startsWith("unknown");
            sql.execute("drop function log.lose() cascade");
        }
        assertThat(results(http().ndjson(EVENTS, line))
                        .getFirst()
                        .path("status")
                        .asInt())
                .isEqualTo(201);
    }

    private Answer keyed(String key, String body) {
        return http().post(EVENTS, body, "Idempotency-Key", key);
    }

    private List<JsonNode> of(String model) {
        var all = new ArrayList<JsonNode>();
        long after = 0;
        JsonNode page;
        do {
            page = get(EVENTS + "?limit=100&model=" + model + "&after=" + after).json();
            page.path("data").forEach(all::add);
            after = page.at("/page/next_after").asLong();
        } while (page.at("/page/has_more").asBoolean());
        return all;
    }

    private static List<JsonNode> results(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
        return answer.body().lines().map(JsonMapper.shared()::readTree).toList();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String chunk(Envelope claim) {
        return "%x\r\n%s\n\r\n".formatted(claim.toString().length() + 1, claim);
    }

    private static String nextResult(BufferedReader in) throws IOException {
        var line = in.readLine();
        while (line != null && !line.startsWith("{")) {
            line = in.readLine();
        }
        return String.valueOf(line);
    }
}
