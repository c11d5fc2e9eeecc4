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

    /** @return SHA-256 of its JSON, in hex */
    static String of(Claim claim, JsonMapper json) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(sha.digest(
                            json.writeValueAsString(claim.withoutQuote()).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
