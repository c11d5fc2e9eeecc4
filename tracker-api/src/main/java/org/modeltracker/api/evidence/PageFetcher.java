package org.modeltracker.api.evidence;

import java.net.URI;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.outbound.OutboundReply;
import org.modeltracker.core.model.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Fetches a page if it changed, and reads its text. */
@Component
class PageFetcher {

    private static final Logger LOG = LoggerFactory.getLogger(PageFetcher.class);
    private static final int NOT_MODIFIED = 304;
    private static final String ACCEPT = "text/html, application/xhtml+xml, text/plain;q=0.8, application/json;q=0.5";

    private final GuardedGet http;
    private final RobotsFiles robots;
    private final PageSettings settings;

    PageFetcher(GuardedGet http, RobotsFiles robots, PageSettings settings) {
        this.http = http;
        this.robots = robots;
        this.settings = settings;
    }

    /** What an origin answered. */
    sealed interface Answer {

        /**
         * @param text at most 500,000 characters
         * @param sha256 of the bytes that came
         * @param tags by which the next request can ask whether it changed
         */
        record Seen(String text, byte[] sha256, Tags tags) implements Answer {}

        record Unchanged() implements Answer {}

        /** The origin says that there is no such page (404, 410). */
        record Gone() implements Answer {}

        record Failed(String reason) implements Answer {}
    }

    /** Of the last answer; null where it had none. */
    record Tags(@Nullable String etag, @Nullable String lastModified) {

        static final Tags NONE = new Tags(null, null);

        boolean areThere() {
            return etag != null || lastModified != null;
        }

        Map<String, String> conditions() {
            var headers = new HashMap<>(Map.of(HttpHeaders.ACCEPT, ACCEPT));
            if (etag != null) {
                headers.put(HttpHeaders.IF_NONE_MATCH, etag);
            } else if (lastModified != null) {
                headers.put(HttpHeaders.IF_MODIFIED_SINCE, lastModified);
            }
            return headers;
        }
    }

    /** @param selector CSS; null for the whole page */
    Answer fetch(String url, @Nullable String selector, Tags last) {
        try {
            return look(url, selector, last);
        } catch (PageRefused refused) {
            return new Answer.Failed(refused.reason());
        }
    }

    private Answer look(String url, @Nullable String selector, Tags last) throws PageRefused {
        int most = Math.toIntExact(settings.mostBytes().toBytes());
        var reply = http.get(URI.create(url), last.conditions(), most, robots::pass);
        if (reply.status() == NOT_MODIFIED && last.areThere()) {
            return new Answer.Unchanged();
        }
        return switch (reply.status()) {
            case 200 -> seen(reply, selector);
            case 404, 410 -> new Answer.Gone();
            default -> throw new PageRefused("status_" + reply.status());
        };
    }

    /** A page on which a parser fails fails each time, so that is its answer. */
    private static String text(OutboundReply reply, @Nullable String selector) throws PageRefused {
        var decoder = PageDecoder.of(reply.header("content-type").orElse(null));
        try {
            return MarkupReader.read(decoder.decode(reply.body()), decoder.isMarkup(), selector);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("a page cannot be read", e);
            throw new PageRefused("unreadable");
        }
    }

    private static Answer seen(OutboundReply reply, @Nullable String selector) throws PageRefused {
        var encoding = reply.header("content-encoding").orElse("identity");
        if (!encoding.equalsIgnoreCase("identity")) {
            throw new PageRefused("content_encoding_refused"); // nobody asked for it, and a few bytes can become many
        }
        if (!reply.complete()) {
            throw new PageRefused("too_large");
        }
        var text = text(reply, selector);
        MessageDigest digest = Sha256.newDigest();
        return new Answer.Seen(
                text,
                digest.digest(reply.body()),
                new Tags(
                        reply.header("etag").orElse(null),
                        reply.header("last-modified").orElse(null)));
    }
}
