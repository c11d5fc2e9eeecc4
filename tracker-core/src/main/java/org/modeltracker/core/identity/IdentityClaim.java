package org.modeltracker.core.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.identity.IdentityEvent.ModelIdentified;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.EffectiveBasis;

/**
 * One decision about which model a subject is.
 *
 * @param from the date that its source states; null if it holds for all time
 * @param observed when the source was read
 * @param position of the event; the later one wins if all else is equal
 */
public record IdentityClaim(
        UUID eventId, ModelIdentified data, @Nullable Instant from, Instant observed, long position) {

    /** An editor beats a catalogue's own statement, which beats a rule. Of one basis the newest wins. */
    private static final Comparator<IdentityClaim> STRENGTH = Comparator.comparing(
                    (IdentityClaim claim) -> claim.data().basis())
            .reversed()
            .thenComparing(IdentityClaim::observed)
            .thenComparing(IdentityClaim::position);

    public static IdentityClaim of(UUID eventId, Claim claim, ModelIdentified data, long position) {
        return new IdentityClaim(
                eventId,
                data,
                claim.effectiveBasis() == EffectiveBasis.FIRST_SEEN ? null : claim.begins(),
                claim.observed(),
                position);
    }

    /** The decision that counts at an instant of valid time. Before the first stated date, the first one counts. */
    public static Optional<IdentityClaim> at(Collection<IdentityClaim> claims, Instant instant) {
        return claims.stream()
                .filter(claim -> claim.from() == null || !claim.from().isAfter(instant))
                .max(STRENGTH)
                .or(() -> claims.stream()
                        .min(Comparator.comparing(
                                        IdentityClaim::from, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
                                .thenComparing(STRENGTH.reversed())));
    }
}
