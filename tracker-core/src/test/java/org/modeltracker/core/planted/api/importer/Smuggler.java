package org.modeltracker.core.planted.api.importer;

import org.modeltracker.core.log.Publication;

record Smuggler(Publication publication) {}
