package org.modeltracker.core.claim;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.modeltracker.core.model.Claim;
import tools.jackson.databind.json.JsonMapper;

/** A digest of what a claim says: the last resort that decides between claims which are equal in all that matters. */
final class Digest {

    private Digest() {}

    /** @return SHA-256 of the JSON of what it says, in hex; a correction says what its replacement says, whatever it corrects */
    static String of(Claim claim, JsonMapper json) {
        var said = claim.with(Held.said(claim)).withoutQuote();
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(sha.digest(json.writeValueAsString(said).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
