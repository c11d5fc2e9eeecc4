package org.modeltracker.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.api.Envelope.benchmark;
import static org.modeltracker.api.Envelope.confirmed;
import static org.modeltracker.api.Envelope.disclosure;
import static org.modeltracker.api.Envelope.exact;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.range;
import static org.modeltracker.api.Envelope.released;
import static org.modeltracker.api.Envelope.status;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.api.Envelope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server puts into a page for charts to draw. */
class ChartIT extends Paged {

    private static final JsonMapper JSON = new JsonMapper();

    private JsonNode chart(String path) {
        return JSON.readTree(read(path).select("figure[data-chart]").attr("data-chart"));
    }

    /** Input and output at one price. */
    private static Envelope sold(String model, String effective, String amount) {
        return price(model, effective, amount).withJson("/data/prices", """
                [{'component': 'input', 'amount': '%1$s', 'per': '1M_tokens'},
                 {'component': 'output', 'amount': '%1$s', 'per': '1M_tokens'}]
                """.formatted(amount));
    }

    private static List<String> each(JsonNode items, String pointer) {
        return items.valueStream().map(item -> item.at(pointer).asString()).toList();
    }

    @Test
    void steps_join_and_end_where_the_price_was_last_observed() {
        record(
                released("steps/m", "2026-03-01"),
                sold("steps/m", "2026-04-01", "10").by("steps-list", "catalogue"),
                sold("steps/m", "2026-05-01", "5").by("steps-list", "catalogue"),
                confirmed("steps-list", "2026-06-15"));
        var chart = chart("/models/steps/m");
        assertThat(chart.at("/unit").asString()).isEqualTo("USD per 1M tokens");
        assertThat(chart.at("/log").asBoolean()).isFalse();
        assertThat(each(chart.at("/lines"), "/component")).containsExactly("input", "output");
        var steps = chart.at("/lines/1/steps");
        assertThat(each(steps, "/text")).containsExactly("$10", "$5");
        assertThat(each(steps, "/from")).containsExactly("2026-04-01T00:00:00Z", "2026-05-01T00:00:00Z");
        assertThat(each(steps, "/to")).containsExactly("2026-05-01T00:00:00Z", "2026-06-15T00:00:00Z");
        assertThat(each(steps, "/last")).containsExactly("false", "true");
        assertThat(each(steps, "/source")).containsOnly("steps-list");
    }

    @Test
    void a_stretch_without_a_price_is_a_gap_and_begins_the_chart() {
        record(
                released("hidden/m", "2026-03-01"),
                disclosure("hidden/m", "2026-04-01", "undisclosed"),
                price("hidden/m", "2026-05-01", "5"));
        var chart = chart("/models/hidden/m");
        assertThat(chart.at("/from").asString()).isEqualTo("2026-04-01T00:00:00Z");
        assertThat(each(chart.at("/gaps"), "/text")).containsExactly("undisclosed");
        assertThat(each(chart.at("/gaps"), "/to")).containsExactly("2026-05-01T00:00:00Z");
    }

    @Test
    void prices_two_decades_apart_are_on_a_logarithmic_scale() {
        record(
                released("wide/m", "2026-03-01"),
                price("wide/m", "2026-04-01", "500"),
                price("wide/m", "2026-05-01", "2"));
        assertThat(chart("/models/wide/m").at("/log").asBoolean()).isTrue();
    }

    @Test
    void a_line_is_a_seller_and_sellers_with_the_same_course_share_one() {
        record(released("shops/m", "2026-03-01"), price("shops/m", "2026-04-01", "5"));
        for (var shop : List.of("azure", "vertex", "dear")) {
            record(price("shops/m", "2026-04-02", shop.equals("dear") ? "9" : "5")
                    .with("/data/channel", "cloud_marketplace")
                    .with("/data/provider", shop));
        }
        var names = each(chart("/models/shops/m").at("/lines"), "/name");
        assertThat(names).contains("shops", "azure, vertex", "dear").doesNotContain("azure", "vertex");
    }

