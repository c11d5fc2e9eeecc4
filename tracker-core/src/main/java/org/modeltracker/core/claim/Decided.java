package org.modeltracker.core.claim;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.modeltracker.core.log.EventLog.Place;

/**
 * What a command decided.
 *
 * @param decisions one for each draft, in order
 * @param places where new events stand in the log, by id; complete once the command is handled
 */
record Decided(List<Decision> decisions, Map<UUID, Place> places) {}
