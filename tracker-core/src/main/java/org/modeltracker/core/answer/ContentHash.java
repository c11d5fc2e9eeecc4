package org.modeltracker.core.answer;

import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.Sha256;
import tools.jackson.databind.json.JsonMapper;

/** A digest of what a claim says: the last resort that decides between claims which are equal in all that matters. */
final class ContentHash {

    private ContentHash() {}

    /** @return SHA-256 of the JSON of what it says, in hex; a correction says what its replacement says, whatever it corrects */
    static String of(Claim claim, JsonMapper json) {
        return Sha256.hex(
                json.writeValueAsString(claim.with(claim.data().effectiveData()).withoutQuote()));
    }
}
