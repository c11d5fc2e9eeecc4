package org.modeltracker.api.digest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;

/**
 * A line of the digest as a row of its table. The values before and after are in the JSON: they differ from fact to fact.
 *
 * @param event the URL of the event
 */
record DigestRow(
        String organisation,
        String subject,
        String kind,
        Importance importance,
        String type,
        String fact,
        String sentence,
        @Nullable BigDecimal percent,
        PartialDate effective,
        EffectiveBasis effectiveBasis,
        Instant recordedAt,
        boolean historical,
        boolean disputed,
        int folded,
        Source source,
        UUID eventId,
        long position,
        String event) {

    static List<DigestRow> of(List<Digest.Organisation> groups) {
        return groups.stream()
                .flatMap(group -> group.subjects().stream()
                        .flatMap(subject ->
                                subject.lines().stream().map(line -> of(group.organisation(), subject, line))))
                .toList();
    }

    private static DigestRow of(String organisation, Digest.Subject subject, Line line) {
        return new DigestRow(
                organisation,
                subject.subject(),
                subject.kind(),
                line.importance(),
                line.type(),
                line.fact(),
                line.sentence(),
                line.percent(),
                line.effective(),
                line.effectiveBasis(),
                line.recordedAt(),
                line.historical(),
                line.disputed(),
                line.folded(),
                line.source(),
                line.eventId(),
                line.position(),
                line.event());
    }
}
