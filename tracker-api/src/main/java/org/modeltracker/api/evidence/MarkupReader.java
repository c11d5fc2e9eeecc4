package org.modeltracker.api.evidence;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jsoup.select.Selector;
import org.jsoup.select.Selector.SelectorParseException;
import org.jspecify.annotations.Nullable;

/** Reads the text of a page: a line for each block, cells of a table separated by tabs. Scripts and styles are no text. */
final class MarkupReader {

    private static final int MOST_TAGS = 100_000;
    private static final int DEEPEST = 500;
    private static final int LONGEST = 500_000;
    private static final String UNREAD = "script, style, noscript, template, svg, iframe, object, canvas";

    private MarkupReader() {}

    /**
     * @param selector CSS; null for the whole page
     * @throws PageRefused for a page with too much in it, or without text
     */
    static String read(String page, boolean isMarkup, @Nullable String selector) throws PageRefused {
        if (!isMarkup) {
            return lines(page);
        }
        if (page.chars().filter(c -> c == '<').limit(MOST_TAGS + 1L).count() > MOST_TAGS) {
            throw new PageRefused("too_many_elements"); // before a parser builds a tree of them
        }
        var document = Jsoup.parse(page);
        var text = new Text();
        document.traverse(text);
        if (text.deepest > DEEPEST) {
            throw new PageRefused("too_deep");
        }
        document.select(UNREAD).remove();
        var chosen = selector == null ? document.select("body") : select(document, selector);
        var read = new Text();
        for (var element : chosen) {
            element.traverse(read);
        }
        return lines(read.text.toString());
    }

    static boolean isSelector(String text) {
        try {
            Selector.evaluatorOf(text);
            return true;
        } catch (SelectorParseException | IllegalArgumentException e) {
            return false;
        }
    }

    private static Iterable<Element> select(Element document, String selector) throws PageRefused {
        try {
            var found = document.select(selector);
            if (found.isEmpty()) {
                throw new PageRefused("selector_matches_nothing");
            }
            Set<Element> all = Collections.newSetFromMap(new IdentityHashMap<>());
            all.addAll(found);
            return found.stream()
                    .filter(one -> one.parents().stream().noneMatch(all::contains)) // they are read with their parents
                    .toList();
        } catch (SelectorParseException e) {
            throw new PageRefused("selector_broken");
        }
    }

    private static String lines(String text) throws PageRefused {
        if (text.length() > LONGEST) {
            throw new PageRefused("too_large");
        }
        var lines = text.lines()
                .map(line -> line.replace("\0", "")
                        .replaceAll("[\\s\\u00a0&&[^\\t]]+", " ")
                        .strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
        if (lines.isEmpty()) {
            throw new PageRefused("no_text");
        }
        return lines;
    }

    private static final class Text implements NodeVisitor {

        private final StringBuilder text = new StringBuilder();
        private int deepest;

        @Override
        public void head(Node node, int depth) {
            deepest = Math.max(deepest, depth);
            if (node instanceof TextNode words) {
                text.append(words.getWholeText().replaceAll("\\s+", " "));
            } else if (node instanceof Element element
                    && !isCell(element)
                    && (element.isBlock() || element.nameIs("br"))) {
                text.append('\n');
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                text.append(isCell(element) ? "\t" : element.isBlock() ? "\n" : "");
            }
        }

        private static boolean isCell(Element element) {
            return element.nameIs("td") || element.nameIs("th");
        }
    }
}
