package org.modeltracker.api.importer;

import org.jspecify.annotations.Nullable;
import org.modeltracker.api.importer.catalogue.Adapter;
import org.modeltracker.core.model.PartialDate;

/**
 * What is to be imported.
 *
 * @param observedAt when the source showed it: a day or an instant
 * @param force overrides doubts about the file: many offerings gone, or none listed
 * @param dryRun tells what would be recorded, and records nothing
 * @param by whose import it is
 * @param history null for one snapshot
 */
record ImportRequest(
        Adapter adapter,
        PartialDate observedAt,
        boolean force,
        boolean dryRun,
        String by,
        @Nullable ImportHistory history) {

    ImportRequest(Adapter adapter, PartialDate observedAt, boolean force, boolean dryRun, String by) {
        this(adapter, observedAt, force, dryRun, by, null);
    }

    String source() {
        return adapter.source();
    }
}
