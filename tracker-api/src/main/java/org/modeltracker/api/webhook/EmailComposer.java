package org.modeltracker.api.webhook;

import java.time.Duration;
import java.util.stream.Collectors;
import org.modeltracker.api.citation.ChatText;
import org.modeltracker.api.citation.Markdown;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/** Puts news into a letter, as text and as simple HTML. Text of others is text in both. */
@Component
class EmailComposer {

    static final Duration VALID = Duration.ofHours(48);

    private static final int LONGEST_SUBJECT = 120;

    private final Links links;
    private final JsonMapper json;

    EmailComposer(Links links, JsonMapper json) {
        this.links = links;
        this.json = json;
    }

    /** @param unsubscribe a link */
    EmailLetter news(LeasedDelivery delivery, String unsubscribe) {
        var chat = delivery.chat();
        boolean digest = delivery.type().equals(DigestComposer.TYPE);
        var markdown = digest ? json.readTree(delivery.body()).at("/data/text").asString("") : "";
        var lines = chat.text().lines().map(ChatText::of).toList();
        return new EmailLetter(
                subject(lines.isEmpty() ? "" : lines.getFirst()),
                (digest ? Markdown.text(markdown) : String.join("\n", lines)) + "\n\n" + chat.link() + "\n\n-- \n"
                        + "This mailbox is subscribed at " + links.home() + "\nUnsubscribe: " + unsubscribe + "\n",
                page((digest
                                ? Markdown.html(markdown)
                                : lines.stream()
                                        .map(line -> "<p>" + escaped(line) + "</p>")
                                        .collect(Collectors.joining()))
                        + "<p>" + link(digest ? "The whole digest" : "Source and details", chat.link())
                        + "</p><hr><p><small>This mailbox is subscribed at "
                        + link(links.home(), links.home()) + ". " + link("Unsubscribe", unsubscribe)
                        + "</small></p>"),
                unsubscribe);
    }

    /**
     * @param what somebody subscribed to, in words
     * @param confirm a link
     */
    EmailLetter confirmation(String what, String confirm) {
        return question(
                "Confirm your subscription to news about AI models",
                "Somebody, probably you, asked for news about AI models at " + links.home() + ": " + what,
                "To receive them",
                confirm);
    }

    /** @param confirm a link to the key */
    EmailLetter key(String confirm) {
        return question(
                "Confirm your request for an API key",
                "Somebody, probably you, asked for an API key at " + links.home() + ".",
                "To see it",
                confirm);
    }

    private static EmailLetter question(String subject, String asked, String purpose, String confirm) {
        var how = "%s, open this link within %d hours and press the button:".formatted(purpose, VALID.toHours());
        var else_ = "If it was not you, ignore this message. You receive nothing more.";
        return new EmailLetter(
                subject,
                asked + "\n\n" + how + "\n" + confirm + "\n\n" + else_ + "\n",
                page("<p>" + escaped(asked) + "</p><p>" + escaped(how) + "<br>" + link(confirm, confirm) + "</p><p>"
                        + escaped(else_) + "</p>"),
                "");
    }

    private static String subject(String line) {
        return ChatText.of(line.replaceFirst(":$", ""), LONGEST_SUBJECT);
    }

    private static String page(String body) {
        return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"></head><body>" + body + "</body></html>";
    }

    private static String link(String words, String url) {
        return "<a href=\"%s\">%s</a>".formatted(escaped(url), escaped(words));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
