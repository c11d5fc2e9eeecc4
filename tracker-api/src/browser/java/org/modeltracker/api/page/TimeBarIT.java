package org.modeltracker.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.Envelope;

/** The past, by the bar at the top of each page. */
class TimeBarIT extends Browsing {

    @Test
    void a_day_asked_for_stands_in_the_address_alone() {
        visit("/models");
        page.getByLabel("Known on").fill(THEN);
        show();
        assertThat(page).hasURL(Pattern.compile(".*/models\\?as_of=" + THEN));
        reads("header .past", "You see a past state");
        assertThat(page.getByLabel("Known on")).hasValue(THEN);
    }

    @Test
    void links_carry_the_days_along() {
        visit("/models?q=muse&as_of=" + THEN + "&effective_at=2026-04-10");
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Muse Spark")).click();
        assertThat(page)
                .hasURL(Pattern.compile(".*" + SPARK + "\\?as_of=" + THEN + "&effective_at=2026-04-10"));
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Disputes")).click();
        assertThat(page).hasURL(Pattern.compile(".*/disputes\\?as_of=" + THEN + "&effective_at=2026-04-10"));
    }

    @Test
    void filters_stay_when_the_day_changes_and_the_day_when_filters_do() {
        visit("/models?q=muse");
        page.getByLabel("In effect on").fill("2026-05-01");
        show();
        assertThat(page).hasURL(Pattern.compile(".*/models\\?q=muse&effective_at=2026-05-01"));
        page.getByLabel("Find a model").fill("");
        page.getByLabel("Find a model").pressSequentially("spark");
        assertThat(page).hasURL(Pattern.compile(".*effective_at=2026-05-01.*q=spark.*"));
    }

    @Test
    void how_it_was_before_the_release_is_another_answer() {
        visit("/models/openai/gpt-5.4?effective_at=2026-07-01");
        reads("section:has(#price)", "undisclosed");
        visit("/models/openai/gpt-5.4?effective_at=2026-08-02");
        reads("section:has(#price)", "$12 / 1M output tokens");
    }

    @Test
    void a_page_of_the_past_never_changes() {
        var past = "/models/lab-02/model-002?as_of=" + THEN;
        visit(past);
        var before = facts();
        record(Envelope.access("lab-02/model-002", "2026-10-01", "retired").by("some-catalogue", "catalogue"));
        visit("/models/lab-02/model-002");
        reads("section:has(#access)", "retired");
        visit(past);
        assertThat(facts()).isEqualTo(before);
    }

    @Test
    void back_to_now_leaves_the_past() {
        visit(SPARK + "?as_of=" + THEN);
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Back to now")).click();
        assertThat(page).hasURL(Pattern.compile(".*" + SPARK));
        assertThat(page.locator("header .past")).hasCount(0);
    }

    @Test
    void today_is_now_and_a_day_to_come_cannot_be_chosen() {
        visit("/models");
        var bar = page.getByLabel("Known on");
        assertThat(bar).hasAttribute("max", "2026-11-03");
        bar.fill("2026-11-03");
        show();
        assertThat(page).hasURL(Pattern.compile(".*/models"));
        assertThat(page.locator("#models tbody tr")).hasCount(25);
    }

    @Test
    void what_sources_had_published_by_a_day_is_a_question_of_its_own() {
        visit(SPARK);
        page.getByLabel("Published by").fill("2026-04-08");
        show();
        assertThat(page).hasURL(Pattern.compile(".*" + SPARK + "\\?observed_by=2026-04-08"));
        reads("header .past", "from what sources had published by 2026-04-08");
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Models").setExact(true)).click();
        assertThat(page).hasURL(Pattern.compile(".*/models"));
    }

    private void show() {
        page.getByRole(AriaRole.FORM, new GetByRoleOptions().setName("Time"))
                .getByRole(AriaRole.BUTTON)
                .click();
    }

    /** All but the charts, which number themselves and are drawn from the tables. */
    private Object facts() {
        return page.evaluate(
                "() => { const main = document.querySelector('main').cloneNode(true); main.querySelectorAll('figure').forEach(chart => chart.remove()); return main.innerHTML; }");
    }
}
