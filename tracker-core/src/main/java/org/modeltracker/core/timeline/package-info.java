/** The timeline: one sentence per event, in order. */
@NullMarked
package org.modeltracker.core.timeline;

import org.jspecify.annotations.NullMarked;
