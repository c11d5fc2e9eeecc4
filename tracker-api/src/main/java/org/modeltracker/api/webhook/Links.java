package org.modeltracker.api.webhook;

import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.citation.Addresses;
import org.modeltracker.api.feed.FeedTopics;
import org.modeltracker.core.model.Subject;
import org.springframework.stereotype.Component;

/** Where readers outside find the pages of this tracker. */
@Component
class Links {

    private final Addresses addresses;
    private final URI base;

    Links(Addresses addresses) {
        this.addresses = addresses;
        this.base = URI.create(addresses.of(""));
    }

    String home() {
        return base.toString();
    }

    /** Who sends, in the CloudEvents handshake: the host that people know us by. */
    String host() {
        return String.valueOf(base.getHost());
    }

    boolean leadHome(String url) {
        var other = URI.create(url);
        return base.getHost() != null && base.getHost().equalsIgnoreCase(other.getHost()) && port(base) == port(other);
    }

    /** Where feeds are subscribed to. */
    String hub() {
        return addresses.of(FeedTopics.HUB);
    }

    /** The page of an event. */
    String event(UUID id) {
        return addresses.event(id);
    }

    String page(Subject subject) {
        return addresses.page(subject);
    }

    /** The page of a digest by the time of recording. */
    String digest(@Nullable String from, @Nullable String to) {
        return addresses.of("/digest?from=%s&to=%s".formatted(from, to));
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
