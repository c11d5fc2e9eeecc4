package org.modeltracker.api.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.api.Envelope.benchmark;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.range;
import static org.modeltracker.api.Envelope.released;
import static org.modeltracker.api.Envelope.status;

import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.Envelope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything in files, read again by others. */
class ExportIT extends ApiContext {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Set<String> NESTED = Set.of("run", "confidence_interval");
    private static final Map<String, String> RENAMED = Map.of("kind", "score_kind", "text", "score_text");

    private static boolean recorded;

    @BeforeEach
    void aModelWithEverything() {
        if (recorded) {
            return;
        }
        recorded = true;
        record(benchmark("export-bench"), announced("exported/m", "2026-02-01"), released("exported/m", "2026-03-01"));
        var wrong = record(price("exported/m", "2026-05-01", "5.25").with("/source/title", "=HYPERLINK(\"x\")"));
        correct(wrong, price("exported/m", "2026-05-01", "6.5").with("/source/title", "=HYPERLINK(\"x\")"));
        record(
                price("exported/m", "2026-09-01", "4").seen("2026-07-01"),
                access("exported/m", "2026-04-01", "private_preview"),
                access("exported/m", "2026-06-01", "general_availability").by("a-paper", "press"),
                status("exported/m", "2026-04-01", "closed")
                        .withJson("/data/weights", "{'available': false}")
                        .withJson("/data/code", "{'available': true, 'url': 'https://code.example'}")
                        .withJson("/data/training_data", "{'available': false}")
                        .with("/data/claimed_by", "exported")
                        .with("/data/statement", "No plans"),
                range("exported/m", "export-bench", "57", "58")
                        .withJson("/data/n", "120")
                        .withJson(
                                "/data/run",
                                "{'output_tokens': 1000000, 'cost': {'amount': '12.50', 'currency': 'USD'}}")
                        .withJson("/data/confidence_interval", "{'level': 0.95, 'low': 56, 'high': 59}"),
                Envelope.of(
                        "expectation.stated",
                        "exported/m",
                        "2026-05-01",
                        "{'about': 'pricing', 'expected': 'lower', 'window': '2026-Q4', 'commitment': 'hope'}"));
    }

    @ParameterizedTest
    @CsvSource({"access, access", "pricing, pricing", "open-source-status, open-source-status", "benchmarks, benchmarks"
    })
    void every_form_holds_the_intervals_that_the_history_tells(String view, String path) throws Exception {
        long position = head();
        var history = data("/v1/models/exported/m/%s/history?as_of=%d".formatted(path, position));
        var expected = history.stream().map(ExportIT::interval).sorted().toList();
        assertThat(expected).isNotEmpty();
        for (var rows : List.of(csv(view, position), ndjson(view, position), parquet(view, position))) {
            assertThat(ours(rows).stream().map(ExportIT::interval).sorted().toList())
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "models",
                "access",
                "pricing",
                "open-source-status",
                "benchmarks",
                "expectations",
                "timeline",
                "events"
            })
    void csv_ndjson_and_parquet_say_the_same(String view) throws Exception {
        long position = head();
        var ndjson = ours(ndjson(view, position));
        assertThat(ndjson).isNotEmpty();
        assertThat(ours(csv(view, position))).isEqualTo(ndjson);
        assertThat(ours(parquet(view, position))).isEqualTo(ndjson);
    }

    /** Nested values stand as JSON in one column, or as columns whose names join theirs. */
    @ParameterizedTest
    @CsvSource({"access, access", "pricing, pricing", "open-source-status, open-source-status", "benchmarks, benchmarks"
    })
    void what_the_api_tells_of_an_answer_a_file_tells_too(String view, String path) {
        long position = head();
        var rows = ours(ndjson(view, position));
        for (var interval : data("/v1/models/exported/m/%s/history?as_of=%d".formatted(path, position))) {
            var row = rows.stream()
                    .filter(one -> interval(one).equals(interval(interval)))
                    .findFirst()
                    .orElseThrow();
            leaves("", interval)
                    .forEach((name, value) -> assertThat(row)
                            .as(view + " " + name + " " + interval)
                            .containsEntry(name, value));
        }
    }

