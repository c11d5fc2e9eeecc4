package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.citation.Addresses;
import org.modeltracker.api.http.HttpSettings;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

class EmailComposerTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String END = "https://tracker.example/subscribe/1/end/t";

    private final EmailComposer composer = new EmailComposer(
            new Links(new Addresses(new HttpSettings(
                    DataSize.ofMegabytes(1),
                    "off",
                    0,
                    false,
                    "https://tracker.example",
                    "off",
                    Duration.ofSeconds(15)))),
            JSON);

    private EmailLetter letter(String type, String body, String chat) {
        var id = new UUID(0, 1);
        return composer.news(
                new LeasedDelivery(
                        1,
                        1,
                        0,
                        "plan",
                        id,
                        "@email",
                        "mailto:a@b.example",
                        Format.EMAIL,
                        null,
                        false,
                        id,
                        id,
                        type,
                        body,
                        new Message.Chat(chat, "https://tracker.example/events/1"),
                        List.of()),
                END);
    }

    @Test
    void news_say_what_who_and_when_and_lead_to_the_event_and_to_the_end() {
        var letter = letter("pricing.changed", "{}", "Muse costs $2; was $8 (Meta, 2026-04-09)");
        assertThat(letter.subject()).isEqualTo("Muse costs $2; was $8 (Meta, 2026-04-09)");
        assertThat(letter.text())
                .startsWith("Muse costs $2; was $8 (Meta, 2026-04-09)\n\nhttps://tracker.example/events/1\n")
                .endsWith("Unsubscribe: " + END + "\n");
        var page = Jsoup.parse(letter.html());
        assertThat(page.select("p").first().text()).isEqualTo("Muse costs $2; was $8 (Meta, 2026-04-09)");
        assertThat(page.select("a").eachAttr("href"))
                .containsExactly("https://tracker.example/events/1", "https://tracker.example", END);
    }

    @Test
    void text_of_others_is_text() {
        var letter = letter(
                "pricing.changed",
                "{}",
                "Evil\r\nBcc: c@d.example\u2028<script>alert(1)</script> <a href=\"https://evil.example\">x</a> \u202E");
        assertThat(letter.subject()).isEqualTo("Evil");
        assertThat(letter.text()).doesNotContain("\r", "\u2028", "\u202E");
        var page = Jsoup.parse(letter.html());
        assertThat(page.select("script")).isEmpty();
        assertThat(page.select("a[href*=evil]")).isEmpty();
        assertThat(page.text()).contains("<script>alert(1)</script>");
    }

    @Test
    void a_subject_is_one_short_line() {
        assertThat(letter("pricing.changed", "{}", "a word ".repeat(100)).subject())
                .hasSizeLessThanOrEqualTo(121)
                .endsWith("…");
    }

    @Test
    void a_digest_is_whole_in_both_forms() {
        var markdown =
                "# What changed\n\n2 changes.\n\n- **Price:** [a/b](https://tracker.example/models/a/b): \\$8 → \\$2\n";
        var body = JSON.createObjectNode();
        body.putObject("data").put("text", markdown);
        var letter = letter(DigestComposer.TYPE, body.toString(), "2 changes this week:\n• a/b");
        assertThat(letter.subject()).isEqualTo("2 changes this week");
        assertThat(letter.text()).contains("What changed", "$8 → $2").doesNotContain("\\$", "**");
        var page = Jsoup.parse(letter.html());
        assertThat(page.select("li a").eachAttr("href")).containsExactly("https://tracker.example/models/a/b");
        assertThat(page.select("h1").text()).isEqualTo("What changed");
    }

    @Test
    void the_letter_that_asks_for_consent_says_what_for_and_for_how_long() {
        var letter = composer.confirmation("each change about a/b.", "https://tracker.example/subscribe/1/confirm/t");
        assertThat(letter.text())
                .contains("each change about a/b.", "48 hours", "https://tracker.example/subscribe/1/confirm/t");
        assertThat(letter.unsubscribe()).isEmpty();
    }
}
