package org.modeltracker.api.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON Feed 1.1. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JsonFeed(
        String version,
        String title,
        String description,
        String homePageUrl,
        String feedUrl,
        @Nullable List<Hub> hubs,
        List<Item> items) {

    record Hub(String type, String url) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String id,
            String url,
            @Nullable String externalUrl,
            String title,
            String contentHtml,
            Instant datePublished,
            Instant dateModified,
            List<Author> authors,
            List<String> tags) {}

    record Author(String name) {}

    static JsonFeed of(Feed feed) {
        return new JsonFeed(
                "https://jsonfeed.org/version/1.1",
                feed.title(),
                Feed.SUBTITLE,
                feed.home(),
                feed.self(),
                feed.hub() == null ? null : List.of(new Hub("WebSub", feed.hub())),
                feed.entries().stream().map(JsonFeed::item).toList());
    }

    private static Item item(FeedEntry entry) {
        return new Item(
                entry.id(),
                entry.page(),
                entry.sourceUrl(),
                entry.title(),
                entry.html(),
                entry.published(),
                entry.updated(),
                List.of(new Author(entry.author())),
                entry.tags());
    }
}
