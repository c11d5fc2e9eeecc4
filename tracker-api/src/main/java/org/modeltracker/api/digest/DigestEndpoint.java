package org.modeltracker.api.digest;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.Caching;
import org.modeltracker.api.http.request.SubjectTimes;
import org.modeltracker.core.projection.DeadLetters;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What changed, to be pasted. */
@RestController
class DigestEndpoint {

    private final Digests digests;
    private final DeadLetters deadLetters;
    private final Caching caching;

    DigestEndpoint(Digests digests, DeadLetters deadLetters, Caching caching) {
        this.digests = digests;
        this.deadLetters = deadLetters;
        this.caching = caching;
    }

    /**
     * What changed, grouped by organisation and subject, the most important first, each line with its citation. Where it was recorded up to a
     * day that is over it stays as it is for ever. Without an end it goes up to the position that it names as {@code as_of}; give that as
     * {@code as_of} for the same bytes again, or as {@code after} for what comes next.
     *
     * @param after a position: what the log learned later
     * @param from a date or instant on the axis, likewise {@code to}, which counts to its last instant
     * @param axis recorded (default): when the log learned of it; or effective: when it is true in the world
     */
    @GetMapping("/v1/digest")
    ResponseEntity<Digest> digest(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "recorded") String axis,
            @RequestParam(defaultValue = "") Set<String> organisation,
            SubjectTimes times) {
        var digest = digests.of(new DigestRange(after, from, to, axis, organisation, times));
        return ResponseEntity.ok()
                .cacheControl(caching.of(
                        digest.over(), deadLetters.leftOut(times.moment().asOf(), null)))
                .body(digest);
    }
}
