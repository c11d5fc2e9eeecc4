package org.modeltracker.core.claim;

import java.time.Instant;
import java.util.List;

/**
 * Records claims in one transaction, in order.
 *
 * @param recordedBy who hands them in
 * @param atomic all or none; otherwise a refused one does not keep the others from being recorded
 */
record RecordClaims(List<Draft> drafts, String recordedBy, boolean atomic, Instant now) {}
