package org.modeltracker.api.feed;

import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** The forms that feed readers know. The constants are named as their addresses end. */
enum FeedForm {
    ATOM("application/atom+xml", (feed, json) -> AtomFeed.of(feed)),
    RSS("application/rss+xml", (feed, json) -> RssFeed.of(feed)),
    JSON("application/feed+json", (feed, json) -> json.writeValueAsBytes(JsonFeed.of(feed)));

    private final MediaType type;
    private final BiFunction<Feed, JsonMapper, byte[]> writer;

    FeedForm(String type, BiFunction<Feed, JsonMapper, byte[]> writer) {
        this.type = MediaType.parseMediaType(type + ";charset=UTF-8");
        this.writer = writer;
    }

    /** Of a feed's address. */
    String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<FeedForm> of(String ending) {
        return Stream.of(values()).filter(form -> form.ending().equals(ending)).findFirst();
    }

    MediaType type() {
        return type;
    }

    byte[] write(Feed feed, JsonMapper json) {
        return writer.apply(feed, json);
    }
}
