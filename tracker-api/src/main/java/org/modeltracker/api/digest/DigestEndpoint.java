package org.modeltracker.api.digest;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.Caching;
import org.modeltracker.api.http.request.OneOf;
import org.modeltracker.api.http.request.SubjectTimes;
import org.modeltracker.core.model.ClaimData;
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
     * Lists the changes of a range, the most important first, one line for a model and a fact, each with its citation. A head counts them. The answer names
     * the last log position that it covers as {@code as_of}. Pass that as {@code as_of} to get the same bytes again, or as {@code after} to
     * get the next digest. A range of recording days that are over never changes. As CSV, each row is one line.
     *
     * @param after a log position; the digest covers later events only
     * @param from the start of the range on the axis, a date or an instant; {@code to} is its end and includes its last instant
     * @param type an event type
     * @param importance a kind of line
     * @param limit lines at most, 1 to 1000; the text has no more, with its head. Lines that are left out are counted and linked.
     * @param axis recorded (default): the time of recording; effective: the valid time
     */
    @GetMapping("/v1/digest")
    ResponseEntity<Digest> getDigest(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "recorded") String axis,
            @RequestParam(defaultValue = "") Set<String> organisation,
            @RequestParam(defaultValue = "") @OneOf(ClaimData.class) Set<String> type,
            @RequestParam(defaultValue = "") @OneOf(Importance.class) Set<String> importance,
            @RequestParam(defaultValue = "50") int limit,
            SubjectTimes times) {
        var digest = digests.of(new DigestRange(
                after, from, to, axis, organisation, times, DigestChoice.of(type, Importance.of(importance), limit)));
        return ResponseEntity.ok()
                .cacheControl(caching.of(
                        digest.over(), deadLetters.leftOut(times.moment().asOf(), null)))
                .body(digest);
    }
}
