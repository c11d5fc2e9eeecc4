package org.modeltracker.core.answer;

import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.Sha256;
import tools.jackson.databind.json.JsonMapper;

/**
 * A digest of what a claim says: the last resort that decides between claims which are equal in all that matters. Few ever are, so it is worked
 * out when it is first asked for.
 */
final class ContentHash implements Comparable<ContentHash> {

    private final Claim claim;
    private final JsonMapper json;
    private @Nullable String hex;

    ContentHash(Claim claim, JsonMapper json) {
        this.claim = claim;
        this.json = json;
    }

    @Override
    public int compareTo(ContentHash other) {
        return hex().compareTo(other.hex());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ContentHash that && hex().equals(that.hex());
    }

    @Override
    public int hashCode() {
        return hex().hashCode();
    }

    /** SHA-256 of the JSON of what it says; a correction says what its replacement says, whatever it corrects. */
    private String hex() {
        var known = hex;
        if (known == null) {
            var said = claim.with(claim.data().effectiveData()).withoutQuote();
            known = Sha256.hex(json.writeValueAsString(said));
            hex = known;
        }
        return known;
    }
}
