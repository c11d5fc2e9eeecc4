package org.modeltracker.api.feed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLStreamException;

/** RSS 2.0; when an entry was updated is said in Atom's words, for RSS has none. */
final class RssFeed {

    private RssFeed() {}

    static byte[] of(Feed feed) {
        return FeedXml.document(xml -> xml.element(
                "rss",
                rss -> rss.element("channel", channel(feed)),
                "version",
                "2.0",
                "xmlns:atom",
                "http://www.w3.org/2005/Atom",
                "xmlns:dc",
                "http://purl.org/dc/elements/1.1/"));
    }

    private static FeedXml.Content channel(Feed feed) {
        return xml -> {
            xml.text("title", feed.title())
                    .text("link", feed.home())
                    .text("description", Feed.SUBTITLE)
                    .text("lastBuildDate", date(feed.updated()))
                    .text("generator", "Model-release tracker")
                    .text("docs", "https://www.rssboard.org/rss-specification")
                    .empty("atom:link", "rel", "self", "type", "application/rss+xml", "href", feed.self());
            if (feed.hub() != null) {
                xml.empty("atom:link", "rel", "hub", "href", feed.hub());
            }
            for (var entry : feed.entries()) {
                xml.element("item", item -> item(item, entry));
            }
        };
    }

    private static void item(FeedXml xml, FeedEntry entry) throws XMLStreamException {
        xml.text("title", entry.title())
                .text("link", entry.page())
                .text("guid", entry.id(), "isPermaLink", "false")
                .text("pubDate", date(entry.published()))
                .text("atom:updated", entry.updated().toString())
                .text("dc:creator", entry.author())
                .empty("atom:link", "rel", "related", "type", "application/json", "href", entry.event());
        for (var tag : entry.tags()) {
            xml.text("category", tag);
        }
        xml.text("description", entry.html());
    }

    private static String date(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }
}
