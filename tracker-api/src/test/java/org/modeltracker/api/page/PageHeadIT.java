package org.modeltracker.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.api.Envelope.benchmark;
import static org.modeltracker.api.Envelope.disclosure;
import static org.modeltracker.api.Envelope.exact;
import static org.modeltracker.api.Envelope.released;

import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What pages say of themselves to search engines, feed readers and chat tools. */
class PageHeadIT extends Paged {

    private static final String PUBLIC = "http://localhost:8080";
    private static boolean recorded;

    @BeforeEach
    void something_to_read() {
        if (!recorded) {
            recorded = true;
            record(
                    benchmark("headed-bench"),
                    announced("headed/spark", "2026-04-01"),
                    released("headed/spark", "2026-04-07"),
                    access("headed/spark", "2026-04-09", "public_preview"),
                    disclosure("headed/spark", "2026-04-09", "undisclosed"),
                    exact("headed/spark", "headed-bench", "86.4"));
        }
    }

    static Stream<String> pages() {
        return Stream.concat(
                PageIT.pages().filter(page -> !page.contains("paged")),
                Stream.of(
                        "/?organisation=headed&type=model.released",
                        "/?importance=high",
                        "/models?q=spark&organisation=headed&sort=model",
                        "/models/headed/spark",
                        "/models/headed/spark?effective_at=2026-05-01",
                        "/benchmarks/headed-bench",
                        "/compare?model=headed/spark",
                        "/organisations/headed",
                        "/prices?organisation=headed&sort=date&direction=down",
                        "/upcoming?kind=price",
                        "/frontier?benchmark=headed-bench",
                        "/digest?from=2026-04&axis=effective&organisation=headed",
                        "/identities?status=resolved&q=headed",
                        "/reviews",
                        "/sign-in"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_has_one_address_a_sentence_and_a_card(String path) {
        var head = read(path).head();
        var address = head.select("link[rel=canonical]").attr("href");
        assertThat(address).startsWith(PUBLIC + "/");
        assertThat(html(ask(address.substring(PUBLIC.length())))
                        .select("link[rel=canonical]")
                        .attr("href"))
                .as("the address leads to itself")
                .isEqualTo(address);
        assertThat(head.select("meta[name=description]").attr("content"))
                .hasSizeBetween(40, 200)
                .endsWith(".")
                .doesNotContain("{");
        for (var property : List.of("og:title", "og:type", "og:url", "og:description", "og:image", "og:site_name")) {
            assertThat(head.select("meta[property=" + property + "]").eachAttr("content"))
                    .as(property)
                    .hasSize(1)
                    .noneMatch(String::isEmpty);
        }
        assertThat(head.select("link[rel=search]")).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_other_form_of_a_page_is_there_in_the_type_that_was_named(String path) {
        assertThat(read(path).select("link[rel=alternate]")).allSatisfy(form -> {
            var answer = anybody().get(local(form));
            assertThat(answer.status()).as(form + answer.body()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).startsWith(form.attr("type"));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /                             | /v1/timeline?order=recorded
            /?organisation=headed         | /v1/timeline?organisation=headed&order=recorded
            /?importance=all              |
            /models                       | /v1/models?callable=true&sort=-changed
            /models?callable=any          | /v1/models?sort=-changed
            /models?column=prices&sort=name&access_state=retired | /v1/models?access_state=retired&sort=name
            /models?q=spark               | /v1/models?q=spark
            /frontier                     |
            /frontier?benchmark=headed-bench | /v1/frontier?benchmark=headed-bench
            /prices?organisation=headed   | /v1/price-changes?organisation=headed
            /upcoming                     | /v1/upcoming
            /models?sort=model&q=spark    | /v1/models?q=spark&sort=model
            /models/headed/spark          | /v1/models/headed/spark
            /models/headed/spark?effective_at=2026-05-01 | /v1/models/headed/spark?effective_at=2026-05-01
            /benchmarks/headed-bench      | /v1/benchmarks/headed-bench
            /compare                      |
            /compare?model=headed/spark   | /v1/compare?model=headed%2Fspark
            /digest                       |
            /digest?from=2026-04          | /v1/digest?from=2026-04
            /identities                   | /v1/identities?status=suggested
            /reviews                      | /v1/reviews
            """)
    void the_json_of_a_page_asks_for_what_the_page_shows_or_is_not_named(String path, String json) {
        assertThat(read(path).select("link[rel=alternate][type=application/json]").stream()
                        .map(PageHeadIT::local))
                .isEqualTo(Stream.ofNullable(json).toList());
    }

    @Test
    void csv_and_feeds_are_of_what_the_page_shows() {
        var forms = read("/models/headed/spark").select("link[rel=alternate]").stream()
                .map(PageHeadIT::local)
                .toList();
        assertThat(forms)
                .contains(
                        "/feeds/timeline.atom?model=headed%2Fspark",
                        "/v1/models/headed/spark/pricing?format=csv", "/v1/models/headed/spark/access?format=csv");
        assertThat(anybody().get("/v1/models/headed/spark/pricing?format=csv").body())
                .contains("undisclosed");
    }

    @Test
    void a_page_that_is_a_problem_has_no_address_and_is_kept_out_of_search() {
        var head = html(ask("/models/headed/nobody")).head();
        assertThat(head.select("link[rel=canonical], link[rel=alternate], meta[property]"))
                .isEmpty();
        assertThat(head.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
    }

    /** A block of data is not a script that runs (HTML, 4.12.1), so the policy against scripts in pages stays as it is. */
    @Test
    void the_first_page_describes_all_data_and_each_file_is_there() {
        assertThat(read("/models").select("script[type=application/ld+json]")).isEmpty();
        var text = read("/").select("script[type=application/ld+json]").html();
        assertThat(text).doesNotContain("<");
        var dataset = JsonMapper.shared().readTree(text);
        assertThat(dataset.path("@context").asString()).isEqualTo("https://schema.org/");
        assertThat(dataset.path("@type").asString()).isEqualTo("Dataset");
        assertThat(dataset.path("description").asString()).hasSizeBetween(50, 5000);
        assertThat(dataset.path("isBasedOn")).isNotEmpty().allSatisfy(source -> {
            assertThat(source.path("name").asString()).isNotEmpty();
            assertThat(source.path("creditText").asString()).isNotEmpty();
        });
        assertThat(dataset.path("isBasedOn").toString()).contains("https://spdx.org/licenses/MIT.html");
        assertThat(dataset.path("distribution")).hasSize(24).allSatisfy(file -> {
            var answer = anybody().follow(file.path("contentUrl").asString().substring(PUBLIC.length()));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type"))
                    .startsWith(file.path("encodingFormat").asString());
        });
    }

    private static String local(Element form) {
        return form.attr("href").substring(PUBLIC.length());
    }
}
