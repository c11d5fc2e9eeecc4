package org.modeltracker.core.planted.claim;

import org.modeltracker.core.projection.ProjectionDaemon;

record Recorder(ProjectionDaemon views) {}
