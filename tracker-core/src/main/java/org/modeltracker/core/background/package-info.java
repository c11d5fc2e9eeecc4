/** Loops that run beside the requests. */
@NullMarked
package org.modeltracker.core.background;

import org.jspecify.annotations.NullMarked;
