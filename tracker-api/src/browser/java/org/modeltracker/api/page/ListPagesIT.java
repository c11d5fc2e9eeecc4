package org.modeltracker.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Filters, search, order and comparison, as one uses them with the mouse. */
class ListPagesIT extends Browsing {

    private static final Pattern FOUND = Pattern.compile(".*[?&]q=muse.*");

    @Test
    void a_search_finds_while_one_types_and_the_address_has_it() {
        visit("/models");
        page.getByLabel("Find a model").pressSequentially("muse");
        assertThat(page.locator("#models tbody tr")).hasCount(1);
        reads("#models tbody th", "Muse Spark");
        assertThat(page).hasURL(FOUND);
    }

    @Test
    void the_address_of_a_search_shows_it_again_and_back_leaves_it() {
        visit("/models");
        page.getByLabel("Find a model").pressSequentially("muse");
        assertThat(page).hasURL(FOUND);
        page.reload();
        assertThat(page.locator("#models tbody tr")).hasCount(1);
        page.goBack();
        assertThat(page.locator("#models tbody tr")).hasCount(25);
    }

    @Test
    void models_are_filtered_by_access() {
        visit("/models");
        page.locator("[name=access_state]").selectOption("private_preview");
        assertThat(page.locator("#models tbody tr")).hasCount(1);
        reads("#models tbody", "private preview for selected partners");
    }

    @Test
    void models_are_sorted_by_their_column_headers() {
        visit("/models");
        header("Model").click();
        reads("#models tbody th", "lab-00/model-000");
        assertThat(page.locator("th[aria-sort=ascending]")).containsText("Model");
        header("Model").click();
        reads("#models tbody th", "lab-19/model-799");
        assertThat(page.locator("th[aria-sort=descending]")).containsText("Model");
        header("Released").click();
        assertThat(page.locator("th[aria-sort=descending]")).containsText("Released");
    }

    @Test
    void a_long_list_has_numbered_pages() {
        visit("/models?sort=name");
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Page 2")).click();
        assertThat(page.locator("nav.pages [aria-current=page]")).hasText("2");
        assertThat(page.locator("#models tbody tr")).hasCount(25);
        assertThat(page).hasURL(Pattern.compile(".*cursor=.*"));
    }

    @Test
    void chosen_models_are_compared_side_by_side() {
        visit("/models?q=claude&sort=name");
        page.getByLabel("Compare Claude Opus 4.6").check();
        page.getByLabel("Compare Claude Sonnet 4.6").check();
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Compare selected"))
                .click();
        assertThat(page).hasURL(Pattern.compile(
                ".*/compare\\?model=anthropic(/|%2F)claude-opus-4.6&model=anthropic(/|%2F)claude-sonnet-4.6"));
        assertThat(page.locator("table.compare thead th")).hasCount(3);
    }

    @Test
    void what_changed_is_filtered_by_what_happened_and_by_whom() {
        visit("/");
        page.locator("[name=type]").selectOption("pricing.changed");
        assertThat(page).hasURL(Pattern.compile(".*type=pricing.changed.*"));
        reads("#changes", "costs");
        page.locator("[name=organisation]").selectOption("openai");
        assertThat(page.locator("#changes li")).hasCount(3);
    }

    @Test
    void every_line_of_what_changed_leads_to_its_event() {
        visit("/?organisation=meta");
        var event = page.locator("#changes li a[href^='/events/']").first();
        assertThat(event).hasText(Pattern.compile("event \\d+"));
    }

    @Test
    void a_slash_leads_to_the_search_from_anywhere() {
        visit("/disputes");
        page.locator("h1").click();
        page.keyboard().press("/");
        page.keyboard().type("muse");
        assertThat(page).hasURL(FOUND);
        reads("#models tbody th", "Muse Spark");
    }

    @ParameterizedTest
    @CsvSource({"GPT 5.4, GPT-5.4", "gpt54, GPT-5.4", "opus 4.6, Claude Opus 4.6", "claude opsu, Claude Opus 4.6"})
    void the_model_that_is_meant_comes_first(String typed, String name) {
        visit("/models?q=" + typed.replace(' ', '+'));
        reads("#models tbody th", name);
    }

    @Test
    void the_table_sorts_by_price() {
        visit("/models");
        header("Input / 1M").click();
        assertThat(page.locator("th[aria-sort=ascending]")).containsText("Input");
    }

    @Test
    void columns_are_chosen() {
        visit("/models");
        page.getByText("Choose columns").click();
        page.getByLabel("Openness").uncheck();
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Show these columns"))
                .click();
        assertThat(page.locator("#models thead")).not().containsText("Openness");
        assertThat(page.locator("#models thead")).containsText("Context");
    }

    @Test
    void every_link_of_the_navigation_leads_to_something_to_read() {
        visit("/");
        var links = page.locator("header nav a").all().stream().map(link -> link.getAttribute("href")).toList();
        for (var link : links) {
            visit(link);
            assertThat(page.locator("h1, h2").first()).isVisible();
        }
    }

    private Locator header(String name) {
        return page.locator("#models thead").getByRole(
                AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
    }
}
