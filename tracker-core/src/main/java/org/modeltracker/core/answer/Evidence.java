package org.modeltracker.core.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;

/**
 * What supports an answer. Every answer has these fields: add a field here, and every answer has it.
 *
 * @param disputed whether live claims contradict each other
 * @param source of the claim that gives the answer
 * @param eventId of the claim that gives the answer
 * @param lastObserved when that claim was last seen to hold
 * @param stale true if its publisher looks regularly, but had not looked for long at the instant asked for; missing otherwise
 * @param staleFrom the first day, UTC, on which it is stale, unless its publisher is seen to look again; missing if it is not stale in its period
 */
public record Evidence(
        boolean disputed,
        Source source,
        UUID eventId,
        PartialDate lastObserved,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean stale,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate staleFrom) {

    /** Of an answer that is not stale. */
    public Evidence(boolean disputed, Source source, UUID eventId, PartialDate lastObserved) {
        this(disputed, source, eventId, lastObserved, null, null);
    }

    public static Evidence of(Answer answer) {
        var event = answer.event();
        return new Evidence(
                answer.disputed(),
                event.claim().source(),
                event.id(),
                answer.lastObserved(),
                answer.staleness() != null && answer.staleness().now() ? true : null,
                answer.staleness() == null ? null : answer.staleness().from());
    }
}
