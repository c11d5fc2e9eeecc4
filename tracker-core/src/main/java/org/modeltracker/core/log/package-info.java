/** The event log: names under which statements are stored, the append, the order, and how readers follow it. */
@NullMarked
package org.modeltracker.core.log;

import org.jspecify.annotations.NullMarked;
