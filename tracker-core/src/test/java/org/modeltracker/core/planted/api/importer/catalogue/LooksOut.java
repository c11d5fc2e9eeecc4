package org.modeltracker.core.planted.api.importer.catalogue;

import org.modeltracker.core.planted.api.importer.Run;

/** An inner room that knows the room around it. */
class LooksOut {

    Run run;
}