    @Test
    void prices_on_conditions_are_not_drawn_and_the_chart_says_so() {
        record(
                released("batched/m", "2026-03-01"),
                price("batched/m", "2026-04-01", "5").withJson("/data/prices", """
                        [{'component': 'output', 'amount': '5', 'per': '1M_tokens'},
                         {'component': 'output', 'amount': '2', 'per': '1M_tokens', 'conditions': {'service_tier': 'batch'}}]
                        """));
        var page = read("/models/batched/m");
        assertThat(page.select("figure p").text()).contains("are in the table only");
        assertThat(each(chart("/models/batched/m").at("/lines/0/steps"), "/text"))
                .containsExactly("$5");
    }

    @Test
    void a_bar_keeps_a_range_and_says_who_measured_and_whether_weights_are_open() {
        record(
                benchmark("charted"),
                released("barred/open", "2026-03-01").with("/data/name", "The Open One"),
                status("barred/open", "2026-03-01", "open_weights"),
                released("barred/closed", "2026-03-01"),
                status("barred/closed", "2026-03-01", "closed"),
                range("barred/open", "charted", "57", "58"),
                exact("barred/closed", "charted", "40"));
        var chart = chart("/benchmarks/charted");
        assertThat(each(chart.at("/bars"), "/name")).containsExactly("The Open One", "barred/closed");
        assertThat(each(chart.at("/bars"), "/weights")).containsExactly("open", "closed");
        assertThat(chart.at("/bars/0/low").decimalValue()).isEqualByComparingTo("57");
        assertThat(chart.at("/bars/0/high").decimalValue()).isEqualByComparingTo("58");
        assertThat(chart.at("/bars/0/text").asString()).contains("57–58");
        assertThat(chart.at("/unit").asString()).endsWith("higher is better");
        assertThat(read("/benchmarks/charted").select("tbody th").text()).contains("The Open One");
    }

    @Test
    void the_frontier_opens_on_the_benchmark_with_most_points_and_shows_the_models_that_one_chooses() {
        record(benchmark("aaa-empty"), benchmark("full-bench"));
        for (int n = 1; n <= 4; n++) {
            record(
                    announced("front/m" + n, "2026-03-01"),
                    sold("front/m" + n, "2026-04-01", "" + n),
                    exact("front/m" + n, "full-bench", "" + (50 + n)));
        }
        var opened = chart("/frontier");
        assertThat(opened.at("/title").asString()).contains("full-bench");
        assertThat(opened.at("/dots")).hasSize(4);
        assertThat(opened.at("/dots/0/offered").asString()).contains("front", "since 1 April 2026");
        var chosen = chart("/frontier?benchmark=full-bench&model=front/m1&model=front/m3");
        assertThat(each(chosen.at("/dots"), "/name")).containsExactly("front/m1", "front/m3");
        var page = read("/frontier?benchmark=full-bench&model=front/m1");
        assertThat(page.select("figure a").eachAttr("href"))
                .contains(
                        "/v1/frontier?benchmark=full-bench&format=csv",
                        "/embed/frontier?benchmark=full-bench&model=front%2Fm1");
        page.select("figure a[href]")
                .forEach(link -> assertThat(anybody()
                                .get(link.attr("href"), "Accept", "*/*")
                                .status())
                        .as(link.attr("href"))
                        .isEqualTo(200));
    }

