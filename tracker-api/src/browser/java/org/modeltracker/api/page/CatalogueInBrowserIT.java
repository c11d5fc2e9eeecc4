package org.modeltracker.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.api.SecondTracker;
import org.modeltracker.api.importer.CatalogueFolder;

/** A reader with a browser before the record and three catalogues of the world, where they are there: {@code -Dimport.data=<folder>}. */
@Tag("browser")
class CatalogueInBrowserIT {

    private static final Instant NOW = Instant.parse("2026-07-03T12:00:00Z");

    private static SecondTracker tracker;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() {
        var folder = CatalogueFolder.real();
        var files = List.of(
                List.of("modelsdev", folder.text("modelsdev-all/api-2026-06-15.json"), "2026-06-15"),
                List.of("openrouter", folder.text("openrouter/models-2026-05-15.json"), "2026-05-15"),
                List.of("modelmeter", folder.text("modelmeter/current.json"), "2026-07-02"));
        tracker = SecondTracker.start(NOW, "--tracker.rate-limit=off", "--tracker.sample-record=muse-spark-2026-04");
        for (var file : files) {
            var run = tracker.http()
                    .post(
                            "/v1/imports/" + file.getFirst() + "?observed_at=" + file.getLast(),
                            file.get(1),
                            "Prefer",
                            "wait=300");
            assertThat(run.at("/state")).as(file.getFirst()).isEqualTo("done");
        }
    }

    @AfterAll
    static void stop() {
        if (tracker != null) {
            tracker.close();
        }
    }

    @BeforeEach
    void open() {
        open(1280);
    }

    private void open(int width) {
        context = Chromium.BROWSER.newContext(
                new NewContextOptions().setBaseURL(tracker.base()).setViewportSize(width, 900));
        page = context.newPage();
        page.onPageError(error -> complaints.add(page.url() + " " + error));
    }

    @AfterEach
    void nothing_went_wrong_in_the_browser() {
        context.close();
        assertThat(complaints).isEmpty();
    }

    private void visit(String path) {
        assertThat(page.navigate(path).status()).as(path).isEqualTo(200);
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    @Test
    void every_link_of_the_navigation_leads_to_something_to_read() {
        visit("/");
        var links = page.locator("nav a[href^='/']").all().stream()
                .map(link -> link.getAttribute("href"))
                .distinct()
                .toList();
        assertThat(links).hasSizeGreaterThan(8);
        for (var link : links) {
            visit(link);
            assertThat(page.locator("body").innerText().length()).as(link).isGreaterThan(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"GPT 5, GPT-5", "gpt5, GPT-5", "opus 4.6, Claude Opus 4.6", "claude opsu, Claude Opus"})
    void the_model_that_is_meant_comes_first(String typed, String name) {
        visit("/models?q=" + typed.replace(' ', '+'));
        assertThat(page.locator("#models tbody th").first()).containsText(name);
    }

    @Test
    void a_pointer_on_a_line_reads_its_value_and_its_source() {
        visit("/models/anthropic/claude-opus-4.6");
        var chart = page.locator("figure .chart").first();
        chart.scrollIntoViewIfNeeded();
        var box = chart.boundingBox();
        page.mouse().move(box.x + box.width * 0.5, box.y + box.height * 0.5);
        assertThat(page.locator(".reading").first()).containsText("$25");
        assertThat(page.locator(".reading").first()).containsText("OpenRouter");
    }

    @Test
    void the_table_sorts_by_price() {
        visit("/models");
        page.getByRole(AriaRole.COLUMNHEADER, new GetByRoleOptions().setName("Input / 1M"))
                .getByRole(AriaRole.LINK)
                .click();
        assertThat(page.locator("th[aria-sort=ascending]")).containsText("Input");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        var prices = page.locator("#models tbody tr td.number:nth-of-type(3)").allInnerTexts().stream()
                .filter(text -> text.startsWith("$"))
                .map(text -> Double.valueOf(text.substring(1).replace(",", "")))
                .toList();
        assertThat(prices).hasSizeGreaterThan(5).isSorted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/models",
                "/models/anthropic/claude-opus-4.6",
                "/prices?from=2026-04-01&to=2026-07-02",
                "/upcoming",
                "/organisations/openai",
                "/disputes",
                "/digest?from=2026-06-25&to=2026-07-02&axis=effective"
            })
    void a_phone_never_scrolls_sideways(String path) {
        context.close();
        open(360);
        visit(path);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
    }
}
