package org.modeltracker.core.planted.claim;

import org.modeltracker.core.planted.access.Target;

record PeeksIntoAccess(Target other) {}
