/** This release beside the one before, whose jar is given by {@code -Dprevious.jar}. */
@NullMarked
package org.modeltracker.api.release;

import org.jspecify.annotations.NullMarked;
