package org.modeltracker.api.webhook;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.modeltracker.api.citation.ChatText;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The shapes that chats take: the text with its link. Nothing in the text can call people, format it, or lead elsewhere. */
final class ChatBody {

    static final String CHAT_ID = "chat_id";

    private static final int LONGEST = 1_500;

    private final JsonMapper json;

    ChatBody(JsonMapper json) {
        this.json = json;
    }

    /** @param url of the endpoint */
    ObjectNode of(Format format, Message.Chat chat, String url) {
        var text = shortened(chat.text().lines().map(ChatText::of).collect(Collectors.joining("\n")));
        return switch (format) {
            case SLACK -> json.createObjectNode().put("text", "%s. <%s|More>".formatted(escaped(text), chat.link()));
            case DISCORD -> {
                var body = json.createObjectNode().put("content", "%s. <%s>".formatted(text, chat.link()));
                body.putObject("allowed_mentions").putArray("parse");
                yield body;
            }
            case TEAMS -> card(text, chat.link());
            case TELEGRAM -> {
                var body = json.createObjectNode()
                        .put(CHAT_ID, chatId(url))
                        .put("text", "%s. %s".formatted(text, chat.link()));
                body.putObject("link_preview_options").put("is_disabled", true);
                yield body;
            }
            case STANDARD, EMAIL, WEBSUB ->
                throw new IllegalArgumentException("the format %s has no chat body".formatted(format));
        };
    }

    /** A run of plain text, because a text block would be read as Markdown. */
    private ObjectNode card(String text, String link) {
        var message = json.createObjectNode().put("type", "message");
        var attachment = message.putArray("attachments").addObject();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
        var card = attachment
                .putObject("content")
                .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", "1.4");
        var block = card.putArray("body").addObject().put("type", "RichTextBlock");
        block.putArray("inlines").addObject().put("type", "TextRun").put("text", text);
        card.putArray("actions")
                .addObject()
                .put("type", "Action.OpenUrl")
                .put("title", "More")
                .put("url", link);
        return message;
    }

    /** Empty where the address gives none. */
    static String chatId(String url) {
        var given = UriComponentsBuilder.fromUri(URI.create(url))
                .build()
                .getQueryParams()
                .getFirst(CHAT_ID);
        return given == null ? "" : UriUtils.decode(given, StandardCharsets.UTF_8);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** Slack's three control characters. */
    private static String escaped(String sentence) {
        return sentence.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
