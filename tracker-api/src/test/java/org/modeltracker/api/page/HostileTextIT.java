package org.modeltracker.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.api.Envelope.benchmark;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.api.Envelope;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a claim says, a page shows it as text. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileTextIT extends Paged {

    private static final List<String> TEXTS = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' onmouseover='alert(1)",
            "</title></textarea></svg><svg onload=alert(1)>",
            "<b class=hostile>bold</b> &lt;i&gt; &#60;u&#62; &amp;",
            "${7*7} [[${7*7}]] *{7*7} __${7*7}__ ~{x} @{y} |z|",
            "=HYPERLINK(\"http://evil.example\")",
            "**bold** [x](javascript:alert(1)) `code` # _em_ | a\\",
            "\u202Edrawkcab\u202C \u2067right\u2069 \u200Fmark",
            "{{constructor.constructor('alert(1)')()}} <!--#exec--> <?php ?>");

    /** @param place JSON Pointer into the envelope */
    private record Field(String place, int longest, Function<String, Envelope> claim) {

        @Override
        public String toString() {
            return claim.apply("hostile/any").json().path("type").asString() + place;
        }

        Envelope saying(String model, String text) {
            var whole = claim.apply(model);
            return place.endsWith("[]")
                    ? whole.with(
                            place.substring(0, place.length() - 2),
                            JsonMapper.shared().valueToTree(List.of(text)))
                    : whole.with(place, text);
        }
    }

    static Stream<Field> fields() {
        return Stream.of(
                        of("model.announced", "{'name': 'A'}", 300, "/data/name", "/data/family", "/source/title"),
                        of("model.announced", "{'name': 'A'}", 2000, "/data/summary", "/source/locator"),
                        of(
                                "model.released",
                                "{'name': 'A'}",
                                300,
                                "/data/name",
                                "/data/aliases[]",
                                "/data/vendor_ids[]",
                                "/data/modes[]",
                                "/data/modalities[]"),
                        of("model.fact_reported", "{'topic': 'sla'}", 2000, "/data/statement"),
                        of("api_access.changed", "{'channel': 'aggregator', 'state': 'retired'}", 100, "/data/region"),
                        of(
                                "api_access.changed",
                                "{'channel': 'aggregator', 'state': 'retired'}",
                                300,
                                "/data/vendor_term"),
                        of("app_access.changed", "{'channel': 'device', 'state': 'retired'}", 100, "/data/surface"),
                        of(
                                "pricing.changed",
                                "{'channel': 'aggregator', 'disclosure': 'undisclosed'}",
                                100,
                                "/data/tier",
                                "/data/region"),
                        of("open_source_status.changed", "{'status': 'gated_weights'}", 2000, "/data/statement"),
                        of(
                                "expectation.stated",
                                "{'about': 'pricing', 'commitment': 'hope'}",
                                300,
                                "/data/expected",
                                "/data/surface",
                                "/data/window"),
                        of(
                                "benchmark.published",
                                "{'benchmark': 'hostile-bench', 'score': {'kind': 'ordinal', 'text': 'x'}}",
                                300,
                                "/data/score/text"),
                        of(
                                "benchmark.published",
                                "{'benchmark': 'hostile-bench', 'score': {'kind': 'exact', 'value': 1}}",
                                100,
                                "/data/variant",
                                "/data/harness",
                                "/data/effort",
                                "/data/version"),
                        of(
                                "benchmark.published",
                                "{'benchmark': 'hostile-bench', 'score': {'kind': 'exact', 'value': 1}}",
                                300,
                                "/data/score/unit"))
                .flatMap(fields -> fields);
    }

    private static Stream<Field> of(String type, String data, int longest, String... places) {
        return Stream.of(places)
                .map(place -> new Field(place, longest, model -> Envelope.of(type, model, "2026-05-01", data)));
    }

    @BeforeAll
    void a_benchmark_is_known() {
        record(benchmark("hostile-bench"));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void hostile_text_stays_text_on_every_page(Field field) {
        var claims = new ArrayList<Envelope>();
        var models = new ArrayList<String>();
        var slug = "hostile/" + field.toString().replaceAll("[^a-z_]+", "-");
        var texts = Stream.concat(TEXTS.stream(), Stream.of("W".repeat(field.longest)))
                .toList();
        IntStream.range(0, texts.size()).forEach(n -> {
            var model = "%s-%d".formatted(slug, n);
            models.add(model);
            claims.add(announced(model, "2026-04-01").by("a-paper", "press"));
            claims.add(field.saying(model, texts.get(n)));
        });
        record(claims.toArray(Envelope[]::new));
        for (int n = 0; n < texts.size(); n++) {
            var page = inert("/models/" + models.get(n));
            assertThat(page.wholeText()).contains(texts.get(n));
            inert("/compare?model=" + models.get(n));
        }
        Stream.of(
                        "/?organisation=hostile",
                        "/models?organisation=hostile",
                        "/expectations",
                        "/disputes",
                        "/benchmarks/hostile-bench",
                        "/organisations/hostile",
                        "/frontier?benchmark=hostile-bench")
                .forEach(this::inert);
    }

    @Test
    void what_organisations_and_benchmarks_are_called_stays_text() {
        for (int n = 0; n < TEXTS.size(); n++) {
            var id = "hostile-%d".formatted(n);
            record(
                    Envelope.about("organisation", id, "organisation.registered", "{'roles': ['lab']}")
                            .with("/data/name", TEXTS.get(n))
                            .with("/data/ticker", TEXTS.get(n)),
                    Envelope.about("organisation", id, "organisation.fact_reported", "{'topic': 'hire'}")
                            .with("/data/statement", TEXTS.get(n)),
                    Envelope.about("benchmark", id, "benchmark.defined", "{'direction': 'higher_is_better'}")
                            .with("/data/name", TEXTS.get(n))
                            .with("/data/unit", TEXTS.get(n))
                            .with("/data/version", TEXTS.get(n)));
            assertThat(inert("/organisations/" + id).wholeText()).contains(TEXTS.get(n));
            assertThat(inert("/benchmarks/" + id).wholeText()).contains(TEXTS.get(n));
        }
        Stream.of("/", "/organisations", "/benchmarks", "/frontier").forEach(this::inert);
    }

    @Test
    void what_a_reader_types_stays_text() {
        for (var text : TEXTS) {
            var typed = URLEncoder.encode(text, StandardCharsets.UTF_8);
            assertThat(inert("/models?q=" + typed).select("input[name=q]").val())
                    .isEqualTo(text);
            var refused = ask("/models?as_of=" + typed);
            assertThat(refused.status()).isEqualTo(400);
            inert("/models?as_of=" + typed, html(refused));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JAVASCRIPT:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "//evil.example",
                " http://x.example",
                "http://x.example/\u0000"
            })
    void an_address_that_could_run_something_is_refused_at_the_door(String url) {
        var claim = announced("hostile/link", "2026-04-01").with("/source/url", url);
        assertThat(http().post("/v1/events", claim.toString()).status()).isIn(400, 422);
    }

    private Document inert(String path) {
        return inert(path, read(path));
    }

    private static Document inert(String path, Document page) {
        assertThat(
                        page.select(
                                "script:not([src]), style, [style], [^on], img, iframe, object, svg[onload], .hostile, i, u, em"))
                .as(path)
                .isEmpty();
        assertThat(page.select("[href], [src], [action]"))
                .as(path)
                .allMatch(element -> Stream.of("href", "src", "action")
                        .map(element::attr)
                        .allMatch(address -> address.isEmpty() || address.matches("(?s)(/[^/]|/$|#|https?://).*")));
        return page;
    }
}
