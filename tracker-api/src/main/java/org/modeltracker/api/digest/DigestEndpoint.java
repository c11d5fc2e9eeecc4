package org.modeltracker.api.digest;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.Problem;
import org.modeltracker.api.http.QueryDate;
import org.modeltracker.api.http.SubjectTimes;
import org.modeltracker.core.timeline.TimelineView.Filter;
import org.modeltracker.core.timeline.TimelineView.Order;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What changed, to be pasted. */
@RestController
class DigestEndpoint {

    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

    private final Digests digests;

    DigestEndpoint(Digests digests) {
        this.digests = digests;
    }

    /**
     * What changed, grouped by organisation and subject, the most important first, each line with its citation. Without an end it goes up to
     * the position that it names as {@code as_of}; give that as {@code as_of} for the same bytes again, or as {@code after} for what comes next.
     *
     * @param after a position: what the log learned later
     * @param from a date or instant on the axis, likewise {@code to}, which counts to its last instant
     * @param axis recorded (default): when the log learned of it; or effective: when it is true in the world
     */
    @GetMapping("/v1/digest")
    Digest digest(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "recorded") String axis,
            @RequestParam(defaultValue = "") Set<String> organisation,
            SubjectTimes times) {
        var filter = new Filter(
                organisation,
                Set.of(),
                Set.of(),
                times.asked().effectiveAt() == null ? null : times.moment().effectiveAt(),
                null,
                from == null ? null : QueryDate.parse("from", from).start(),
                to == null ? null : QueryDate.parse("to", to).lastInstant());
        long asOf = times.moment().asOf();
        var lines = digests.lines(filter, axis(axis), after == null ? 0 : position(after), asOf);
        return new Digest(
                after == null ? null : position(after),
                from,
                to,
                axis,
                asOf,
                organisation.stream().sorted().toList(),
                lines.size(),
                Digest.grouped(lines));
    }

    private static Order axis(String word) {
        return switch (word) {
            case "recorded" -> Order.RECORDED;
            case "effective" -> Order.EFFECTIVE;
            default -> throw Problem.parameter("axis", "is recorded or effective");
        };
    }

    private static long position(String text) {
        if (!POSITION.matcher(text).matches()) {
            throw Problem.parameter("after", "is no position");
        }
        return Long.parseLong(text);
    }
}
