package org.modeltracker.api.webhook;

import java.util.Set;
import java.util.UUID;
import org.modeltracker.core.answer.EventImpact;
import org.modeltracker.core.model.Subject;

/**
 * What filters of webhooks look at of a piece of news.
 *
 * @param id of its message
 * @param types whose subscribers it concerns
 * @param subject the model, organisation or benchmark
 * @param named the subject as the event named it
 */
record NewsTopic(UUID id, Set<String> types, Subject subject, Subject named) {

    static NewsTopic of(EventImpact concern) {
        return new NewsTopic(
                concern.id(),
                concern.types(),
                concern.subject(),
                concern.event().claim().subject());
    }
}
