package org.modeltracker.api.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupReaderTest {

    private static final String PAGE = """
            <html><head><title>Pricing</title><style>p { color: red }</style><script>var t = Date.now()</script></head>
            <body><nav>Home</nav><main id="prices"><h1>Prices</h1>
            <p>Per <b>million</b>
               tokens&nbsp;&amp; more<br>in USD</p>
            <table><tr><th>Model</th><th>Input</th></tr><tr><td>Small</td><td>$1</td></tr></table>
            <div class="row">inner <div class="row">twice</div></div>
            <noscript>no</noscript><template>no</template></main></body></html>
            """;

    @Test
    void a_page_is_read_block_by_block_without_scripts_and_styles() throws PageRefused {
        assertThat(MarkupReader.read(PAGE, true, "#prices"))
                .isEqualTo("Prices\nPer million tokens & more\nin USD\nModel\tInput\nSmall\t$1\ninner\ntwice");
        assertThat(MarkupReader.read(PAGE, true, null)).startsWith("Home\nPrices\n");
        assertThat(MarkupReader.read(PAGE, true, ".row")).isEqualTo("inner\ntwice");
    }

    @Test
    void plain_text_is_its_lines() throws PageRefused {
        assertThat(MarkupReader.read("a <b>\r\n\r\n  c   d\0", false, null)).isEqualTo("a <b>\nc d");
    }

    @ParameterizedTest
    @CsvSource({
        "<p>a</p>, .price, selector_matches_nothing",
        "<p>a</p>, p[, selector_broken",
        "<p> </p>, , no_text",
        "<script>a</script>, , no_text"
    })
    void a_page_without_its_part_is_refused(String page, String selector, String reason) {
        refused(page, selector, reason);
    }

    @Test
    void a_page_with_too_much_in_it_is_refused() {
        refused("<b>".repeat(100_001), null, "too_many_elements");
        refused("<div>".repeat(600) + "a", null, "too_deep");
        refused("<p>" + "a ".repeat(300_000), null, "too_large");
    }

    /** Each formatting element is opened again in each paragraph, if a parser lets it. */
    @Test
    void markup_that_multiplies_itself_is_read_or_refused_and_takes_no_memory() {
        var bomb = new StringBuilder();
        for (int i = 0; i < 40_000; i++) {
            bomb.append("<b id=").append(i).append('>');
        }
        bomb.append("<p>x".repeat(40_000));
        refused(bomb.toString(), null, "too_deep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"p[", "", ">>", "a,"})
    void a_broken_selector_is_none(String selector) {
        assertThat(MarkupReader.isSelector(selector)).isFalse();
        assertThat(MarkupReader.isSelector("main .price > td[data-model=small]"))
                .isTrue();
    }

    private static void refused(String page, String selector, String reason) {
        assertThatThrownBy(() -> MarkupReader.read(page, true, selector))
                .isInstanceOf(PageRefused.class)
                .hasMessage(reason);
    }
}
