package org.modeltracker.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.api.Envelope.benchmark;

import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.Http.Answer;
import org.modeltracker.api.feed.CalendarReader;
import org.modeltracker.api.feed.FeedReaders;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a claim says, in whatever field, it is text wherever it is read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileTextIT extends Paged {

    /** Each is short enough for every field; most are several attacks in one, as they would be in the wild. */
    private static final List<String> TEXTS = List.of(
            "=HYPERLINK(\"http://evil.example\")<script>alert(1)</script>[x](javascript:alert(1)) _em_ | a\\",
            "+1\"><img src=x onerror=alert(1)> &lt;i&gt; &#60;u&#62; &amp; ${7*7} [[${7*7}]] *{7*7} ~{x}",
            "-1' onmouseover='alert(1) <b class=hostile>b</b> __${7*7}__ @{y} <!--#exec--> <?php ?> ]]>",
            "@x \u202Edrawkcab\u202C \u2067right\u2069 \u200Fmark {{constructor.constructor('alert(1)')()}}",
            "\uFF1D1;=2 http://evil.example www.evil.example a@evil.example \u2028# heading",
            "</title></textarea></svg><svg onload=alert(1)> **bold** `code` ~~s~~ ![i](http://evil.example/i)",
            "line one\nBEGIN:VEVENT\r\nSUMMARY:two;three,four\\five\t",
            "\uFFFE\u0001\u0008\u007F\u009F noncharacters and controls");

    private static final String LONG = "W".repeat(10_000);

    /** What a claim holds and no page of its subject shows. */
    private static final Set<String> IN_NO_PAGE = Set.of("model.released/quote", "source.observed/data/digest");

    private List<HostileFields.Field> fields = List.of();

    @BeforeAll
    void every_text_field_says_every_text() {
        record(benchmark("example-bench"));
        fields = new HostileFields(claim -> http().post("/v1/events", claim.toString())).find();
        var claims = new ArrayList<String>();
        for (var field : fields) {
            for (int n = 1; n <= TEXTS.size(); n++) {
                field.saying(TEXTS.get(n - 1), n).forEach(claim -> claims.add(claim.toString()));
            }
        }
        var answer = http().ndjson("/v1/events", String.join("\n", claims));
        assertThat(answer.body().lines()).hasSize(claims.size()).allMatch(line -> line.contains("\"status\":201"));
        assertThat(anybody().get("/v1/models?as_of=" + head()).status()).isEqualTo(200);
    }

    private Stream<String> subjects(String kind) {
        return fields.stream()
                .filter(field -> field.kind().equals(kind))
                .flatMap(field -> IntStream.rangeClosed(1, TEXTS.size()).mapToObj(field::subject));
    }

    private static String folder(HostileFields.Field field) {
        return "/" + field.kind() + "s/";
    }

    @Test
    void the_fields_are_all_there() {
        assertThat(fields)
                .extracting(HostileFields.Field::toString)
                .contains("model.announced/data/summary", "claim.corrected/data/reason", "claim.retracted/data/reason")
                .hasSizeGreaterThan(40);
    }

    /** What is too long is refused by name, and goes in as long as it may be. */
    @Test
    void ten_thousand_characters_are_taken_or_refused_by_name() {
        int n = TEXTS.size() + 1;
        for (var field : fields) {
            var refused = last(field, LONG, n);
            if (refused.status() != 201) {
                assertThat(refused.status()).as(field + " " + refused.body()).isEqualTo(422);
                assertThat(refused.at("/errors/0/pointer")).startsWith(field.place());
                int longest = Integer.parseInt(refused.at("/errors/0/detail").replaceAll("\\D", ""));
                assertThat(last(field, LONG.substring(0, longest), n + 1).status())
                        .as(field.toString())
                        .isEqualTo(201);
                inert(folder(field) + field.subject(n + 1));
            }
        }
    }

    private Answer last(HostileFields.Field field, String text, int n) {
        return field.saying(text, n).stream()
                .map(claim -> http().post("/v1/events", claim.toString(), "Prefer", "wait=10"))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    @Test
    void it_stays_text_on_every_page() {
        var unseen = new TreeSet<String>();
        for (var field : fields) {
            for (int n = 1; n <= TEXTS.size(); n++) {
                var page = inert(folder(field) + field.subject(n));
                if (!page.wholeText().contains(TEXTS.get(n - 1))
                        && TEXTS.get(n - 1).chars().noneMatch(Character::isISOControl)) {
                    unseen.add(field.toString());
                }
            }
        }
        assertThat(unseen).isEqualTo(new TreeSet<>(IN_NO_PAGE));
        var models = subjects("model").toList();
        for (int from = 0; from < models.size(); from += 8) {
            inert("/compare?model=" + String.join("&model=", models.subList(from, Math.min(from + 8, models.size()))));
        }
        Stream.of(
                        "/?organisation=hostile",
                        "/models?organisation=hostile",
                        "/models?q=evil",
                        "/expectations",
                        "/disputes",
                        "/sources",
                        "/benchmarks",
                        "/benchmarks/example-bench",
                        "/organisations",
                        "/organisations/hostile",
                        "/frontier?benchmark=example-bench",
                        "/digest?organisation=hostile&after=0")
                .forEach(this::inert);
    }

    @Test
    void it_stays_text_on_the_page_and_the_card_of_every_event() {
        var after = 0L;
        var page = get("/v1/events?limit=100&organisation=hostile").json();
        for (var more = true; more; more = page.at("/page/has_more").asBoolean()) {
            page = get("/v1/events?limit=100&organisation=hostile&after=" + after)
                    .json();
            after = page.at("/page/next_after").asLong();
            page.at("/data").valueStream().forEach(event -> inert("/events/" + id(event)));
            page.at("/data")
                    .valueStream()
                    .limit(TEXTS.size())
                    .forEach(event -> get("/events/" + id(event) + "/card.png"));
        }
    }

    @Test
    void it_stays_text_in_feeds() throws Exception {
        var models = subjects("model").toList();
        for (int from = 0; from < models.size(); from += 25) {
            var some = "?model=" + String.join("&model=", models.subList(from, Math.min(from + 25, models.size())));
            var atom = get("/feeds/timeline.atom" + some).body();
            FeedReaders.demandAtom(atom);
            var json = get("/feeds/timeline.json" + some);
            FeedReaders.demandJsonFeed(json.body());
            assertThat(FeedReaders.strictly(atom).getEntries())
                    .allMatch(entry -> entry.getTitle().length() <= 200
                            && !entry.getTitle().matches("(?s).*[\u202E\n].*"));
            Stream.of(
                            FeedReaders.strictly(atom).getEntries().stream()
                                    .map(entry -> entry.getContents().getFirst().getValue()),
                            FeedReaders.strictly(
                                            get("/feeds/timeline.rss" + some).body())
                                    .getEntries()
                                    .stream()
                                    .map(entry -> entry.getDescription().getValue()),
                            texts(json.json().path("items").valueStream().toList(), "/content_html").stream())
                    .flatMap(contents -> contents)
                    .forEach(content -> inert(some, Jsoup.parse(content)));
        }
    }

    /** The windows of the golden expectations are dates, except where a window itself says the text. */
    @Test
    void it_stays_text_in_the_calendar() {
        var dated = fields.stream()
                .filter(field -> field.type().startsWith("expectation.")
                        && !field.place().endsWith("/window"))
                .count();
        var calendar = get("/feeds/calendar.ics?organisation=hostile").body();
        assertThat(CalendarReader.read(calendar)).hasSizeGreaterThanOrEqualTo((int) dated * TEXTS.size());
        assertThat(calendar.lines()).allMatch(line -> line.length() <= 75);
    }

    @Test
    void it_stays_text_in_digests() {
        var path = "/v1/digest?organisation=hostile&after=0&format=";
        inert(path, Jsoup.parse(get(path + "html").body()));
        var text = get(path + "md").body();
        assertThat(text.lines()).allMatch(line -> line.matches("|#{1,3} .*|- \\*\\*.*|\\d[\\d,]* .*"));
        var markdown = Parser.builder().build().parse(text);
        markdown.accept(new AbstractVisitor() {
            @Override
            public void visit(HtmlBlock html) {
                throw new AssertionError(html.getLiteral());
            }

            @Override
            public void visit(HtmlInline html) {
                throw new AssertionError(html.getLiteral());
            }

            @Override
            public void visit(Image image) {
                throw new AssertionError(image.getDestination());
            }

            @Override
            public void visit(Code code) {
                throw new AssertionError(code.getLiteral());
            }

            @Override
            public void visit(Emphasis emphasis) {
                throw new AssertionError(emphasis.toString());
            }

            @Override
            public void visit(Link link) {
                assertThat(link.getDestination()).matches("(http://localhost:8080|https://news\\.example\\.org)/.*");
            }
        });
    }

    @Test
    void no_cell_is_a_formula() throws IOException {
        var files = Stream.of(
                        "models",
                        "access",
                        "pricing",
                        "open-source-status",
                        "benchmarks",
                        "expectations",
                        "timeline",
                        "events")
                .map(view -> "/v1/export/" + view + ".csv");
        var lists = Stream.of("/v1/timeline", "/v1/models", "/v1/events", "/v1/disputes", "/v1/organisations")
                .map(list -> list + "?limit=100&format=csv");
        for (var path : Stream.concat(files, lists).toList()) {
            try (var rows = CSVFormat.RFC4180.parse(new StringReader(get(path).body()))) {
                assertThat(rows.stream().flatMap(CSVRecord::stream))
                        .as(path)
                        .noneMatch(cell -> cell.matches("(?s)[=+@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20].*|-[^0-9].*"));
            }
        }
    }

    /** JSON has no other meaning than its own: what an agent is told is what was said, and nothing beside it. */
    @Test
    void an_agent_is_told_it_as_a_value() {
        for (var model : subjects("model").toList()) {
            var question = """
                    {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "model_card", "arguments": {"model": "%s"}}}""".formatted(model);
            var told = anybody()
                    .post(
                            "/mcp",
                            question,
                            "Content-Type",
                            "application/json",
                            "Accept",
                            "application/json, text/event-stream")
                    .json();
            assertThat(told.at("/result/structuredContent"))
                    .isEqualTo(get("/v1/models/" + model).json());
            assertThat(JsonMapper.shared()
                            .readTree(told.at("/result/content/0/text").asString()))
                    .isEqualTo(told.at("/result/structuredContent"));
        }
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
                                "script:not([src]):not([type=application/ld+json]), style, [style], [^on], img, iframe, object, svg[onload], .hostile, i, u, em"))
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
