package org.modeltracker.api.citation;

import static org.assertj.core.api.Assertions.assertThat;

import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text of others stays text, whatever it is put into. */
class MarkdownTest {

    private static final Parser PARSER = Parser.builder().build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a*b*_c_**d**__e__",
                "[a](http://b) ![a](b) [a]: b [^1]",
                "<script>alert(1)</script> <http://a.b> <!-- c -->",
                "a | b || c ~~d~~ ~e~",
                "`code` ``more`` \\ \\* &amp; &lt; &#60; &#x3c; $x$ #1 {a}",
                "*_[]<>|",
                "💡 ünïcode “quotes” – dash"
            })
    void marks_come_out_literal(String text) {
        var document = PARSER.parse("- x " + Markdown.literal(text));
        var rendered = TextContentRenderer.builder().build().render(document);
        assertThat(rendered).isEqualTo("- x " + text);
        var paragraph = document.getFirstChild().getFirstChild().getFirstChild();
        assertThat(paragraph).isInstanceOf(Paragraph.class);
        for (var node = paragraph.getFirstChild(); node != null; node = node.getNext()) {
            assertThat(node).isInstanceOf(Text.class);
        }
    }

    @Test
    void no_bare_address_becomes_a_link() {
        assertThat(Markdown.literal("https://a.example, WWW.a.example, a@b.example; note: x"))
                .isEqualTo("https\\://a.example, WWW\\.a.example, a\\@b.example; note: x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "https://a.example/x https://a.example/x",
                "https://a.example/x)y(z https://a.example/x%29y%28z",
                "https://a.example/?a=1&copy;=2 https://a.example/?a=1&copy%3B=2",
                "https://a.example/\\<b>|_c_ https://a.example/%5C%3Cb%3E%7C_c_"
            })
    void a_link_ends_where_its_address_ends(String url, String encoded) {
        assertThat(Markdown.html(Markdown.link("a]b", url)))
                .isEqualTo("<p><a rel=\"noopener nofollow\" href=\"%s\">a]b</a></p>\n"
                        .formatted(encoded.replace("&", "&amp;")));
    }

    @Test
    void raw_html_is_shown_and_not_run() {
        assertThat(Markdown.html("<script>alert(1)</script>\n\n[a](javascript:alert(1))"))
                .doesNotContain("<script")
                .doesNotContain("javascript:");
    }

    @Test
    void text_is_one_line_of_signs_that_xml_knows() {
        assertThat(ChatText.of(" a\n\tb c  \u0000d\u202Ee\u2066f\u200F\uFFFEg "))
                .isEqualTo("a b c \uFFFDdef\u200F\uFFFDg");
    }

    @Test
    void long_text_is_cut_at_a_word_and_never_inside_a_sign() {
        assertThat(ChatText.of("one two three", 9)).isEqualTo("one two…");
        assertThat(ChatText.of("aaaaaaa💡b", 9)).isEqualTo("aaaaaaa…");
        assertThat(ChatText.of("short", 9)).isEqualTo("short");
    }
}
