package org.modeltracker.api.importer;

import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.VagueDate;

/**
 * What is to be imported.
 *
 * @param observedAt when the source showed it: a day or an instant
 * @param force overrides doubts about the file: many offerings gone, or none listed
 * @param dryRun tells what would be recorded, and records nothing
 * @param by whose import it is
 * @param etag of the answer that the file came in, where it was fetched
 */
record Order(
        Adapter adapter,
        Spool file,
        VagueDate observedAt,
        boolean force,
        boolean dryRun,
        String by,
        @Nullable String etag) {}
