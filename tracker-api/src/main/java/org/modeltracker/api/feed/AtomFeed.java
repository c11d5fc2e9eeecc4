package org.modeltracker.api.feed;

import javax.xml.stream.XMLStreamException;

/** Atom (RFC 4287). */
final class AtomFeed {

    private AtomFeed() {}

    static byte[] of(Feed feed) {
        return FeedXml.document(xml -> xml.element("feed", feedOf(feed), "xmlns", "http://www.w3.org/2005/Atom"));
    }

    private static FeedXml.Content feedOf(Feed feed) {
        return xml -> {
            xml.text("id", feed.id())
                    .text("title", feed.title())
                    .text("subtitle", Feed.SUBTITLE)
                    .text("updated", feed.updated().toString())
                    .empty("link", "rel", "self", "type", "application/atom+xml", "href", feed.self())
                    .empty("link", "rel", "alternate", "type", "text/html", "href", feed.home())
                    .text("generator", "Model-release tracker");
            if (feed.hub() != null) {
                xml.empty("link", "rel", "hub", "href", feed.hub());
            }
            for (var entry : feed.entries()) {
                xml.element("entry", inner -> entry(inner, entry));
            }
        };
    }

    private static void entry(FeedXml xml, FeedEntry entry) throws XMLStreamException {
        xml.text("id", entry.id())
                .text("title", entry.title())
                .text("updated", entry.updated().toString())
                .text("published", entry.published().toString())
                .element("author", author -> author.text("name", entry.author()))
                .empty("link", "rel", "alternate", "type", "text/html", "href", entry.page())
                .empty("link", "rel", "related", "type", "application/json", "href", entry.event());
        if (entry.sourceUrl() != null) {
            xml.empty("link", "rel", "via", "href", entry.sourceUrl());
        }
        for (var tag : entry.tags()) {
            xml.empty("category", "term", tag);
        }
        xml.text("content", entry.html(), "type", "html");
    }
}
