package org.modeltracker.api.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.api.Envelope.benchmark;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.Envelope;

/** What clients and crawlers look for before they know the tracker. */
@Timeout(60)
class DiscoveryIT extends ApiContext {

    private static final String PUBLIC = "http://localhost:8080";
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    @ParameterizedTest
    @CsvSource({
        "/robots.txt, text/plain;charset=UTF-8",
        "/llms.txt, text/plain;charset=UTF-8",
        "/opensearch.xml, application/opensearchdescription+xml;charset=UTF-8",
        "/sitemap.xml, application/xml",
        "/sitemap-1.xml, application/xml",
        "/v1/schemas/envelope, application/schema+json"
    })
    void each_has_its_type_and_answers_304_while_unchanged(String path, String type) {
        var answer = anybody().get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase(type);
        assertThat(answer.header("Cache-Control")).isNotEmpty();
        assertThat(anybody().get(path, "If-None-Match", answer.header("ETag")).status())
                .isEqualTo(304);
    }

    @Test
    void browsers_find_an_icon() {
        var icon = anybody().get("/favicon.ico");
        assertThat(icon.status()).isEqualTo(200);
        assertThat(icon.header("Content-Type")).isIn("image/x-icon", "image/vnd.microsoft.icon");
    }

    @Test
    void every_address_of_the_guide_and_of_robots_is_there() {
        var guide = anybody().get("/llms.txt").body();
        assertThat(guide).startsWith("# ").contains("\n> ").doesNotContain("{tracker}");
        var links = guide.lines()
                .filter(line -> line.contains("](" + PUBLIC))
                .map(line -> line.replaceAll(".*]\\(" + PUBLIC + "([^)]*)\\).*", "$1"))
                .toList();
        assertThat(links).hasSizeGreaterThan(10).contains("/v3/api-docs", "/v1/schemas");
        assertThat(links)
                .allSatisfy(link ->
                        assertThat(anybody().get(link).status()).as(link).isIn(200, 302));
        var robots = anybody().get("/robots.txt").body();
        assertThat(robots)
                .startsWith("User-agent: *\n")
                .contains("\nDisallow: /subscribe\n", "\nDisallow: /keys\n", "\nSitemap: " + PUBLIC + "/sitemap.xml\n");
    }

    @Test
    void the_sitemap_has_the_page_of_every_model_benchmark_and_organisation() {
        record(
                announced("mapped/model", "2026-01-15"),
                benchmark("mapped-bench"),
                Envelope.about(
                        "organisation",
                        "mapped-lab",
                        "organisation.registered",
                        "{'name': 'Mapped', 'roles': ['lab']}"));
        var pages = Jsoup.parse(anybody().get("/sitemap.xml").body(), "", Parser.xmlParser())
                .select("urlset > url > loc")
                .eachText();
        assertThat(pages)
                .doesNotHaveDuplicates()
                .allMatch(page -> page.startsWith(PUBLIC + "/"))
                .contains(
                        PUBLIC + "/",
                        PUBLIC + "/models/mapped/model",
                        PUBLIC + "/benchmarks/mapped-bench",
                        PUBLIC + "/organisations/mapped-lab",
                        PUBLIC + "/organisations/mapped");
        assertThat(pages.stream().filter(page -> page.contains("mapped") || page.lastIndexOf('/') == PUBLIC.length()))
                .allSatisfy(page -> assertThat(anybody()
                                .get(page.substring(PUBLIC.length()), "Accept", "text/html")
                                .status())
                        .as(page)
                        .isIn(200, 302));
        assertThat(anybody().get("/sitemap-2.xml").status()).isEqualTo(404);
    }

    @Test
    void what_was_identified_as_another_model_has_no_page_in_the_sitemap() {
        record(
                announced("mapped/one", "2026-01-15"),
                announced("mapped/same-as-one", "2026-01-15"),
                Envelope.of(
                        "model.identified",
                        "mapped/same-as-one",
                        "2026-01-15",
                        "{'same_as': 'mapped/one', 'basis': 'editor', 'reason': 'One model.'}"));
        assertThat(anybody().get("/sitemap.xml").body())
                .contains("/models/mapped/one<")
                .doesNotContain("same-as-one");
    }

    @Test
    void the_description_of_the_search_leads_to_results() {
        record(announced("sought/needle", "2026-01-15"));
        var templates = Jsoup.parse(anybody().get("/opensearch.xml").body(), "", Parser.xmlParser())
                .select("Url[template*={searchTerms}]")
                .eachAttr("template");
        assertThat(templates).hasSize(2);
        assertThat(templates)
                .allSatisfy(template -> assertThat(
                                get(template.replace("{searchTerms}", "needle").substring(PUBLIC.length()))
                                        .body())
                        .contains("sought/needle"));
    }

    /** The schemas alone, by their ids, as a validator that loads them would have them. */
    @Test
    void every_schema_has_its_address_as_its_id_and_validates_real_events() {
        record(announced("schemed/model", "2026-01-15"), Envelope.price("schemed/model", "2026-02-01", "3"));
        var listed = get("/v1/schemas").json().path("data").valueStream().toList();
        assertThat(listed).hasSizeGreaterThan(15);
        var schemas = listed.stream()
                .collect(Collectors.toMap(each -> each.path("id").asString(), each -> {
                    var type = each.path("type").asString();
                    assertThat(each.path("id").asString()).isEqualTo(PUBLIC + "/v1/schemas/" + type);
                    var schema = get("/v1/schemas/" + type).json();
                    assertThat(schema.path("$id").asString())
                            .isEqualTo(each.path("id").asString());
                    assertThat(schema.path("$schema").asString()).isEqualTo(DIALECT);
                    assertThat(schema.toString()).doesNotContain(".json#");
                    return schema.toString();
                }));
        var registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(schemas));
        var events = get("/v1/events?model=schemed/model").json().path("data");
        assertThat(events).hasSize(2);
        events.forEach(event -> {
            var schema = registry.getSchema(SchemaLocation.of(
                    PUBLIC + "/v1/schemas/" + event.path("type").asString()));
            assertThat(schema.validate(event.path("data").toString(), InputFormat.JSON))
                    .isEmpty();
            assertThat(schema.validate("{\"colour\": \"red\"}", InputFormat.JSON))
                    .isNotEmpty();
        });
    }

    @Test
    void an_unknown_schema_is_404_and_names_the_known_ones() {
        var answer = anybody().get("/v1/schemas/model.painted");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.at("/detail")).contains("model.painted", "model.released", "envelope");
        assertThat(Stream.of("..%2fenvelope", "envelope.json", "")
                        .map(odd -> anybody().get("/v1/schemas/" + odd).status())
                        .toList())
                .isEqualTo(List.of(400, 404, 404));
    }
}
