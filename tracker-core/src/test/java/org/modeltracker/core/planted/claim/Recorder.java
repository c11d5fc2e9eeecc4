package org.modeltracker.core.planted.claim;

import org.modeltracker.core.log.ProjectionDaemon;

record Recorder(ProjectionDaemon views) {}
