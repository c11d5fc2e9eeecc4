package org.modeltracker.core.answer;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.Subject;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The claims of one publisher so far, for comparison with its next ones. */
@Component
public class PublisherClaims {

    private final ClaimQuery claims;

    PublisherClaims(ClaimQuery claims) {
        this.claims = claims;
    }

    /**
     * One claim of the publisher.
     *
     * @param effectiveData what it says: for a correction, the replacement
     * @param ended source time of its correction or retraction; null without one
     */
    public record PublishedClaim(
            UUID id,
            Claim claim,
            ClaimData effectiveData,
            @Nullable Instant ended) {

        /** Whether somebody who had read sources up to an instant would know it, and of no end to it. */
        public boolean visibleAt(Instant instant) {
            return !claim.observed().isAfter(instant) && (ended == null || ended.isAfter(instant));
        }
    }

    /**
     * An offering that the publisher has a claim about.
     *
     * @param locator where in the source it stands
     * @param subject of the claim
     * @param data of the newest claim about its price, else about its access
     */
    public record PublishedOffering(String locator, Subject subject, JsonNode data) {}

    /** The offerings that the publisher has ever had a claim about, one for each locator; one query. */
    public List<PublishedOffering> offerings(String publisher) {
        return claims.offerings(publisher);
    }

    /** Everything that the publisher has a claim about. */
    public List<Subject> subjects(String publisher) {
        return claims.subjects(publisher);
    }

    /** All its claims about these subjects, ended ones too, by question and in the order of the log; one query. */
    public Map<Subject, Map<FactKey, List<PublishedClaim>>> of(String publisher, Collection<Subject> subjects) {
        return claims.ofPublisher(publisher, subjects).stream()
                .collect(Collectors.groupingBy(
                        held -> held.event().claim().subject(),
                        Collectors.groupingBy(
                                CompetingClaim::ownKey,
                                Collectors.mapping(PublisherClaims::told, Collectors.toList()))));
    }

    private static PublishedClaim told(CompetingClaim held) {
        var ending = held.ending();
        return new PublishedClaim(
                held.id(), held.event().claim(), held.effectiveData(), ending == null ? null : ending.observed());
    }
}
