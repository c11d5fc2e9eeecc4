package org.modeltracker.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people come back for: news, dates to come, events, digests, and the ways to follow them. */
class FollowingPagesIT extends Browsing {

    @Test
    void who_mistypes_is_asked_what_was_meant_and_an_organisation_is_found_in_a_list() {
        visit("/models?q=muse+sprak+9");
        assertThat(page.locator("main")).containsText("Did you mean");
        assertThat(page.locator("main .facts a").first()).containsText("Muse Spark");
        visit("/organisations");
        page.locator("main a[href='/organisations/meta']").click();
        assertThat(page.locator("h1")).containsText("Meta");
    }

    @Test
    void the_table_as_it_is_shown_is_one_link_away_as_csv_and_json() {
        visit("/models?q=muse");
        for (var form : List.of("CSV", "JSON")) {
            var link = page.locator("#models a", new Page.LocatorOptions().setHasText(form))
                    .first()
                    .getAttribute("href");
            var answer = page.request().get(link);
            assertThat(answer.status()).as(link).isEqualTo(200);
            assertThat(answer.text()).contains("meta/muse-spark");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/models/openai/gpt-5.4, Price history",
        "/benchmarks/charxiv, ",
        "/frontier?benchmark=charxiv, "
    })
    void a_chart_has_its_numbers_as_csv_and_an_address_to_embed(String path, String label) {
        visit(path);
        var links = page.locator(".chart-links").first().locator("a[href]").all();
        assertThat(links).hasSize(2);
        for (var link : links) {
            assertThat(page.request().get(link.getAttribute("href")).status()).isEqualTo(200);
        }
        assertThat(links.getLast().getAttribute("href")).startsWith("/embed/");
        if (label != null) {
            assertThat(page.locator("[aria-label='" + label + "'] tbody tr").first())
                    .isVisible();
        }
    }

    @Test
    void the_first_page_begins_with_the_news_of_the_week_and_then_what_comes() {
        visit("/");
        assertThat(page.locator("main section").first()).hasAttribute("aria-label", "News of the week");
        assertThat(page.locator(".week h2").first()).containsText("Recorded 3 November 2026");
        assertThat(page.locator(".week")).containsText("$8 → $2");
        assertThat(page.locator("main section").nth(1)).containsText("Upcoming");
        assertThat(page.locator("main section").nth(1)).containsText("in 60 days");
    }

    @Test
    void prices_that_moved_come_with_before_after_and_percent_the_largest_first() {
        visit("/prices?from=2026-01-01");
        var first = page.locator("#changes tbody tr").first();
        assertThat(first).containsText("$8");
        assertThat(first).containsText("$2");
        assertThat(first).containsText("−75");
    }

    @Test
    void dates_to_come_say_how_many_days_are_left_and_are_a_calendar() {
        visit("/upcoming?organisation=" + FOLLOWED);
        assertThat(page.locator("#coming tbody tr")).hasCount(1);
        assertThat(page.locator("#coming tbody tr")).containsText(Pattern.compile("2 January 2027.*60.*retired", Pattern.DOTALL));
        var calendar = page.locator("main a[href^='/feeds/calendar.ics']").last().getAttribute("href");
        assertThat(page.request().get(calendar).text()).contains("BEGIN:VEVENT", FOLLOWED + "/one");
    }

    @Test
    void news_lead_to_the_page_of_their_event_which_has_a_card() {
        visit("/prices?from=2026-01-01");
        page.locator("#changes tbody tr").first().locator("a[href^='/events/']").click();
        assertThat(page.locator("h1")).containsText("$2");
        assertThat(page.locator("table.changes tbody tr").first())
                .containsText(Pattern.compile("\\$8.*\\$2", Pattern.DOTALL));
        assertThat(page.locator("main")).containsText("Who says so");
        var card = page.locator("meta[property='og:image']").getAttribute("content");
        var picture = page.request().get(card.replaceFirst("^https?://[^/]+", ""));
        assertThat(picture.status()).isEqualTo(200);
        assertThat(picture.headers().get("content-type")).isEqualTo("image/png");
    }

    @ParameterizedTest
    @CsvSource({
        "/models/lab-05-followed/one, model=lab-05-followed%2Fone, models=lab-05-followed%2Fone",
        "/organisations/lab-05-followed, organisation=lab-05-followed, organisations=lab-05-followed",
        "/prices, type=pricing.changed, types=pricing.changed",
        "/upcoming?organisation=lab-05-followed, organisation=lab-05-followed, organisations=lab-05-followed"
    })
    void pages_say_how_to_follow_them_with_their_filter(String path, String feed, String webhook) {
        visit(path);
        var links = page.locator(".subscribe a").all().stream()
                .map(link -> link.getAttribute("href").replace("/one", "%2Fone"))
                .toList();
        assertThat(links).contains("/feeds/timeline.atom?" + feed, "/webhooks?" + webhook);
        assertThat(links).anySatisfy(link -> assertThat(link).startsWith("/feeds/calendar.ics"));
    }

    @Test
    void a_digest_fits_one_screen_of_lines_and_can_be_copied() {
        visit("/digest?from=2026-11-01&to=2026-11-03");
        assertThat(page.locator("main")).containsText("changes, up to position");
        assertThat(page.locator("main button.copy").first()).isVisible();
        var lines = page.locator("main button.copy").first().getAttribute("data-copy").lines().toList();
        assertThat(lines).hasSizeLessThanOrEqualTo(120);
        visit("/digest?from=2026-11-01&to=2026-11-03&organisation=meta");
        assertThat(page.locator("main section h2").first()).hasText("Meta");
        assertThat(page.locator("main section h3").first()).hasText("Llama");
    }

    @Test
    void pages_call_things_by_their_names() {
        visit(SPARK);
        assertThat(page.locator("h1")).hasText("Muse Spark");
        assertThat(page.locator("main")).not().containsText("general_availability");
        assertThat(page.locator("main")).not().containsText("first_party_api");
        assertThat(page.locator("main")).not().containsText("nobody has said");
    }

    @Test
    void on_paper_there_are_facts_and_nothing_to_press() {
        visit(SPARK);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator("h1")).isVisible();
        assertThat(page.locator(".site nav").first()).isHidden();
        assertThat(page.locator(".subscribe")).isHidden();
        assertThat(page.locator("main button:visible")).hasCount(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/models", "/prices", "/upcoming"})
    void the_first_stop_of_the_keyboard_leads_past_the_navigation(String path) {
        visit(path);
        page.keyboard().press("Tab");
        assertThat(page.locator(":focus")).hasAttribute("href", "#main");
        IntStream.range(0, 30).forEach(n -> {
            page.keyboard().press("Tab");
            assertThat((boolean) page.evaluate(
                            "document.activeElement === document.body || document.activeElement.getClientRects().length > 0"))
                    .as("the keyboard is where something is seen")
                    .isTrue();
        });
    }
}