    private static Map<String, String> leaves(String path, JsonNode node) {
        var leaves = new TreeMap<String, String>();
        node.propertyStream().filter(field -> !field.getKey().equals("claims")).forEach(field -> {
            var name = RENAMED.getOrDefault(path + field.getKey(), path + field.getKey());
            var value = field.getValue();
            if (value.isObject() && !NESTED.contains(name)) {
                leaves.putAll(leaves(name.equals("score") ? "" : name + "_", value));
            } else if (!value.isNull()) {
                leaves.put(name, value.isContainer() ? value.toString() : DuckDb.number(value.asString()));
            }
        });
        return leaves;
    }

    @Test
    void the_three_times_let_a_reader_rebuild_any_past_state() throws Exception {
        var rows = ours(ndjson("pricing", head()));
        for (var at : List.of("2026-05-15T00:00:00Z", "2026-09-15T00:00:00Z")) {
            for (long asOf = head() - 8; asOf <= head(); asOf++) {
                long position = asOf;
                var held = rows.stream()
                        .filter(row -> Long.parseLong(row.get("position_from")) <= position)
                        .filter(row ->
                                row.get("position_to").isEmpty() || Long.parseLong(row.get("position_to")) > position)
                        .filter(row -> row.get("effective_from").compareTo(at) <= 0)
                        .filter(row -> row.get("effective_to").isEmpty()
                                || row.get("effective_to").compareTo(at) > 0)
                        .map(row -> row.get("event_id"))
                        .toList();
                assertThat(held)
                        .isEqualTo(texts(
                                data("/v1/models/exported/m/pricing?effective_at=%s&as_of=%d".formatted(at, position)),
                                "/event_id"));
            }
        }
    }

    @Test
    void each_row_tells_the_licence_of_an_imported_source_and_whom_to_name() throws Exception {
        record(
                released("licensed/m", "2026-03-01"),
                price("licensed/m", "2026-05-01", "5").by("models.dev", "catalogue"),
                access("licensed/m", "2026-05-01", "general_availability").by("a-paper", "press"));
        long position = head();
        for (var view : List.of("pricing", "access", "timeline", "events")) {
            for (var rows : List.of(csv(view, position), ndjson(view, position), parquet(view, position))) {
                var told = rows.stream()
                        .filter(row -> row.get("model").equals("licensed/m"))
                        .map(row -> row.get("source_publisher") + ": " + row.get("source_licence") + ", "
                                + row.get("source_attribution"))
                        .toList();
                assertThat(told)
                        .isNotEmpty()
                        .allMatch(line -> line.equals("models.dev: MIT, models.dev contributors")
                                || line.endsWith(": , ") && !line.startsWith("models.dev"));
                assertThat(told.contains("models.dev: MIT, models.dev contributors"))
                        .isEqualTo(!view.equals("access"));
            }
        }
        var sources = get("/v1/export/manifest").json().path("sources");
        assertThat(texts(sources.valueStream().toList(), "/publisher"))
                .contains("models.dev", "litellm", "llm-stats", "modelmeter")
                .isSorted();
        assertThat(sources.valueStream().map(one -> one.path("attribution").asString()))
                .allMatch(name -> !name.isEmpty());
    }

    @Test
    void no_cell_is_a_formula() {
        assertThat(get("/v1/export/pricing.csv").body()).contains("'=HYPERLINK").doesNotContain(",=HYPERLINK");
    }

    @Test
    void a_file_is_what_its_headers_and_the_manifest_say() throws Exception {
        var answer = bytes("/v1/export/access.parquet?as_of=" + head());
        var manifest = get("/v1/export/manifest?as_of=" + head()).json();
        assertThat(manifest.path("data")).hasSize(24);
        var entry = manifest.path("data")
                .valueStream()
                .filter(file -> file.path("file").asString().equals("access.parquet"))
                .findFirst()
                .orElseThrow();
        var sha256 = MessageDigest.getInstance("SHA-256").digest(answer.body());
        assertThat(entry.path("sha256").asString()).isEqualTo(HexFormat.of().formatHex(sha256));
        assertThat(entry.path("bytes").asLong()).isEqualTo(answer.body().length);
        assertThat(answer.headers().firstValue("Repr-Digest"))
                .hasValue("sha-256=:" + Base64.getEncoder().encodeToString(sha256) + ":");
        assertThat(answer.headers().firstValue("Tracker-Rows"))
                .hasValue(entry.path("rows").asString());
        assertThat(answer.headers().firstValue("Tracker-Position"))
                .hasValue(manifest.path("position").asString());
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .contains("access-" + head());
    }

