/** The event log: stored event types, the append and its order, and reading events in that order. */
@NullMarked
package org.modeltracker.core.log;

import org.jspecify.annotations.NullMarked;
