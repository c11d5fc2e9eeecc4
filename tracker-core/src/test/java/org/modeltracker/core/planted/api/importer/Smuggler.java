package org.modeltracker.core.planted.api.importer;

import org.modeltracker.core.log.EventAppender;

record Smuggler(EventAppender publication) {}
