package org.modeltracker.core.answer;

import java.util.UUID;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;

/**
 * What supports an answer. Every answer has these fields: add a field here, and every answer has it.
 *
 * @param disputed whether live claims contradict each other
 * @param source of the claim that gives the answer
 * @param eventId of the claim that gives the answer
 * @param lastObserved when that claim was last seen to hold
 */
public record Evidence(boolean disputed, Source source, UUID eventId, PartialDate lastObserved) {

    public static Evidence of(Answer answer) {
        var event = answer.event();
        return new Evidence(answer.disputed(), event.claim().source(), event.id(), answer.lastObserved());
    }
}
