/** Everything from command to query: decisions, the event log, projections and views. */
@NullMarked
package org.modeltracker.core;

import org.jspecify.annotations.NullMarked;
