package org.modeltracker.core.overview;

import java.time.Instant;

/**
 * Everything on which an answer as of now depends. While it is equal, so is each answer.
 *
 * @param viewTables tells the tables of the views from those that a rebuild puts in their place
 * @param position up to which the views have read the log
 * @param head the last position of the log
 * @param since the last instant until now at which an answer may have changed by itself
 */
public record RecordState(long viewTables, long position, long head, Instant since) {}
