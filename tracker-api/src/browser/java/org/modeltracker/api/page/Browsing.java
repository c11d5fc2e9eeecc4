package org.modeltracker.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.Envelope;
import org.springframework.core.io.ClassPathResource;

/** A reader with a browser before the Muse Spark record and some 800 other models. Nothing that goes wrong in the browser stays unheard. */
@Tag("browser")
abstract class Browsing extends ApiContext {

    static final String SPARK = "/models/meta/muse-spark";

    /** The day on which the record came in; the clock stands two days later. */
    static final String THEN = "2026-11-01";

    /** Whose price fell this week, and whose end is announced; in the middle of every list by name. */
    static final String FOLLOWED = "lab-05-followed";

    private static final int MODELS = 800;
    private static boolean recorded;

    private final List<BrowserContext> contexts = new ArrayList<>();

    /** What the browser complained of: scripts that failed, what the policy refused, files that were missing. */
    final List<String> complaints = new ArrayList<>();

    Page page;

    @BeforeAll
    static void the_machine_may_be_busy() {
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    @BeforeEach
    void a_reader_before_the_record() throws IOException {
        if (!recorded) {
            recorded = true;
            var record = new ClassPathResource("records/muse-spark-2026-04.ndjson")
                    .getContentAsString(StandardCharsets.UTF_8);
            all(record);
            imported(catalogue());
            all(extras().map(Envelope::toString).collect(joining("\n")));
            later(Duration.ofDays(2));
            all(news().map(Envelope::toString).collect(joining("\n")));
        }
        page = open(desktop());
    }

    @AfterEach
    void nothing_went_wrong_in_the_browser() {
        contexts.forEach(BrowserContext::close);
        assertThat(complaints).isEmpty();
    }

    static NewContextOptions desktop() {
        return new NewContextOptions().setViewportSize(1280, 900).setColorScheme(ColorScheme.LIGHT);
    }

    Page open(NewContextOptions options) {
        var context = Chromium.BROWSER.newContext(options.setBaseURL("http://localhost:" + port));
        context.setDefaultTimeout(30_000);
        contexts.add(context);
        var opened = context.newPage();
        opened.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                complaints.add(opened.url() + " " + message.text());
            }
        });
        opened.onPageError(error -> complaints.add(opened.url() + " " + error));
        return opened;
    }

    /** Goes there and waits until scripts and charts have done their work. */
    static Page visit(Page page, String path) {
        var answer = page.navigate(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return page;
    }

    Page visit(String path) {
        return visit(page, path);
    }

    void reads(String selector, String text) {
        assertThat(page.locator(selector).first()).containsText(text);
    }

    private void imported(Stream<Envelope> catalogue) {
        var file = catalogue.map(line -> line.without("observed_at").toString()).collect(joining("\n"));
        var run = http().post(
                        "/v1/imports/ndjson?observed_at=2026-03-01",
                        file,
                        "Content-Type",
                        "application/x-ndjson",
                        "Prefer",
                        "wait=120");
        assertThat(run.status()).as(run.body()).isEqualTo(201);
        assertThat(run.at("/state")).isEqualTo("done");
    }

    private void all(String lines) {
        var results = http().ndjson("/v1/events", lines);
        assertThat(results.body().lines().filter(line -> !line.contains("\"status\":201")).limit(3))
                .isEmpty();
        assertThat(http().get("/v1/models?as_of=" + head()).status()).isEqualTo(200);
    }

    /** As a catalogue lists them, four claims each: it is imported. */
    private static Stream<Envelope> catalogue() {
        return IntStream.range(0, MODELS)
                .mapToObj(n -> "lab-%02d/model-%03d".formatted(n % 20, n))
                .flatMap(model -> Stream.of(
                                Envelope.released(model, "2026-01-15"),
                                Envelope.access(model, "2026-02-01", "general_availability"),
                                Envelope.price(model, "2026-02-01", "" + (1 + Math.floorMod(model.hashCode(), 15))),
                                Envelope.status(model, "2026-02-01", "closed"))
                        .map(claim -> claim.by("some-catalogue", "catalogue")));
    }

    /** A model whose price changed and was hidden for a while, scores that can be set against prices, and a source that disagrees. */
    private static Stream<Envelope> extras() {
        var rival = "openai/gpt-5.4";
        return Stream.of(
                Envelope.price(rival, "2026-03-05", "15"),
                Envelope.disclosure(rival, "2026-06-01", "undisclosed"),
                Envelope.price(rival, "2026-08-01", "12"),
                Envelope.released("meta/muse-spark", "2026-04-08").by("another-paper", "press"),
                Envelope.of(
                        "pricing.changed",
                        "lab-01/model-001",
                        "2026-09-01",
                        "{'provider': 'azure', 'channel': 'cloud_marketplace', 'disclosure': 'disclosed', 'currency': 'USD', 'prices': ["
                                + "{'component': 'input', 'amount': '3', 'per': '1M_tokens'}, {'component': 'output', 'amount': '12', 'per': '1M_tokens'}]}"),
                Envelope.exact("lab-01/model-001", "charxiv", "70"));
    }

    /** Of the day on which the clock stands. */
    private static Stream<Envelope> news() {
        var model = FOLLOWED + "/one";
        return Stream.of(
                Envelope.released(model, "2026-10-30"),
                Envelope.price(model, "2026-10-30", "8"),
                Envelope.price(model, "2026-11-02", "2"),
                Envelope.access(model, "2026-10-30", "general_availability"),
                Envelope.access(model, "2027-01-02", "retired").seen("2026-11-01"));
    }
}
