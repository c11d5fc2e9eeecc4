package org.modeltracker.core.claim;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.modeltracker.core.model.Claim;

/** A claim on its way into the log, well-formed, under the id that its event will have. */
public record Draft(UUID id, Claim claim) {

    /** Under an id made from its content: recording the same claim again records nothing twice. */
    public static Draft of(Claim claim) {
        return new Draft(UUID.nameUUIDFromBytes(claim.toString().getBytes(StandardCharsets.UTF_8)), claim);
    }
}
