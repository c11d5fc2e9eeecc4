package org.modeltracker.api.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.citation.Addresses;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes a feed, and puts it into its form. */
@Component
class FeedWriter {

    private final FeedEntries entries;
    private final Addresses addresses;
    private final JsonMapper json;

    FeedWriter(FeedEntries entries, Addresses addresses, JsonMapper json) {
        this.entries = entries;
        this.addresses = addresses;
        this.json = json;
    }

    /**
     * @param hub the address of the hub that distributes it; null for none
     * @param until the last instant at which anything happened by itself
     */
    Feed feed(FeedChoice choice, @Nullable String hub, long asOf, Instant until) {
        return new Feed(
                addresses.of("/feeds/timeline" + choice.query()),
                choice.title(),
                addresses.of(choice.path()),
                addresses.of("/"),
                hub,
                entries.newest(choice.filter(), asOf, until));
    }

    byte[] bytes(FeedForm form, Feed feed) {
        return form.write(feed, json);
    }
}