    @Test
    void the_same_position_is_the_same_bytes_whatever_is_recorded_later() throws Exception {
        long position = head();
        var before = new ArrayList<byte[]>();
        for (var form : List.of("csv", "ndjson", "parquet")) {
            before.add(
                    bytes("/v1/export/pricing." + form + "?as_of=" + position).body());
        }
        record(released("exported-later/m", "2026-03-01"), price("exported-later/m", "2026-05-01", "1"));
        for (var form : List.of("csv", "ndjson", "parquet")) {
            assertThat(bytes("/v1/export/pricing." + form + "?as_of=" + position)
                            .body())
                    .isEqualTo(before.removeFirst());
        }
    }

    @Test
    void an_unchanged_file_is_not_sent_again() {
        var path = "/v1/export/%d/timeline.csv".formatted(head());
        var first = get(path);
        assertThat(anybody().get(path, "If-None-Match", first.header("ETag")).status())
                .isEqualTo(304);
        assertThat(anybody().get("/v1/export/timeline.csv").header("Location")).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/export/nothing.csv, 404",
        "/v1/export/access.xlsx, 404",
        "/v1/export/access.csv?effective_at=2026-05-01, 400",
        "/v1/export/access.csv?model=a/b, 400",
        "/v1/export/1/nothing.csv, 404",
        "/v1/export/1/access.xlsx, 404",
        "/v1/export/x/access.csv, 404",
        "/v1/export/1/access.csv?as_of=1, 400"
    })
    void what_cannot_be_had_is_refused_by_name(String path, int status) {
        assertThat(anybody().get(path).status()).isEqualTo(status);
    }

    private List<Map<String, String>> csv(String view, long position) throws IOException {
        var text = get("/v1/export/%s.csv?as_of=%d".formatted(view, position)).body();
        try (var rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text))) {
            return rows.stream().map(CSVRecord::toMap).map(ExportIT::plain).toList();
        }
    }

    private List<Map<String, String>> ndjson(String view, long position) {
        return get("/v1/export/%s.ndjson?as_of=%d".formatted(view, position))
                .body()
                .lines()
                .map(JSON::readTree)
                .map(ExportIT::flat)
                .toList();
    }

    private List<Map<String, String>> parquet(String view, long position) throws Exception {
        return DuckDb.rows(bytes("/v1/export/%s.parquet?as_of=%d".formatted(view, position))
                .body());
    }

    private HttpResponse<byte[]> bytes(String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(anybody().request(path).build(), BodyHandlers.ofByteArray());
            assertThat(answer.statusCode())
                    .as("%s", new String(answer.body(), StandardCharsets.UTF_8))
                    .isEqualTo(200);
            return answer;
        }
    }

    private static Map<String, String> flat(JsonNode line) {
        var row = new TreeMap<String, String>();
        line.forEachEntry((name, value) -> row.put(name, value.isNull() ? "" : value.asString()));
        return plain(row);
    }

    /** Numbers and guarded formulas as one writes them everywhere. */
    private static Map<String, String> plain(Map<String, String> row) {
        var plain = new TreeMap<>(row);
        plain.replaceAll((name, value) -> value.startsWith("'=") ? value.substring(1) : DuckDb.number(value));
        return plain;
    }

    private static List<Map<String, String>> ours(List<Map<String, String>> rows) {
        return rows.stream()
                .filter(row -> row.get("model").equals("exported/m"))
                .toList();
    }

    private static String interval(JsonNode interval) {
        return String.join(
                " ",
                interval.path("effective_from").asString(""),
                interval.path("effective_to").asString(""),
                interval.path("recorded_from").asString(""),
                interval.path("recorded_to").asString(""),
                interval.path("position_from").asString(""),
                interval.path("position_to").asString(""),
                interval.path("disputed").asString(""),
                interval.path("event_id").asString(""));
    }

    private static String interval(Map<String, String> row) {
        return String.join(
                " ",
                row.get("effective_from"),
                row.get("effective_to"),
                row.get("recorded_from"),
                row.get("recorded_to"),
                row.get("position_from"),
                row.get("position_to"),
                row.get("disputed"),
                row.get("event_id"));
    }
}