    @Test
    void models_are_drawn_side_by_side_one_panel_for_each_price_and_benchmark() {
        record(benchmark("pair-bench"), benchmark("single-bench"), benchmark("words-bench"));
        for (var model : List.of("a", "b", "c")) {
            record(released("paired/" + model, "2026-03-01").with("/data/name", "Paired " + model));
        }
        record(sold("paired/a", "2026-04-01", "3"), sold("paired/b", "2026-04-01", "9"));
        record(sold("paired/c", "2026-04-01", "9").with("/data/currency", "CNY"));
        record(range("paired/a", "pair-bench", "57", "58"), exact("paired/b", "pair-bench", "40"));
        record(exact("paired/a", "single-bench", "5"));
        var asked = "?model=paired/a&model=paired/b&model=paired/c";
        var page = read("/compare" + asked);
        var chart = chart("/compare" + asked);
        assertThat(each(chart.at("/names"), "")).containsExactly("Paired a", "Paired b", "Paired c");
        assertThat(each(chart.at("/panels"), "/title"))
                .containsExactly("Input, USD per 1M tokens", "Output, USD per 1M tokens", "pair-bench");
        assertThat(each(chart.at("/panels/0/bars"), "/text")).containsExactly("$3", "$9");
        assertThat(each(chart.at("/panels/0/bars"), "/model")).containsExactly("0", "1");
        assertThat(chart.at("/panels/2/bars/0/low").decimalValue()).isEqualByComparingTo("57");
        assertThat(chart.at("/panels/2/bars/0/high").decimalValue()).isEqualByComparingTo("58");
        assertThat(page.select("figure p").text()).contains("Prices in other currencies are in the table only.");
        page.select("figure a[href]")
                .forEach(link -> assertThat(anybody()
                                .get(link.attr("href"), "Accept", "*/*")
                                .status())
                        .as(link.attr("href"))
                        .isEqualTo(200));
        record(price("paired/a", "2026-04-02", "4")
                .with("/data/channel", "aggregator")
                .with("/data/provider", "one-shop"));
        var rest = read("/compare" + asked).select("p:contains(of one model only)");
        assertThat(rest.text()).startsWith("1 offering of one model only is on the pages of");
        assertThat(rest.select("a[href=/models/paired/a]")).hasSize(1);
        var embedded = read(page.select("figure a:contains(Embed)").attr("href"));
        assertThat(embedded.select("figure[data-chart]").attr("data-chart"))
                .isEqualTo(page.select("figure[data-chart]").attr("data-chart"));
        assertThat(embedded.select("footer a").attr("href")).contains("/compare?model=paired%2Fa");
        var table = get(page.select("figure a:contains(CSV)").attr("href")).body();
        assertThat(table.lines().findFirst().orElseThrow())
                .startsWith("fact,key.")
                .contains("model,name,answer.")
                .contains("input_per_1m_tokens");
        assertThat(table.lines().filter(line -> line.contains("paired/c"))).isNotEmpty();
    }

    @Test
    void a_comparison_without_numbers_in_common_has_a_table_and_no_chart() {
        record(released("unpaired/a", "2026-03-01"), released("unpaired/b", "2026-03-01"));
        record(sold("unpaired/a", "2026-04-01", "3"));
        var page = read("/compare?model=unpaired/a&model=unpaired/b&model=unpaired-c");
        assertThat(page.select("figure")).isEmpty();
        assertThat(page.select("main").text()).contains("there is no chart", "No model is called");
        assertThat(page.select("form.filters input[name=model]").eachAttr("value"))
                .contains("unpaired/a", "unpaired/b");
    }

    @Test
    void a_frontier_without_points_says_why() {
        record(benchmark("priceless"), announced("unsold/m", "2026-03-01"), exact("unsold/m", "priceless", "50"));
        assertThat(read("/frontier?benchmark=priceless").select("main").text())
                .contains("1 model has a score here, and none of them has a base price in US dollars");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/embed/models/framed/m/prices",
                "/embed/benchmarks/framed-bench",
                "/embed/frontier?benchmark=framed-bench",
                "/embed/compare?model=framed/m&model=framed/n"
            })
    void a_chart_may_stand_in_any_page_and_links_to_its_own(String path) {
        if (anybody().get("/v1/benchmarks/framed-bench").status() != 200) {
            record(
                    benchmark("framed-bench"),
                    released("framed/m", "2026-03-01"),
                    sold("framed/m", "2026-04-01", "5"),
                    released("framed/n", "2026-03-01"),
                    sold("framed/n", "2026-04-01", "6"),
                    exact("framed/m", "framed-bench", "50"));
        }
        var answer = ask(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors *", "default-src 'none'");
        assertThat(answer.header("X-Frame-Options")).isEmpty();
        var page = html(answer);
        assertThat(page.select("figure[data-chart], table")).hasSize(2);
        assertThat(page.select("footer a").attr("href")).startsWith("http://localhost:8080/");
        assertThat(page.select("form, script:not([src]), [style]")).isEmpty();
    }

    @Test
    void no_other_page_may_stand_in_another() {
        assertThat(ask("/").header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(ask("/").header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    }
}
