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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
