/** Projections follow the log: batches, dead letters, rebuilds, subscriptions, and how far each has read. */
@NullMarked
package org.modeltracker.core.projection;

import org.jspecify.annotations.NullMarked;
