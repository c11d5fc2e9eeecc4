package org.modeltracker.api.evidence;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks each origin once a day what may be fetched (RFC 9309). A server that fails allows nothing; one without the file, everything. */
@Component
class RobotsFiles {

    private static final int MOST_BYTES = 500 << 10;
    /** An older copy is of no use. */
    static final Duration VALID = Duration.ofDays(1);

    private final GuardedGet http;
    private final OriginStore origins;
    private final Clock clock;

    RobotsFiles(GuardedGet http, OriginStore origins, Clock clock) {
        this.http = http;
        this.origins = origins;
        this.clock = clock;
    }

    /** @throws PageRefused if the address must not be fetched */
    void pass(URI address) throws PageRefused {
        var origin = UrlParts.of(address);
        var now = clock.instant();
        var kept = origins.robots(origin, now.minus(VALID));
        var text = kept.isPresent() ? kept.get() : fetch(address);
        if (kept.isEmpty()) {
            origins.keepRobots(origin, text, now);
        }
        if (!RobotsRules.parse(text).allows(UrlParts.target(address))) {
            throw new PageRefused("robots_disallowed");
        }
    }

    private String fetch(URI address) throws PageRefused {
        int status;
        byte[] body;
        try {
            var reply = http.get(address.resolve("/robots.txt"), Map.of(), MOST_BYTES, redirect -> {});
            status = reply.status();
            body = reply.body();
        } catch (PageRefused unreachable) {
            throw new PageRefused("robots_unavailable");
        }
        if (status / 100 == 4) {
            return "";
        } else if (status != 200) {
            throw new PageRefused("robots_unavailable");
        }
        return new String(body, StandardCharsets.UTF_8).replace("\0", "");
    }
}
