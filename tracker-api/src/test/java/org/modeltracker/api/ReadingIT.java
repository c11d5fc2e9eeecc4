package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.about;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.api.Envelope.benchmark;
import static org.modeltracker.api.Envelope.disclosure;
import static org.modeltracker.api.Envelope.exact;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.released;
import static org.modeltracker.api.Envelope.score;
import static org.modeltracker.api.Envelope.status;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The manners of answers: pages, filters, forms, streams, and the description of it all. */
@Timeout(60)
class ReadingIT extends ApiContext {

    private static final Pattern SNAKE = Pattern.compile("[a-z0-9]+(_[a-z0-9]+)*");

    private long before;

    @Test
    void pages_neither_skip_nor_repeat_while_claims_come_in() {
        IntStream.range(10, 30).forEach(n -> record(announced("paging/m-" + n, "2026-01-15")));
        var seen = new ArrayList<String>();
        var path = "/v1/models?organisation=paging&limit=7";
        int added = 0;
        while (path != null) {
            var answer = get(path);
            seen.addAll(texts(answer.json().path("data").valueStream().toList(), "/model"));
            record(announced("paging/a-" + added++, "2026-01-15"), announced("paging/z-" + added, "2026-01-15"));
            path = next(answer.header("Link"));
        }
        assertThat(seen)
                .containsExactlyElementsOf(
                        IntStream.range(10, 30).mapToObj(n -> "paging/m-" + n).toList());
    }

    @Test
    void a_page_tells_where_the_next_one_is() {
        record(announced("linked/a", "2026-01-15"), announced("linked/b", "2026-01-15"));
        var first = get("/v1/models?organisation=linked&limit=1");
        assertThat(first.header("Link")).matches("<[^>]*cursor=[^>]+>; rel=\"next\"");
        assertThat(first.json().at("/page/has_more").asBoolean()).isTrue();
        var last = get(next(first.header("Link")));
        assertThat(texts(last.json().path("data").valueStream().toList(), "/model"))
                .containsExactly("linked/b");
        assertThat(last.header("Link")).isEmpty();
        assertThat(last.json().at("/page/next_cursor").isNull()).isTrue();
    }

