package org.modeltracker.core.answer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modeltracker.core.answer.ClaimTable.Ended;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.Subject;

/**
 * What claims mean in the light of other subjects: a score without a unit has that of its benchmark. What had been said of the subject when the
 * claim was recorded counts, so that the meaning of a claim never changes.
 */
final class ClaimContext {

    private final Map<Subject, List<CompetingClaim>> said;
    private final Map<UUID, Long> ended;

    private ClaimContext(Map<Subject, List<CompetingClaim>> said, Map<UUID, Long> ended) {
        this.said = said;
        this.ended = ended;
    }

    /** Reads what is known of the subjects that the claims of a batch require, before the batch and in it. */
    static ClaimContext of(String schema, ClaimQuery stored, List<CompetingClaim> batch, Collection<Ended> ended) {
        var required = batch.stream()
                .filter(claim -> claim.question().fact() == FactType.SCORE)
                .flatMap(claim -> claim.effectiveData().requires().stream())
                .collect(Collectors.toSet());
        var known = required.isEmpty() ? Stream.<CompetingClaim>empty() : stored.definitions(schema, required).stream();
        return new ClaimContext(
                Stream.concat(known, batch.stream())
                        .filter(claim -> required.contains(claim.question().subject()))
                        .collect(Collectors.groupingBy(claim -> claim.question().subject())),
                ended.stream().collect(Collectors.toMap(Ended::id, Ended::position, Math::min)));
    }

    CompetingClaim meaning(CompetingClaim claim) {
        var required = claim.effectiveData().requires();
        if (claim.question().fact() != FactType.SCORE || required.isEmpty()) {
            return claim;
        }
        var meaning = claim.effectiveData().beside(standing(required.get(), claim.position()));
        return meaning.equals(claim.effectiveData()) ? claim : claim.meaning(meaning);
    }

    private List<ClaimData> standing(Subject subject, long position) {
        return said.getOrDefault(subject, List.of()).stream()
                .filter(claim -> claim.position() < position && !isEndedBefore(claim, position))
                .map(CompetingClaim::effectiveData)
                .toList();
    }

    private boolean isEndedBefore(CompetingClaim claim, long position) {
        return (claim.ending() != null && claim.ending().position() < position)
                || ended.getOrDefault(claim.id(), Long.MAX_VALUE) < position;
    }
}
