package org.modeltracker.core.claim;

import java.util.UUID;
import org.modeltracker.core.model.Claim;

/** A claim on its way into the log, well-formed, under the id that its event will have. */
public record Draft(UUID id, Claim claim) {}
