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

/** Digests of changes. */
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
     * Lists the changes of a range, grouped by organisation and subject, most important first, each with its citation. The answer names
     * the last log position that it covers as {@code as_of}. Pass that as {@code as_of} to get the same bytes again, or as {@code after} to
     * get the next digest. A range of recording days that are over never changes.
     *
     * @param after a log position; the digest covers later events only
     * @param from the start of the range on the axis, a date or an instant; {@code to} is its end and includes its last instant
     * @param axis recorded (default): the time of recording; effective: the valid time
     */
    @GetMapping("/v1/digest")
    ResponseEntity<Digest> getDigest(
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
