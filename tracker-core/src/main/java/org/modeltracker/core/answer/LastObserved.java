package org.modeltracker.core.answer;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.TemporalPoint;
import org.springframework.stereotype.Component;

/** When claims were last seen to hold: by their own observation, or by a later one of their source. */
@Component
public class LastObserved {

    private final ConfirmationQuery confirmations;

    LastObserved(ConfirmationQuery confirmations) {
        this.confirmations = confirmations;
    }

    /** By event, as it is known at the moment. */
    public Map<UUID, Instant> of(Collection<RecordedEvent> claims, TemporalPoint moment) {
        var publishers =
                claims.stream().map(event -> event.claim().source().publisher()).collect(Collectors.toSet());
        var words = confirmations.by("view", publishers).stream()
                .filter(word -> word.position() <= moment.asOf())
                .filter(word -> word.ending() == null || word.ending().position() > moment.asOf())
                .filter(word -> isVisible(word.observed(), moment.observedBy()))
                .collect(Collectors.groupingBy(Confirmation::publisher));
        return claims.stream()
                .collect(Collectors.toMap(
                        RecordedEvent::id,
                        event -> last(
                                event, words.getOrDefault(event.claim().source().publisher(), List.of())),
                        (one, same) -> one));
    }

    private static Instant last(RecordedEvent event, List<Confirmation> words) {
        var claim = event.claim();
        var provider = claim.data().effectiveData().provider(claim.subject());
        return Stream.concat(
                        Stream.of(claim.observed()),
                        words.stream()
                                .filter(word ->
                                        word.scope() == null || word.scope().contains(provider))
                                .map(Confirmation::observed))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static boolean isVisible(Instant observed, @Nullable Instant observedBy) {
        return observedBy == null || !observed.isAfter(observedBy);
    }
}