    @Test
    void the_log_is_read_in_pages_by_position() {
        record(announced("log/pages", "2026-01-15"));
        IntStream.range(10, 20).forEach(day -> record(status("log/pages", "2026-02-" + day, "closed")));
        var positions = new ArrayList<Long>();
        long after = 0;
        JsonNode page;
        do {
            page = get("/v1/events?limit=3&model=log/pages&after=" + after).json();
            page.path("data").forEach(event -> positions.add(position(event)));
            after = page.at("/page/next_after").asLong();
        } while (page.at("/page/has_more").asBoolean());
        assertThat(positions).hasSize(11).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void the_log_has_no_holes() {
        record(announced("log/dense", "2026-01-15"));
        var positions = export("").stream().map(ApiContext::position).toList();
        assertThat(positions)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, positions.size()).boxed().toList());
    }

    @ParameterizedTest
    @CsvSource({
        "type=open_source_status.changed&organisation=filtered, 1",
        "model=filtered/a, 2",
        "model=filtered/a&model=filtered/b, 4",
        "organisation=filtered, 4",
        "publisher=a-filtered-paper, 1",
        "publisher=a-filtered-paper&type=model.announced, 0"
    })
    void the_log_is_filtered(String query, int events) {
        filtered();
        assertThat(data("/v1/events?" + query)).hasSize(events);
        assertThat(export("&" + query)).hasSize(events);
    }

    @Test
    void a_spreadsheet_runs_nothing_of_what_it_is_given() {
        record(announced("csv/formula", "2026-01-15").with("/data/name", "=HYPERLINK(\"http://evil\")"));
        record(
                announced("csv/plus", "2026-01-15").with("/data/name", "+1"),
                announced("csv/at", "2026-01-15").with("/data/name", "@SUM(A1)"));
        var table = anybody().get("/v1/models?organisation=csv", "Accept", "text/csv");
        assertThat(table.status()).isEqualTo(200);
        assertThat(table.header("Content-Type")).startsWith("text/csv");
        assertThat(table.body()).contains("'=HYPERLINK", "'+1", "'@SUM").doesNotContainPattern("[,\\n\"][=+@]");
        assertThat(table.body().lines().findFirst().orElse("")).contains("model", "open_source_status");
        assertThat(get("/v1/models?organisation=csv&format=csv").body()).isEqualTo(table.body());
        for (var list : List.of(
                "/v1/benchmarks",
                "/v1/organisations",
                "/v1/disputes",
                "/v1/timeline",
                "/v1/events",
                "/v1/models/csv/plus/access")) {
            assertThat(get(list + "?format=csv").header("Content-Type"))
                    .as(list)
                    .startsWith("text/csv");
        }
    }

    @Test
    void models_are_filtered_and_sorted() {
        record(released("listed/a", "2026-03-01").with("/data/family", "first").withJson("/data/aliases", "['Ay']"));
        record(released("listed/b", "2026-02-01"), announced("listed/c", "2026-01-15"));
        record(access("listed/a", "2026-05-01", "public_preview"), status("listed/b", "2026-05-01", "open_weights"));
        record(access("listed/b", "2026-05-01", "public_preview").with("/data/channel", "aggregator"));
        record(disclosure("listed/c", "2026-05-01", "contact_sales"));
        assertThat(listed("")).containsExactly("a", "b", "c");
        assertThat(listed("sort=-model")).containsExactly("c", "b", "a");
        assertThat(listed("sort=released")).containsExactly("b", "a", "c");
        assertThat(listed("sort=-released")).containsExactly("a", "b", "c");
        assertThat(listed("access_state=public_preview")).containsExactly("a", "b");
        assertThat(listed("access_state=public_preview&channel=aggregator")).containsExactly("b");
        assertThat(listed("open_source_status=open_weights")).containsExactly("b");
        assertThat(listed("pricing_disclosure=contact_sales")).containsExactly("c");
        assertThat(listed("family=first")).containsExactly("a");
        assertThat(listed("q=ay")).containsExactly("a");
        assertThat(listed("q=LISTED/B")).containsExactly("b");
        assertThat(listed("q=%25")).isEmpty();
        assertThat(listed("open_source_status=open_weights&effective_at=2026-04-30"))
                .isEmpty();
    }

    @Test
    void models_are_compared_side_by_side() {
        record(
                announced("compared/a", "2026-01-15"),
                announced("compared/b", "2026-01-15"),
                benchmark("compared-bench"));
        record(status("compared/a", "2026-05-01", "closed"), access("compared/b", "2026-05-01", "public_preview"));
        record(price("compared/a", "2026-05-01", "5"), exact("compared/a", "compared-bench", "5"));
        var answer = get("/v1/compare?model=compared/a&model=compared/b").json();
        assertThat(texts(answer.path("models").valueStream().toList(), "/model"))
                .containsExactly("compared/a", "compared/b");
        var rows = answer.path("data").valueStream().toList();
        assertThat(texts(rows, "/fact")).containsExactly("access", "pricing", "open_source_status", "score");
        assertThat(rows).allMatch(row -> row.path("cells").size() == 2);
        assertThat(rows.get(0).at("/cells/0").isNull()).isTrue();
        assertThat(rows.get(0).at("/cells/1/state").asString()).isEqualTo("public_preview");
        assertThat(data("/v1/compare?model=compared/a&benchmark=another")).hasSize(2);
    }

    @Test
    void organisations_are_listed_and_told_with_their_models_and_facts() {
        record(about(
                "organisation",
                "an-org",
                "organisation.registered",
                "{'name': 'An Org', 'roles': ['lab'], 'ticker': 'ORG'}"));
        record(about(
                "organisation",
                "an-org",
                "organisation.fact_reported",
                "{'topic': 'spend', 'statement': 'It spends.', 'low': '1', 'high': '2', 'currency': 'USD'}"));
        record(announced("an-org/model", "2026-01-15"));
        assertThat(texts(data("/v1/organisations?limit=100"), "/id")).contains("an-org");
        var card = get("/v1/organisations/an-org").json();
        assertThat(card.path("ticker").asString()).isEqualTo("ORG");
        assertThat(card.at("/facts/0/fact/low").asString()).isEqualTo("1");
        assertThat(card.at("/models/0").asString()).isEqualTo("an-org/model");
    }

    @Test
    void the_timeline_tells_what_happened_newest_first() {
        filtered();
        var all = data("/v1/timeline?organisation=filtered");
        assertThat(texts(all, "/effective")).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(all)
                .allSatisfy(item -> assertThat(item.path("sentence").asString()).isNotBlank());
        assertThat(all.stream().map(ApiContext::position).toList())
                .containsExactlyInAnyOrderElementsOf(data("/v1/events?organisation=filtered").stream()
                        .map(ApiContext::position)
                        .toList());
        var recorded = data("/v1/timeline?organisation=filtered&order=recorded");
        assertThat(recorded.stream().map(ApiContext::position)).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(texts(data("/v1/timeline?model=filtered/a&type=model.announced"), "/type"))
                .containsExactly("model.announced");
        assertThat(texts(data("/v1/timeline?organisation=filtered&from=2026-02&to=2026-05-01"), "/effective"))
                .containsExactly("2026-05-01");
        assertThat(data("/v1/models/filtered/a/timeline")).hasSize(2);
        assertThat(data("/v1/timeline?organisation=filtered&effective_at=2026-01-31"))
                .hasSize(3);
    }

    @Test
    void leaderboards_keep_versions_apart_and_words_unranked() {
        record(
                benchmark("boarded"),
                announced("boarded/a", "2026-01-15"),
                announced("boarded/b", "2026-01-15"),
                announced("boarded/c", "2026-01-15"));
        record(
                exact("boarded/a", "boarded", "50"),
                score("boarded/b", "boarded", "{'kind': 'range', 'low': 50, 'high': 60}"));
        record(score("boarded/c", "boarded", "{'kind': 'ordinal', 'text': 'below leaders'}"));
        record(exact("boarded/c", "boarded", "99").with("/data/version", "2"));
        var board = get("/v1/benchmarks/boarded").json();
        assertThat(texts(board.path("data").valueStream().toList(), "/model"))
                .containsExactly("boarded/b", "boarded/a");
        assertThat(board.at("/data/0/score/low").asInt()).isEqualTo(50);
        assertThat(texts(board.path("unranked").valueStream().toList(), "/model"))
                .containsExactly("boarded/c");
        var second = get("/v1/benchmarks/boarded?version=2").json();
        assertThat(texts(second.path("data").valueStream().toList(), "/model")).containsExactly("boarded/c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"access", "pricing", "open-source-status", "benchmarks"})
    void every_history_has_all_intervals_on_both_axes(String view) {
        var model = "history/" + view;
        record(announced(model, "2026-01-15"));
        http().post("/v1/events", benchmark("history-bench").toString());
        var first = record(claims(model).get(view).effective("2026-02-01"));
        retract(first);
        record(claims(model).get(view).effective("2026-03-01").seen("2026-03-01"));
        var intervals = data("/v1/models/" + model + "/" + view + "/history");
        assertThat(intervals).hasSizeGreaterThanOrEqualTo(2);
        assertThat(intervals)
                .allSatisfy(interval -> assertThat(interval.propertyNames())
                        .contains(
                                "effective_from",
                                "effective_to",
                                "recorded_from",
                                "recorded_to",
                                "position_from",
                                "position_to",
                                "event_id"));
        assertThat(intervals.getFirst().path("recorded_to").isNull()).isFalse();
        assertThat(intervals.getLast().path("recorded_to").isNull()).isTrue();
        var then = data("/v1/models/" + model + "/" + view + "/history?as_of=" + position(first));
        assertThat(then).hasSize(1);
        assertThat(then.getFirst().path("recorded_to").isNull())
                .as("its end was not known yet")
                .isTrue();
    }

    @Test
    void a_stream_resumes_without_gap_or_repeat_while_writers_write() throws Exception {
        record(announced("stream/model", "2026-01-15"));
        long start = head();
        var seen = new ArrayList<JsonNode>();
        try (var writers = Executors.newFixedThreadPool(3)) {
            var writing = IntStream.range(0, 3)
                    .mapToObj(writer -> CompletableFuture.runAsync(() -> write(writer), writers))
                    .toList();
            long last = start;
            for (int part = 0; part < 4; part++) {
                seen.addAll(listen(last, 15));
                last = position(seen.getLast());
            }
            writing.forEach(CompletableFuture::join);
            while (last < head()) {
                seen.addAll(listen(last, 1));
                last = position(seen.getLast());
            }
        }
        assertThat(seen.stream().map(ApiContext::position))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(start + 1, head()).boxed().toList());
    }

    @Test
    void a_shutdown_sends_readers_of_streams_away_instead_of_waiting_for_them() throws IOException {
        var tracker = SecondTracker.start(clock.instant());
        var request = tracker.http()
                .request("/v1/events", "Accept", "text/event-stream")
                .build();
        var answer = HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofInputStream());
        try (var stream = new BufferedReader(new InputStreamReader(answer.join().body(), StandardCharsets.UTF_8))) {
            assertThat(stream.readLine()).startsWith(":");
            long begun = System.nanoTime();
            tracker.close();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
            assertThat(stream.lines()).allMatch(String::isEmpty);
        }
    }

    @Test
    void a_stream_filters_too() throws Exception {
        filtered();
        assertThat(listen(0, 1, "&publisher=a-filtered-paper")
                        .getFirst()
                        .at("/source/publisher")
                        .asString())
                .isEqualTo("a-filtered-paper");
    }

    @Test
    void head_has_the_headers_of_get_and_no_body() {
        record(announced("head/model", "2026-01-15"));
        var get = get("/v1/models/head/model");
        var head = anybody().send(anybody().request("/v1/models/head/model").method("HEAD", BodyPublishers.noBody()));
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (var name : List.of("ETag", "Content-Type", "Content-Length", "Cache-Control", "Vary")) {
            assertThat(head.header(name)).as(name).isEqualTo(get.header(name));
        }
    }

    @Test
    void options_tells_what_can_be_done_and_pages_of_other_sites_may_read() {
        var options = anybody().send(anybody().request("/v1/models").method("OPTIONS", BodyPublishers.noBody()));
        assertThat(options.status()).isEqualTo(200);
        assertThat(options.header("Allow")).contains("GET", "HEAD");
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "origin");
        var read = anybody().get("/v1/models", "Origin", "https://example.org");
        assertThat(read.header("Access-Control-Allow-Origin")).isEqualTo("*");
        var preflight = anybody()
                .send(anybody()
                        .request("/v1/models", "Origin", "https://example.org", "Access-Control-Request-Method", "GET")
                        .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.header("Access-Control-Allow-Methods")).contains("GET");
        var write = anybody()
                .send(anybody()
                        .request("/v1/events", "Origin", "https://example.org", "Access-Control-Request-Method", "POST")
                        .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(write.status()).isEqualTo(403);
    }

    @Test
    void the_api_is_described() {
        var api = get("/v3/api-docs").json();
        assertThat(api.path("openapi").asString()).startsWith("3.1");
        assertThat(api.path("paths").propertyNames())
                .contains(
                        "/v1/events",
                        "/v1/events/{id}",
                        "/v1/events/{id}/correction",
                        "/v1/events/{id}/retraction",
                        "/v1/models",
                        "/v1/models/{organisation}/{model}",
                        "/v1/models/{organisation}/{model}/access",
                        "/v1/models/{organisation}/{model}/access/history",
                        "/v1/models/{organisation}/{model}/pricing",
                        "/v1/models/{organisation}/{model}/pricing/history",
                        "/v1/models/{organisation}/{model}/open-source-status",
                        "/v1/models/{organisation}/{model}/open-source-status/history",
                        "/v1/models/{organisation}/{model}/benchmarks",
                        "/v1/models/{organisation}/{model}/benchmarks/history",
                        "/v1/models/{organisation}/{model}/expectations",
                        "/v1/models/{organisation}/{model}/timeline",
                        "/v1/timeline",
                        "/v1/benchmarks",
                        "/v1/benchmarks/{benchmark}",
                        "/v1/compare",
                        "/v1/organisations",
                        "/v1/organisations/{organisation}",
                        "/v1/disputes",
                        "/v1/keys",
                        "/v1/keys/{id}",
                        "/v1/views/rebuild");
        var schemas = api.at("/components/schemas");
        assertThat(schemas.propertyNames())
                .contains("event", "model.released", "api_access.changed", "claim.corrected", "source.observed");
        assertThat(schemas.valueStream().flatMap(schema -> schema.path("properties").propertyNames().stream()))
                .hasSizeGreaterThan(100)
                .allMatch(name -> SNAKE.matcher(name).matches());
        assertThat(references(api))
                .isNotEmpty()
                .allSatisfy(
                        reference -> assertThat(api.at(reference.substring(1)).isMissingNode())
                                .as(reference)
                                .isFalse());
    }

    @Test
    void every_parameter_that_is_described_is_taken() {
        var operation = get("/v3/api-docs").json().at("/paths/~1v1~1models/get");
        assertThat(texts(operation.path("parameters").valueStream().toList(), "/name"))
                .contains("organisation", "access_state", "q", "sort", "effective_at", "as_of", "cursor", "limit");
    }

    @Test
    void there_is_a_page_to_try_it() {
        var page = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        var answer = page.sendAsync(anybody().request("/docs").build(), BodyHandlers.ofString())
                .join();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).containsIgnoringCase("<html").contains("swagger");
    }

    @Test
    void a_rebuild_changes_no_answer_and_stops_no_reader() {
        filtered();
        later(Duration.ofMinutes(1));
        var before = everything();
        var started = http().post("/v1/views/rebuild", "");
        assertThat(started.status()).isEqualTo(202);
        do {
            assertThat(everything()).isEqualTo(before);
        } while (get(http(), "/v1/views/rebuild").path("state").asString().equals("running"));
        assertThat(get(http(), "/v1/views/rebuild").path("state").asString()).isEqualTo("done");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void readers_and_writers_meet_no_gap_while_views_are_replaced() {
        filtered();
        record(announced("swapped/model", "2026-01-15"));
        var done = new AtomicBoolean();
        try (var others = Executors.newFixedThreadPool(3)) {
            var reading = Stream.of("/v1/models/filtered/a", "/v1/models/filtered/a/access?as_of=" + before)
                    .map(path -> CompletableFuture.runAsync(() -> readUntil(done, path), others))
                    .toList();
            var writing = CompletableFuture.runAsync(() -> writeUntil(done), others);
            for (int n = 0; n < 2; n++) {
                assertThat(http().post("/v1/views/rebuild", "").status()).isEqualTo(202);
                until(() -> get(http(), "/v1/views/rebuild")
                        .path("state")
                        .asString()
                        .equals("done"));
            }
            done.set(true);
            reading.forEach(CompletableFuture::join);
            writing.join();
        }
        long written = export("&model=swapped/model").size() - 1;
        assertThat(data("/v1/models/swapped/model/access?as_of=" + head())).hasSize((int) written);
    }

    @Test
    void dropped_tables_come_back_with_the_same_answers() throws SQLException {
        filtered();
        later(Duration.ofMinutes(1));
        var before = everything();
        try (var connection = DATABASE.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    do $$ declare name text; begin
                      for name in select format('%I.%I', schemaname, tablename) from pg_tables where schemaname = 'view' loop
                        execute 'drop table ' || name || ' cascade';
                      end loop;
                    end $$
                    """);
        }
        assertThat(http().post("/v1/views/rebuild", "").status()).isEqualTo(202);
        until(() -> get(http(), "/v1/views/rebuild").path("state").asString().equals("done"));
        assertThat(everything()).isEqualTo(before);
        record(announced("filtered-after/model", "2026-01-15"));
    }

    /** Bodies of all kinds of answers, as of now. */
    private List<String> everything() {
        long position = before;
        return Stream.of(
                        "/v1/models/filtered/a?",
                        "/v1/models/filtered/a/open-source-status/history?",
                        "/v1/models?limit=100&",
                        "/v1/benchmarks?limit=100&",
                        "/v1/organisations?limit=100&",
                        "/v1/disputes?limit=100&",
                        "/v1/timeline?limit=100&")
                .map(path -> get(path + "as_of=" + position).body())
                .toList();
    }

    /** Four events of two models, recorded once. */
    private void filtered() {
        if (data("/v1/events?organisation=filtered").isEmpty()) {
            record(announced("filtered/a", "2026-01-15"), announced("filtered/b", "2026-01-16"));
            record(status("filtered/a", "2026-05-01", "closed"));
            record(released("filtered/b", "2026-01-20").by("a-filtered-paper", "press"));
        }
        before = head();
    }

    private List<String> listed(String query) {
        return texts(data("/v1/models?organisation=listed&" + query), "/model").stream()
                .map(model -> model.substring("listed/".length()))
                .toList();
    }

    private static Map<String, Envelope> claims(String model) {
        return Map.of(
                "access", access(model, "2026-02-01", "public_preview"),
                "pricing", price(model, "2026-02-01", "5"),
                "open-source-status", status(model, "2026-02-01", "closed"),
                "benchmarks", exact(model, "history-bench", "5"));
    }

    private List<JsonNode> export(String query) {
        var answer = anybody().get("/v1/events?after=0" + query, "Accept", "application/x-ndjson");
        assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
        return answer.body().lines().map(JsonMapper.shared()::readTree).toList();
    }

    private void write(int writer) {
        for (int n = 0; n < 20; n++) {
            var claim = access("stream/model", "2026-02-01", "public_preview")
                    .with("/data/audience", "group-%d-%d".formatted(writer, n));
            assertThat(http().post("/v1/events", claim.toString()).status()).isEqualTo(201);
        }
    }

    private void readUntil(AtomicBoolean done, String path) {
        while (!done.get()) {
            get(path);
        }
    }

    private void writeUntil(AtomicBoolean done) {
        for (int n = 0; !done.get(); n++) {
            record(access("swapped/model", "2026-02-01", "public_preview").with("/data/audience", "group-" + n));
        }
    }

    private List<JsonNode> listen(long last, int atLeast) throws IOException {
        return listen(last, atLeast, "");
    }

    /** The first events after one, from the live stream; then the reader goes away. */
    private List<JsonNode> listen(long last, int atLeast, String query) throws IOException {
        var request = anybody()
                .request("/v1/events?after=0" + query, "Accept", "text/event-stream", "Last-Event-ID", "" + last)
                .build();
        var events = new ArrayList<JsonNode>();
        try (var body = HttpClient.newHttpClient()
                        .sendAsync(request, BodyHandlers.ofInputStream())
                        .join()
                        .body();
                var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            var id = "";
            while (events.size() < atLeast) {
                var line = lines.readLine();
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("data:")) {
                    events.add(JsonMapper.shared().readTree(line.substring(5)));
                    assertThat(id).isEqualTo("" + position(events.getLast()));
                }
            }
        }
        return events;
    }

    private static List<String> references(JsonNode node) {
        var found = new ArrayList<String>();
        node.findValues("$ref").stream().map(JsonNode::asString).forEach(found::add);
        return found;
    }

    private static JsonNode get(Http http, String path) {
        return http.get(path).json();
    }

    private static String next(String link) {
        return link.isEmpty() ? null : link.substring(link.indexOf("/v1"), link.indexOf('>'));
    }

    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it did not happen in time").isLessThan(deadline);
        }
    }
}
