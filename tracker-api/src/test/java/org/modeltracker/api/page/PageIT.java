package org.modeltracker.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.api.Envelope.benchmark;
import static org.modeltracker.api.Envelope.disclosure;
import static org.modeltracker.api.Envelope.exact;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.range;
import static org.modeltracker.api.Envelope.released;
import static org.modeltracker.api.Envelope.status;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.modeltracker.api.Envelope;

/** Pages over plain HTTP, as browsers and crawlers get them. */
class PageIT extends Paged {

    private static final String SPARK = "/models/paged/spark";
    private static boolean recorded;

    @BeforeEach
    void something_to_read() {
        if (recorded) {
            return;
        }
        recorded = true;
        record(
                Envelope.about(
                        "organisation", "paged", "organisation.registered", "{'name': 'Paged Labs', 'roles': ['lab']}"),
                benchmark("paged-bench"),
                announced("paged/spark", "2026-04-01"),
                released("paged/spark", "2026-04-07"),
                released("paged/spark", "2026-04-08").by("another-paper", "press"),
                access("paged/spark", "2026-04-09", "private_preview"),
                disclosure("paged/spark", "2026-04-09", "undisclosed"),
                status("paged/spark", "2026-04-09", "closed"),
                exact("paged/spark", "paged-bench", "86.4"),
                announced("paged/other", "2026-04-01"),
                range("paged/other", "paged-bench", "57", "58"),
                Envelope.of(
                        "expectation.stated",
                        "paged/spark",
                        "2026-04-09",
                        "{'about': 'api_access', 'expected': 'general_availability', 'window': '2026-Q3', 'commitment': 'firm'}"));
    }

