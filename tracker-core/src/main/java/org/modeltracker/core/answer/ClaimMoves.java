package org.modeltracker.core.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.modeltracker.core.answer.ClaimIngest.IngestedBatch;
import org.modeltracker.core.model.FactKey;

/** Moves claims to the model that their subject turns out to be, from a position on. */
final class ClaimMoves {

    private final Map<String, List<CompetingClaim>> stored = new HashMap<>();
    private final List<CompetingClaim> ended = new ArrayList<>();

    /** @param stored the claims of all subjects that may move, as the tables have them */
    ClaimMoves(List<CompetingClaim> stored) {
        stored.forEach(claim -> this.stored
                .computeIfAbsent(claim.event().claim().subject().id(), subject -> new ArrayList<>())
                .add(claim));
    }

    /** The stored rows that ended. */
    List<CompetingClaim> ended() {
        return ended;
    }

    void move(
            String subject,
            long position,
            IdentityIngest identities,
            IngestedBatch batch,
            Map<UUID, FactKey> questions) {
        var kept = new ArrayList<CompetingClaim>();
        for (var claim : stored.getOrDefault(subject, List.of())) {
            var key = key(claim, identities);
            if (key.equals(claim.question())) {
                kept.add(claim);
            } else {
                ended.add(claim.knownUntil(position));
                record(claim, key, position, batch, questions);
            }
        }
        stored.put(subject, kept);
        var claims = batch.claims();
        for (int n = 0, size = claims.size(); n < size; n++) {
            var claim = claims.get(n);
            boolean ofSubject = claim.knownTo() == null
                    && claim.knownFrom() < position
                    && claim.event().claim().subject().id().equals(subject);
            var key = ofSubject ? key(claim, identities) : claim.question();
            if (!key.equals(claim.question())) {
                claims.set(n, claim.knownUntil(position));
                record(claim, key, position, batch, questions);
            }
        }
    }

    private static void record(
            CompetingClaim claim, FactKey key, long position, IngestedBatch batch, Map<UUID, FactKey> questions) {
        questions.put(claim.id(), key);
        batch.claims().add(claim.movedTo(key, position));
        batch.change(claim.question());
        batch.at(position, claim.question());
        batch.at(position, key);
    }

    private static FactKey key(CompetingClaim claim, IdentityIngest identities) {
        return identities.key(claim.ownKey(), claim.begins());
    }
}
