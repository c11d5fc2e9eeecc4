package org.modeltracker.api.citation;

import java.util.regex.Pattern;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/** Text of others within Markdown (CommonMark, and the extensions that mail and chat tools know). */
public final class Markdown {

    private static final String MARKS = "\\`*_{}[]<>|~&#!$@";

    /** What mail and chat tools would make a link of (GitHub Flavored Markdown, autolinks). */
    private static final Pattern AUTOLINK = Pattern.compile("(?i)(\\bwww)(\\.)|(\\b[a-z]+)(:)(?=\\S)");

    private static final Pattern BULLET = Pattern.compile("^(\\d{0,9})([-+=.)])");

    /** A semicolon would end a character reference. */
    private static final String ENDING = " \"'()<>[]\\`|;*";

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(context -> (node, tag, attributes) -> {
                if (node instanceof Link) {
                    attributes.put("rel", "noopener nofollow");
                }
            })
            .build();

    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().build();

    private Markdown() {}

    /** The text as itself: no sign in it formats, links or embeds anything, nor begins a list where it begins a line. */
    public static String literal(String text) {
        var escaped = new StringBuilder();
        ChatText.of(text).chars().forEach(c -> {
            if (MARKS.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append((char) c);
        });
        var unlinked = AUTOLINK.matcher(escaped).replaceAll("$1$3\\\\$2$4");
        return BULLET.matcher(unlinked).replaceFirst("$1\\\\$2");
    }

    /** @param url http or https; what would end the link, or be read as a mark in it, is percent-encoded */
    public static String link(String words, String url) {
        return "[" + literal(words) + "](" + encoded(url) + ")";
    }

    /** A fragment of HTML, in which nothing but what the Markdown says is markup. */
    public static String html(String markdown) {
        return HTML.render(PARSER.parse(markdown));
    }

    /** The same as plain text: a link is its words with the address behind them. */
    public static String text(String markdown) {
        return TEXT.render(PARSER.parse(markdown));
    }

    private static String encoded(String url) {
        var encoded = new StringBuilder();
        ChatText.of(url).codePoints().forEach(c -> {
            if (ENDING.indexOf(c) >= 0) {
                encoded.append("%%%02X".formatted(c));
            } else {
                encoded.appendCodePoint(c);
            }
        });
        return encoded.toString();
    }
}
