package org.modeltracker.core.claim;

import java.util.UUID;
import org.modeltracker.core.model.PartialDate;

/**
 * A date to come that an earlier claim gave and nobody has corrected. A later claim with another date does not replace it: both will come.
 *
 * @param event id of the earlier claim
 */
public record DateAhead(UUID event, PartialDate effective) {}
