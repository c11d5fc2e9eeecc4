package org.modeltracker.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Readers whose browser runs no scripts read the same facts. */
class WithoutScriptIT extends Browsing {

    private Page plain;

    @BeforeEach
    void a_browser_that_runs_no_script() {
        plain = open(desktop().setJavaScriptEnabled(false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/models",
                SPARK,
                "/benchmarks",
                "/benchmarks/charxiv",
                "/compare?model=meta/muse-spark&model=openai/gpt-5.4",
                "/frontier?benchmark=charxiv",
                "/disputes",
                "/expectations",
                "/organisations",
                "/organisations/meta",
                "/digest?organisation=meta",
                "/imports",
                "/sign-in"
            })
    void the_same_facts_are_read_with_scripts_and_without(String path) {
        visit(path);
        visit(plain, path);
        assertThat(words(plain)).isEqualTo(words(page)).hasSizeGreaterThan(20);
    }

    @Test
    void filters_work_by_their_button() {
        visit(plain, "/models");
        plain.locator("[name=access_state]").selectOption("private_preview");
        button("Show", "main").click();
        assertThat(plain).hasURL(Pattern.compile(".*/models\\?access_state=private_preview&sort=-changed"));
        assertThat(plain.locator("#models tbody tr")).hasCount(1);
    }

    @Test
    void the_time_bar_works_by_its_button() {
        visit(plain, SPARK);
        plain.getByLabel("Known on").fill(THEN);
        button("Show", "header").click();
        assertThat(plain).hasURL(Pattern.compile(".*" + SPARK + "\\?as_of=" + THEN));
        assertThat(plain.locator("header .past")).containsText(THEN);
    }

    @Test
    void a_source_opens_and_no_button_is_there_that_could_do_nothing() {
        visit(plain, SPARK);
        var source = plain.locator("details.source").first();
        source.locator("summary").click();
        assertThat(source.locator(".card")).isVisible();
        assertThat(source.locator("button.copy")).isHidden();
    }

    private Locator button(String name, String place) {
        return plain.locator(place).getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The text of the tables, lists and sentences; not of charts and buttons, which scripts bring. */
    private static String words(Page page) {
        return String.join(" ", page.locator("main h1, main h2, main p:not(.reading, .drawn, .chart-links), main li:not(.legend li), main th, main td").allTextContents())
                .replaceAll("\\s+", " ");
    }
}
