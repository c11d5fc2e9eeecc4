package org.modeltracker.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.webhook.Receiver;

/** Somebody subscribes in a browser, with a real receiver behind the address. */
class WebhookPagesIT extends Browsing {

    @Test
    void a_webhook_is_made_and_pinged_and_its_delivery_is_seen() {
        try (var receiver = new Receiver()) {
            signIn(page);
            make(page, receiver, "browsed/*");
            assertThat(page.locator("main code").first()).containsText("whsec_");
            await(page, "active");
            button("Ping").click();
            record(Envelope.released("browsed/model", clock.instant().toString().substring(0, 10)));
            assertThat(receiver.awaitNews(1)).isNotEmpty();
            await(page, "is released");
            page.locator("tbody tr", new Page.LocatorOptions().setHasText("is released"))
                    .locator("a")
                    .click();
            assertThat(page.locator("main")).containsText("status 204");
            button("Resend").click();
            assertThat(receiver.awaitNews(2)).hasSize(2);
            await(page, "resent by you");
        }
    }

    @ParameterizedTest
    @CsvSource({"360, LIGHT", "360, DARK", "1280, LIGHT", "1280, DARK"})
    void its_pages_fit_the_screen_and_axe_finds_nothing(int width, ColorScheme scheme) {
        try (var receiver = new Receiver()) {
            var reader = open(new NewContextOptions().setViewportSize(width, 800).setColorScheme(scheme));
            signIn(reader);
            check(reader, "webhooks", width, scheme);
            make(reader, receiver, "nobody/*");
            check(reader, "webhook", width, scheme);
            await(reader, "active");
            reader.locator("tbody a").first().click();
            check(reader, "delivery", width, scheme);
        }
    }

    private void signIn(Page reader) {
        visit(reader, "/sign-in");
        reader.getByLabel("Key").fill(ADMIN_KEY);
        reader.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        assertThat(reader.locator("h1")).hasText("Webhooks");
    }

    private static void make(Page reader, Receiver receiver, String models) {
        reader.locator("[name=url]").fill(receiver.url());
        reader.locator("[name=models]").fill(models);
        reader.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Create"))
                .click();
        assertThat(reader.locator("h1")).hasText("Webhook");
    }

    /** Looks again until it is there: these pages do not change by themselves. */
    private static void await(Page reader, String text) {
        org.modeltracker.core.Eventually.eventually(text, () -> {
            reader.reload();
            return reader.locator("main").textContent().contains(text);
        });
    }

    private com.microsoft.playwright.Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static void check(Page reader, String name, int width, ColorScheme scheme) {
        var file = "%s-%d-%s.png".formatted(name, width, scheme.name().toLowerCase());
        reader.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "screenshots", file)));
        assertThat((int) reader.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .isNotPositive();
        assertThat(new AxeBuilder(reader).analyze().getViolations())
                .extracting(Rule::getId)
                .isEmpty();
    }
}
