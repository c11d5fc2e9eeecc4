package org.modeltracker.core.planted.claim;

import org.modeltracker.core.log.Views;

record Recorder(Views views) {}
