package org.modeltracker.core.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.identity.IdentityEvent.ModelIdentified;

/**
 * A recorded id of a model or a listing, and what tells which model it is.
 *
 * @param title the name in its claims; empty if they give none
 * @param released null if its claims give no day
 * @param contextTokens null if its claims give none
 * @param modalities of input and output; empty if unknown
 * @param listed whether a catalogue lists it
 * @param open the decisions that hold
 * @param ended the decisions that were corrected or retracted
 */
public record IdentitySubject(
        String id,
        String title,
        @Nullable LocalDate released,
        @Nullable Long contextTokens,
        Set<String> modalities,
        boolean listed,
        List<IdentityClaim> open,
        List<ModelIdentified> ended) {

    public IdentitySubject {
        modalities = Set.copyOf(modalities);
        open = List.copyOf(open);
        ended = List.copyOf(ended);
    }

    /** The decision that counts at an instant of valid time. */
    public Optional<IdentityClaim> decision(Instant instant) {
        return IdentityClaim.at(open, instant);
    }

    /** Whether the id spells a listing that has characters which no model's id has. */
    boolean isEscaped() {
        var listing = listing();
        return !id.equals(listing.provider() + "/" + listing.id());
    }

    /** The id as a line of a shop. */
    CatalogueListing listing() {
        int slash = id.indexOf('/');
        var listing = ListingSubject.parse(id)
                .orElseGet(() -> new ListingSubject(id.substring(0, slash), id.substring(slash + 1)));
        return as(listing.provider(), listing.id());
    }

    /** The id as a maker and the name of a model, whichever shop lists it. */
    CatalogueListing model() {
        return as("", id);
    }

    private CatalogueListing as(String provider, String listedAs) {
        return new CatalogueListing(provider, listedAs, title, released, contextTokens, modalities, List.of());
    }
}