    static Stream<String> pages() {
        return Stream.of(
                "/",
                "/?organisation=paged&type=model.released",
                "/models",
                "/models?q=spark&organisation=paged&sort=model",
                SPARK,
                "/benchmarks",
                "/benchmarks/paged-bench",
                "/compare",
                "/compare?model=paged/spark&model=paged/other",
                "/frontier",
                "/frontier?benchmark=paged-bench",
                "/disputes",
                "/sources",
                "/expectations",
                "/expectations?organisation=paged&status=overdue",
                "/organisations",
                "/organisations/paged",
                "/digest",
                "/digest?from=2026-04&axis=effective&organisation=paged",
                "/identities",
                "/identities?status=unresolved",
                "/reviews",
                "/identities?status=resolved&q=paged",
                "/imports");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_is_well_formed_and_runs_nothing_but_the_trackers_own_files(String path) {
        var answer = ask(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
                .doesNotContain("unsafe");
        var page = html(answer);
        assertThat(page.select("script:not([src]):not([type=application/ld+json]), style, [style], [^on], [^hx-on]"))
                .isEmpty();
        assertThat(page.select("script[src], link[rel=stylesheet], img"))
                .extracting(element -> element.attr("src") + element.attr("href"))
                .allMatch(address -> address.startsWith("/assets/") || address.startsWith("/webjars/"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_has_landmarks_one_heading_and_a_name_for_every_field(String path) {
        var page = read(path);
        assertThat(page.select("html[lang=en], header, nav:not(.more), main, footer, h1"))
                .hasSize(6);
        assertThat(page.title()).endsWith("Model-release tracker");
        assertThat(page.select("input:not([type=hidden]):not([aria-label]), select"))
                .allMatch(field -> field.closest("label") != null);
        assertThat(page.select("thead th:not([scope=col]), tbody th:not([scope=row])"))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void links_lead_to_what_is_there(String path) {
        var links = read(path).select("main a[href^=/]").stream()
                .map(link -> link.attr("href"))
                .filter(link -> link.contains("paged"))
                .filter(link -> !link.startsWith("/webhooks")) // leads to the sign-in
                .distinct()
                .limit(10);
        assertThat(links)
                .allSatisfy(link -> assertThat(ask(link).status()).as(link).isEqualTo(200));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /models/paged/spark              | private preview since 9 April 2026
            /models/paged/spark              | undisclosed since 9 April 2026
            /models/paged/spark              | closed since 9 April 2026
            /models/paged/spark              | paged-bench 86.4
            /models/paged/spark              | general availability, the third quarter of 2026 (firm) overdue
            /models/paged/spark              | by Paged Labs
            /models?q=paged                  | first party API: private preview
            /benchmarks/paged-bench          | 57–58
            /compare?model=paged/spark&model=paged/other | first party API private preview
            /disputes                        | Paged/spark (Paged Labs) is released
            /expectations                    | API access
            /expectations?organisation=paged&model=paged/spark&status=overdue | API access
            /expectations?organisation=paged&status=void | No expectations match.
            /expectations?organisation=nobody-at-all     | No expectations match.
            /organisations/paged             | paged/spark
            /?organisation=paged             | paged/spark
            /digest?from=2026-04&axis=effective&organisation=paged | Price: The price of paged/spark is undisclosed
            """)
    void facts_are_there_as_text(String path, String fact) {
        assertThat(read(path).select("main").text()).containsIgnoringCase(fact);
    }

    @Test
    void a_page_asked_for_again_is_the_same_and_shows_what_was_learned_and_what_began_meanwhile() {
        record(released("kept/m", "2026-03-01"), disclosure("kept/m", "2026-03-01", "undisclosed"));
        var first = ask("/models/kept/m");
        var again = ask("/models/kept/m");
        assertThat(again.body()).isEqualTo(first.body());
        for (var header :
                List.of("Content-Type", "ETag", "Cache-Control", "Content-Security-Policy", "Referrer-Policy")) {
            assertThat(again.header(header))
                    .as(header)
                    .isEqualTo(first.header(header))
                    .isNotEmpty();
        }
        var tomorrow = clock.instant().plus(Duration.ofDays(1)).toString();
        record(access("kept/m", tomorrow, "retired").seen("2026-03-01"));
        assertThat(read("/models/kept/m").select("section:has(#access)").text()).doesNotContain("retired");
        assertThat(read("/models/kept/m").select("section:has(#timeline)").text())
                .contains("retired");
        later(Duration.ofDays(2));
        assertThat(read("/models/kept/m").select("section:has(#access)").text()).contains("retired");
    }

    @Test
    void an_import_tells_what_changed_and_what_was_left_out_and_why() {
        var run = http().post(
                        "/v1/imports/modelsdev?observed_at=2026-05-01",
                        "{'paged': {'models': {'spark': {'name': 'Spark', 'status': '<b>odd</b>', 'cost': {'input': 1, 'output': 2}}}}}"
                                .replace('\'', '"'));
        assertThat(run.status()).as(run.body()).isEqualTo(201);
        var address = "/imports/" + run.at("/id");
        assertThat(read("/imports").select("main a[href=" + address + "]")).hasSize(1);
        var page = read(address);
        assertThat(page.select("main").text())
                .contains("Import of modelsdev", "Observed 1 May 2026", "pricing changed", "1 in the catalogue")
                .contains("unknown status 1", "paged/spark: <b>odd</b>");
        assertThat(page.select("[data-watch]")).isEmpty();
        assertThat(ask("/imports/00000000-0000-7000-8000-000000000000").status())
                .isEqualTo(404);
        assertThat(ask("/imports/x").status()).isEqualTo(404);
    }

    @Test
    void the_links_to_subscribe_escape_what_the_reader_typed() {
        for (var path : List.of("/", "/prices", "/upcoming")) {
            var links = read(path + "?organisation=a%26type%3Dx").select(".subscribe a[href*=organisation]");
            assertThat(links)
                    .as(path)
                    .isNotEmpty()
                    .allSatisfy(link -> assertThat(link.attr("href")).containsPattern("organisations?=a%26type%3Dx"));
        }
    }

    @Test
    void what_only_reports_is_left_out_unless_everything_is_asked_for() {
        record(Envelope.of(
                "model.fact_reported", "paged/spark", "2026-04-09", "{'topic': 'sla', 'statement': 'none at all'}"));
        assertThat(read("/?organisation=paged&importance=all")
                        .select("#changes")
                        .text())
                .contains("none at all");
        assertThat(read("/?organisation=paged").select("#changes").text())
                .contains("private preview")
                .doesNotContain("none at all");
        assertThat(ask("/?importance=low").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "/models/paged/nobody, 404, is unknown",
        "/no-such-page, 404, does not exist",
        "/models?sort=price, 400, sort",
        "/models?colour=red, 400, colour",
        "/models?as_of=tomorrow, 400, as_of",
        "/models?as_of=2030-01-01, 400, must not be in the future",
        "/models/paged/spark?as_of=99999999, 503, unavailable"
    })
    void what_cannot_be_shown_is_a_page_with_the_right_status(String path, int status, String says) {
        var answer = ask(path);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(html(answer).select("main").text()).contains(says);
    }

    @Test
    void programs_get_a_problem_in_json_for_an_unknown_address() {
        assertThat(anybody().get("/no-such-page").header("Content-Type")).startsWith("application/problem+json");
        assertThat(ask("/v1/no-such-thing").header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void empty_fields_leave_the_address_and_so_does_the_day_that_is_not_over() {
        assertThat(ask("/models?q=&organisation=paged&as_of=&effective_at=").header("Location"))
                .isEqualTo("/models?organisation=paged");
        var today = clock.instant().toString().substring(0, 10);
        var answer = ask("/models?as_of=" + today + "&q=x");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/models?q=x");
    }

    @Test
    void every_link_of_a_page_of_the_past_stays_there() {
        later(Duration.ofDays(2));
        var then = clock.instant().minus(Duration.ofDays(1)).toString().substring(0, 10);
        var links = read(SPARK + "?as_of=" + then)
                .select("header nav a, main a[href^=/models], main a[href^=/organisations]");
        assertThat(links.not("[href=/docs], [href=/imports], [href=/webhooks]"))
                .isNotEmpty()
                .extracting(link -> link.attr("href"))
                .allMatch(address -> address.contains("as_of=" + then));
    }

    @Test
    void a_page_is_in_english_whatever_the_browser_prefers() {
        for (var path : List.of("/prices", "/v1/models/meta/muse-spark")) {
            var german = anybody().get(path, "Accept-Language", "de", "Accept", "*/*");
            var kept = anybody().get(path, "Accept-Language", "fr", "Accept", "*/*");
            assertThat(kept.body()).isEqualTo(german.body());
            assertThat(kept.header("Content-Language")).isEqualTo(german.header("Content-Language"));
            assertThat(german.header("Content-Language")).isEqualTo(path.startsWith("/v1") ? "" : "en");
        }
    }

    @Test
    void an_unchanged_page_answers_304_and_a_browser_asks_each_time() {
        var first = ask(SPARK);
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
        var again = anybody().get(SPARK, "Accept", "text/html", "If-None-Match", first.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void the_first_page_and_what_it_loads_stay_under_100_kilobytes() throws IOException, InterruptedException {
        var files = read("/").select("script[src], link[rel=stylesheet], link[rel=icon]").stream()
                .map(PageIT::address)
                .toList();
        assertThat(files).noneMatch(file -> file.contains("echarts"));
        int all = compressed("/");
        for (var file : files) {
            all += compressed(file);
        }
        assertThat(all).isLessThan(100 * 1024);
    }

    private static String address(Element file) {
        return file.attr("src") + file.attr("href");
    }

    private int compressed(String path) throws IOException, InterruptedException {
        var request = anybody()
                .request(path, "Accept-Encoding", "gzip", "Accept", "*/*")
                .GET()
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        if (answer.body().length > 4096) {
            assertThat(answer.headers().firstValue("Content-Encoding")).as(path).hasValue("gzip");
        }
        return answer.body().length;
    }

    @Test
    void a_digest_is_narrowed_by_type_kind_and_lines() {
        record(
                released("narrowed/m", "2026-04-01").with("/data/name", "Narrow M"),
                price("narrowed/m", "2026-04-02", "5"),
                access("narrowed/m", "2026-04-03", "general_availability"));
        var all = "/digest?from=2026-04&axis=effective&organisation=narrowed";
        assertThat(read(all).select("section li")).hasSize(3);
        assertThat(read(all).select("section h3 a").text()).isEqualTo("Narrow M");
        assertThat(read(all + "&type=pricing.changed").select("section li b").text())
                .isEqualTo("Price:");
        var access = read(all + "&importance=access");
        assertThat(access.select("section li b").text()).isEqualTo("Access:");
        assertThat(access.select("[name=importance] option[selected]").attr("value"))
                .isEqualTo("access");
        var one = read(all + "&limit=1");
        assertThat(one.select("section li")).hasSize(1);
        assertThat(one.select("main").text())
                .contains("1 release, 1 other price, 1 other change of access.", "2 more changes");
        assertThat(read(one.select("main p:contains(more changes) a").attr("href"))
                        .select("section li"))
                .hasSize(3);
        assertThat(ask(all + "&importance=huge").status()).isEqualTo(400);
        var refused = ask(all + "&limit=0");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(html(refused).select("ul.faults").text()).contains("limit must be 1 to 1000");
    }
}
