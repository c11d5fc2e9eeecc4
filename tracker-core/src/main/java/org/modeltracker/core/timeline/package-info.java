/** What happened, in order, one sentence an event. */
@NullMarked
package org.modeltracker.core.timeline;

import org.jspecify.annotations.NullMarked;
