package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.modeltracker.api.feed.Readers;
import tools.jackson.databind.json.JsonMapper;

/** Text that wants to be more than text, in every field that takes free text, comes out as text wherever it is read. */
@Timeout(120)
class HostileTextIT extends ApiContext {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final List<String> TEXTS = List.of(
            "<script>alert(1)</script><img src=x onerror=alert(2)>",
            "]]> &lt;b&gt; <!-- x --> <?xml version='1.0'?> <!DOCTYPE a [<!ENTITY b 'c'>]> &b;",
            "*a* _b_ **c** [d](javascript:e) ![f](g) `h` | i | <http://j.example> # k ~~l~~",
            "=HYPERLINK(\"http://x.example\",\"y\")",
            "@SUM(1+1)*cmd|' /C calc'!A0",
            "\u202Eright to left\u202C \u2066isolated\u2069 \u200Fmark",
            "line one\nBEGIN:VEVENT\r\nSUMMARY:two;three,four\\five\t",
            "{{7*7}} ${7*7} %0d%0aSet-Cookie: a=b '; drop table x; --",
            "\uFFFE\u0001\u0008\u007F\u009F noncharacters and controls",
            "x".repeat(10_000));

    /** A place for free text, and an envelope to put it into. */
    private record Field(String pointer, int longest, Envelope envelope) {}

    private static List<Field> fields(String model) {
        var expectation = Envelope.of(
                "expectation.stated",
                model,
                "2026-05-01",
                "{'about': 'pricing', 'commitment': 'hope', 'window': '2027', 'expected': 'a'}");
        var fact = Envelope.of("model.fact_reported", model, "2026-05-01", "{'topic': 'sla', 'statement': 'a'}");
        return List.of(
                new Field("/data/name", 300, Envelope.released(model, "2026-03-01")),
                new Field("/source/title", 300, Envelope.access(model, "2026-04-01", "private_preview")),
                new Field("/source/locator", 2_000, Envelope.access(model, "2026-04-02", "public_preview")),
                new Field("/quote", 500, Envelope.access(model, "2026-04-03", "waitlist")),
                new Field("/data/vendor_term", 100, Envelope.access(model, "2026-04-04", "general_availability")),
                new Field("/data/statement", 2_000, fact),
                new Field("/data/expected", 100, expectation),
                new Field("/data/statement", 2_000, expectation.with("/data/expected", "b")));
    }

    static Stream<Arguments> hostile() {
        return Stream.iterate(0, n -> n < TEXTS.size(), n -> n + 1)
                .map(n -> Arguments.of("hostile/m" + n, TEXTS.get(n)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void it_is_inert_wherever_it_is_read(String model, String text) throws Exception {
        fields(model).forEach(field -> put(field, text));
        feeds(model);
        digest(model);
        tables(model);
        agents(model);
    }

    /** What is stored is stored verbatim; what is too long for its place is refused by name, and goes in as long as it may be. */
    private void put(Field field, String text) {
        var answer = post(field, text);
        if (answer.status() != 201) {
            assertThat(answer.status()).as(answer.body()).isIn(400, 422);
            assertThat(answer.at("/errors/0/pointer")).isEqualTo(field.pointer());
            put(field, text.substring(0, Math.min(text.length() - 1, field.longest())));
            return;
        }
        assertThat(answer.at(field.pointer())).isEqualTo(text);
    }

    private Http.Answer post(Field field, String text) {
        var envelope = field.envelope().with(field.pointer(), text);
        return http().post("/v1/events", envelope.toString(), "Prefer", "wait=10");
    }

    private void feeds(String model) throws Exception {
        var query = "?model=" + model;
        Readers.demandAtom(get("/feeds/timeline.atom" + query).body());
        Readers.demandJsonFeed(get("/feeds/timeline.json" + query).body());
        for (var form : List.of("atom", "rss")) {
            var feed = Readers.strictly(get("/feeds/timeline." + form + query).body());
            assertThat(feed.getEntries()).hasSizeGreaterThanOrEqualTo(8);
            feed.getEntries().forEach(entry -> {
                var html = entry.getContents().isEmpty()
                        ? entry.getDescription().getValue()
                        : entry.getContents().getFirst().getValue();
                inert(html);
                assertThat(entry.getTitle()).hasSizeLessThanOrEqualTo(200).doesNotContain("\u202E", "\n");
            });
        }
        for (var item : array("/feeds/timeline.json" + query, "/items")) {
            inert(item.path("content_html").asString());
        }
        var calendar = get("/feeds/calendar.ics" + query).body();
        assertThat(calendar.lines().filter("BEGIN:VEVENT"::equals).count()).isBetween(1L, 2L);
        assertThat(calendar.lines()).allMatch(line -> line.length() <= 75);
    }

    private void digest(String model) {
        var organisation = "/v1/digest?organisation=" + model.substring(0, model.indexOf('/'));
        var markdown = get(organisation + "&format=md").body();
        assertThat(markdown.lines())
                .allMatch(line -> line.isEmpty()
                        || line.startsWith("# ")
                        || line.startsWith("## ")
                        || line.startsWith("### ")
                        || line.startsWith("- **")
                        || line.matches("\\d+ changes?.*"));
        inert(get(organisation + "&format=html").body());
    }

    private void tables(String model) {
        for (var view : List.of("access", "models", "expectations", "timeline", "events")) {
            var csv = get("/v1/export/" + view + ".csv").body();
            assertThat(csv).doesNotContainPattern("(?m)(^|,)\"?[=@]");
        }
        assertThat(get("/v1/timeline?model=" + model + "&format=csv").body()).doesNotContainPattern("(?m)(^|,)\"?[=@]");
    }

    /** Agents are told what stands in the log, as a string within JSON and nothing beside it. */
    private void agents(String model) {
        var call = JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1).put("method", "tools/call");
        var parameters = call.putObject("params").put("name", "timeline");
        parameters.putObject("arguments").put("limit", 100).putArray("model").add(model);
        var answer = anybody().post("/mcp", call.toString(), "Accept", "application/json, text/event-stream");
        var told = answer.json().at("/result/structuredContent/data");
        assertThat(told)
                .isEqualTo(get("/v1/timeline?limit=100&model=" + model).json().path("data"));
        assertThat(JSON.readTree(answer.at("/result/content/0/text")).path("data"))
                .isEqualTo(told);
        assertThat(answer.json().at("/result/content")).hasSize(1);
    }

    /** No element that the service did not make itself, and no link that leads elsewhere than to http. */
    private static void inert(String html) {
        assertThat(html.replaceAll("</?(p|a|strong|em|h[1-3]|ul|ol|li)( [a-z]+=\"[^\"<>]*\")*>", ""))
                .doesNotContain("<");
        assertThat(html)
                .doesNotContain("href=\"javascript", "onerror=\"", "<em>")
                .doesNotContain("\u202E");
    }
}
