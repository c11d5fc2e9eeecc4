package org.modeltracker.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of each page, whatever it shows: on a phone and on a desk, by day and by night. Pictures go to target/screenshots. */
class EveryPageIT extends Browsing {

    private static final List<String> PAGES = List.of(
            "/",
            "/models",
            SPARK,
            "/models/openai/gpt-5.4",
            "/benchmarks",
            "/benchmarks/charxiv",
            "/compare?model=meta/muse-spark&model=openai/gpt-5.4",
            "/frontier?benchmark=charxiv",
            "/frontier",
            "/prices",
            "/upcoming",
            "/models?q=muse+sprak+9",
            "/embed/benchmarks/charxiv",
            "/embed/compare?model=meta/muse-spark&model=openai/gpt-5.4",
            "/embed/models/openai/gpt-5.4/prices",
            "/disputes",
            "/expectations",
            "/organisations",
            "/organisations/meta",
            "/digest?organisation=meta",
            "/imports",
            "/sign-in",
            SPARK + "?as_of=" + THEN + "&effective_at=2026-04-10");

    static Stream<Arguments> visits() {
        return PAGES.stream()
                .flatMap(path -> Stream.of(360, 1280).flatMap(width -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                        .map(scheme -> Arguments.of(path, width, scheme))));
    }

    @ParameterizedTest
    @MethodSource("visits")
    void opens_without_an_error_fits_the_screen_and_axe_finds_nothing(String path, int width, ColorScheme scheme) {
        var reader = open(new NewContextOptions().setViewportSize(width, 800).setColorScheme(scheme));
        visit(reader, path);
        picture(reader, path, width, scheme);
        var tooWide = reader.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        assertThat((int) tooWide).as("pixels that do not fit").isNotPositive();
        var found = new AxeBuilder(reader).analyze().getViolations();
        assertThat(found).extracting(EveryPageIT::described).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void an_event_fits_the_screen_and_axe_finds_nothing(int width) {
        visit(SPARK);
        var event = page.locator(".timeline a[href^='/events/']").first().getAttribute("href");
        opens_without_an_error_fits_the_screen_and_axe_finds_nothing(event, width, ColorScheme.LIGHT);
        opens_without_an_error_fits_the_screen_and_axe_finds_nothing(event, width, ColorScheme.DARK);
    }

    @Test
    void the_first_news_is_on_the_first_screen_of_a_phone() {
        var reader = open(new NewContextOptions().setViewportSize(360, 640).setColorScheme(ColorScheme.LIGHT));
        visit(reader, "/");
        var first = reader.locator("main li").first().boundingBox();
        assertThat(first.y).isLessThan(400);
    }

    /** A row is a card there, so that nobody scrolls sideways; but models side by side need their table. */
    @ParameterizedTest
    @MethodSource("tables")
    void no_table_is_scrolled_on_a_phone_and_no_word_breaks_inside_a_cell(String path) {
        var reader = phone(path);
        assertThat((String) reader.evaluate("""
                        [...document.querySelectorAll('.scroll:not(:has(.compare))')]
                          .filter(part => part.scrollWidth > part.clientWidth + 1).map(part => part.textContent.trim().slice(0, 80)).join('\\n')
                        """)).as("scrolls").isEmpty();
        assertThat((String) reader.evaluate("""
                        [...document.querySelectorAll('tbody :is(td, th)')]
                          .filter(cell => getComputedStyle(cell).overflowWrap !== 'normal' || cell.scrollWidth > cell.clientWidth + 1)
                          .map(cell => cell.textContent.trim().slice(0, 80)).join('\\n')
                        """)).as("cells with words that break or do not fit").isEmpty();
    }

    static Stream<String> tables() {
        return Stream.concat(
                Stream.of("/sources", "/status", "/prices?from=2026-01-01"),
                PAGES.stream().filter(path -> !path.startsWith("/embed/")));
    }

    @Test
    void a_card_names_its_columns_and_stays_a_table_to_a_screen_reader() {
        var reader = phone("/prices?from=2026-01-01");
        var cell = reader.locator("tbody td").nth(2);
        assertThat(cell.getAttribute("data-label")).isEqualTo("Before");
        assertThat(cell.getAttribute("role")).isEqualTo("cell");
        assertThat((String) cell.evaluate("cell => getComputedStyle(cell, '::before').content"))
                .contains("Before");
        reader.setViewportSize(1280, 800);
        assertThat((String) cell.evaluate("cell => getComputedStyle(cell).display"))
                .isEqualTo("table-cell");
    }

    private Page phone(String path) {
        var reader = open(new NewContextOptions().setViewportSize(360, 800).setColorScheme(ColorScheme.LIGHT));
        return visit(reader, path);
    }

    /** A row is read at a glance: the screen of a phone shows several. */
    @ParameterizedTest
    @ValueSource(strings = {"/models", "/prices?from=2026-01-01", "/upcoming"})
    void a_row_of_a_table_is_not_a_column_of_words(String path) {
        var reader = phone(path);
        var tallest = reader.evaluate(
                "Math.max(0, ...[...document.querySelectorAll('tbody tr')].map(row => row.getBoundingClientRect().height))");
        assertThat(((Number) tallest).doubleValue()).as("pixels").isLessThan(200);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void a_page_weighs_less_than_100_kB(String path) {
        var answer = page.request().get(path);
        assertThat(answer.body().length).as(path).isLessThan(100_000);
    }

    static Stream<String> paths() {
        return PAGES.stream();
    }

    private static String described(Rule rule) {
        var first = rule.getNodes().getFirst();
        return rule.getId() + ": " + first.getHtml() + " " + first.getFailureSummary();
    }

    private static void picture(Page reader, String path, int width, ColorScheme scheme) {
        var name = path.equals("/") ? "home" : path.substring(1).replaceAll("[^a-z0-9.]+", "-");
        var file = "%s-%d-%s.png".formatted(name, width, scheme.name().toLowerCase());
        reader.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", file)));
    }
}
