package org.modeltracker.core.answer;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.log.UnnestRows;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Finds out when answers were last seen to hold: publishers look again at what they list. Of an answer that ended, only what came before its end. */
@Component
public class LastObserved {

    private static final String LATEST = """
            select c.observed from view.confirmation c
             where c.publisher = %1$s and (c.scope is null or %2$s = any (c.scope))
               and c.observed < %3$s and c.position <= %4$s and (c.ended_position is null or c.ended_position > %4$s)
             order by c.observed desc limit 1
            """;

    /** When the publisher of an answer {@code a} last looked again, as it is known at {@code :as_of}. */
    public static final String SEEN_AGAIN = LATEST.formatted(
            "a.claims -> 0 -> 'source' ->> 'publisher'",
            "coalesce(a.key ->> 'provider', split_part(a.claims -> 0 ->> 'model', '/', 1))",
            "a.effective_to",
            ":as_of");

    private static final String LAST = "select w.n, c.observed from %s cross join lateral ("
            + LATEST.formatted("w.publisher", "w.provider", "w.until", "w.position") + ") c";

    private final JdbcTemplate jdbc;

    LastObserved(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param until exclusive, of valid time; null without end
     * @param position the last that is known
     */
    private record Sought(
            String publisher, String provider, @Nullable Instant until, long position) {

        static Sought of(Answer answer, long asOf) {
            var claim = answer.event().claim();
            var ended = answer.span().positionTo();
            return new Sought(
                    claim.source().publisher(),
                    claim.data().effectiveData().provider(claim.subject()),
                    answer.span().effectiveTo(),
                    ended == null ? asOf : Math.min(asOf, ended - 1));
        }
    }

    /** The same answers. @param asOf the last position that the reader knows */
    List<Answer> of(List<Answer> answers, long asOf) {
        var sought = answers.stream()
                .map(answer -> Sought.of(answer, asOf))
                .distinct()
                .toList();
        if (sought.isEmpty()) {
            return answers;
        }
        var found = found(sought);
        return answers.stream()
                .map(answer -> {
                    var again = found.get(Sought.of(answer, asOf));
                    return again == null ? answer : answer.seen(again);
                })
                .toList();
    }

    private Map<Sought, Instant> found(List<Sought> sought) {
        var rows = UnnestRows.of(sought)
                .add("publisher", "text", Sought::publisher)
                .add("provider", "text", Sought::provider)
                .add("until", "timestamptz", one -> one.until() == null ? "infinity" : one.until())
                .add("position", "bigint", Sought::position);
        var found = new HashMap<Sought, Instant>();
        jdbc.query(
                LAST.formatted(rows.numberedAs("w")),
                row -> {
                    found.put(
                            sought.get(row.getInt("n") - 1),
                            row.getObject("observed", OffsetDateTime.class).toInstant());
                },
                rows.parameters());
        return found;
    }
}
