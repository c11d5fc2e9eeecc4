/** Loops that run beside the requests. */
@NullMarked
package org.modeltracker.api.background;

import org.jspecify.annotations.NullMarked;
