package org.modeltracker.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One model: the questions of the article about it, and where each answer comes from. */
class ModelPageIT extends Browsing {

    @Test
    void it_answers_in_words_whether_one_can_call_it() {
        visit(SPARK);
        assertThat(section("Can I call it?")).containsText("private preview for selected partners");
        assertThat(section("Can I call it?")).containsText("since 9 April 2026 at the latest");
    }

    @Test
    void it_answers_what_it_costs_and_whether_it_is_open() {
        visit(SPARK);
        assertThat(section("What does it cost?")).containsText("undisclosed");
        assertThat(section("Is it open?")).containsText("closed, “closed-source and proprietary”");
        assertThat(section("Is it open?")).containsText("hope");
    }

    @Test
    void it_answers_how_good_it_is_and_who_measured() {
        visit(SPARK);
        var scores = section("How good is it?");
        var row = scores.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("CharXiv"));
        assertThat(row).containsText("86.4");
        var index = scores.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Intelligence Index"));
        assertThat(index).containsText("Artificial Analysis");
    }

    @Test
    void it_answers_what_is_expected_and_what_is_overdue() {
        visit(SPARK);
        var next = section("What comes next?");
        assertThat(next).containsText("app access on WhatsApp");
        assertThat(next).containsText("“coming weeks”");
        assertThat(next.locator(".is-overdue").first()).isVisible();
    }

    @Test
    void it_shows_a_dispute_with_both_sides() {
        visit(SPARK);
        var disputes = section("Disputes between sources");
        assertThat(disputes).containsText("another-paper");
        assertThat(disputes.locator(".side")).hasCount(2);
    }

    @Test
    void the_price_is_drawn_as_a_chart_above_its_table() {
        visit("/models/openai/gpt-5.4");
        assertThat(page.getByRole(AriaRole.IMG, new GetByRoleOptions().setName("the table has the same numbers")))
                .isVisible();
        assertThat(page.locator("[aria-label=\"Price history\"] tbody tr")).hasCount(3);
    }

    @Test
    void a_pointer_on_a_line_reads_its_value_its_day_and_its_source() {
        visit("/models/openai/gpt-5.4");
        var chart = page.locator("figure .chart");
        chart.scrollIntoViewIfNeeded();
        var box = chart.boundingBox();
        page.mouse().move(box.x + box.width * 0.25, box.y + box.height * 0.5);
        assertThat(page.locator(".reading")).containsText("$15");
        assertThat(page.locator(".reading")).containsText("since 5 March 2026");
        page.mouse().move(box.x + box.width * 0.5, box.y + box.height * 0.5);
        assertThat(page.locator(".reading")).containsText("undisclosed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PNG", "SVG"})
    void a_chart_is_saved_as_a_picture(String form) {
        visit("/models/openai/gpt-5.4");
        var saved = page.waitForDownload(() -> page.locator(".chart-links")
                .getByText(form, new Locator.GetByTextOptions().setExact(true))
                .click());
        assertThat(saved.suggestedFilename()).endsWith("." + form.toLowerCase(Locale.ROOT));
    }

    @Test
    void a_line_is_hidden_and_shown_by_its_legend() {
        visit("/models/lab-01/model-001");
        var entry = page.locator(".legend button").first();
        assertThat(entry).hasAttribute("aria-pressed", "true");
        entry.click();
        assertThat(entry).hasAttribute("aria-pressed", "false");
    }

    @Test
    void a_source_opens_by_keyboard() {
        visit(SPARK);
        var source = source();
        source.locator("summary").focus();
        page.keyboard().press("Enter");
        assertThat(source.locator(".card")).isVisible();
        page.keyboard().press("Enter");
        assertThat(source.locator(".card")).isHidden();
    }

    @Test
    void a_source_opens_while_the_mouse_is_on_it() {
        visit(SPARK);
        var source = source();
        source.locator("summary").hover();
        assertThat(source.locator(".card")).isVisible();
        page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("Muse Spark").setExact(true))
                .hover();
        assertThat(source.locator(".card")).isHidden();
    }

    @Test
    void a_source_that_was_clicked_stays_open() {
        visit(SPARK);
        var source = source();
        source.locator("summary").click();
        page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("Muse Spark").setExact(true))
                .hover();
        assertThat(source.locator(".card")).isVisible();
    }

    @Test
    void a_source_opens_by_a_tap() {
        page = open(desktop().setViewportSize(360, 800).setHasTouch(true));
        visit(SPARK);
        var source = source();
        source.locator("summary").tap();
        assertThat(source.locator(".card")).isVisible();
        assertThat(source.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("The event")))
                .isVisible();
    }

    @Test
    void a_fact_is_copied_as_a_sentence_with_its_citation() {
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        visit(SPARK);
        var source = section("What does it cost?").locator("details.source").first();
        source.locator("summary").click();
        source.getByRole(AriaRole.BUTTON).click();
        assertThat(source.getByRole(AriaRole.BUTTON)).hasText("Copied");
        var copied = (String) page.evaluate("navigator.clipboard.readText()");
        assertThat(copied)
                .startsWith("Muse Spark, first party API: undisclosed, since 9 April 2026 at the latest (")
                .contains("[event](http://localhost:8080/events/");
    }

    private Locator source() {
        return section("Can I call it?").locator("details.source").first();
    }

    private Locator section(String heading) {
        return page.locator("section").filter(new Locator.FilterOptions()
                .setHas(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName(heading))));
    }
}
