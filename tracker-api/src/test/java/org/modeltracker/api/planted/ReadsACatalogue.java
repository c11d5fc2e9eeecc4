package org.modeltracker.api.planted;

import org.modeltracker.api.importer.catalogue.Snapshot;

/** Enters an inner room of the importers. */
class ReadsACatalogue {

    Snapshot snapshot;
}
