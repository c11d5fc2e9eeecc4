/** Recording, correcting and retracting claims. */
@NullMarked
package org.modeltracker.core.claim;

import org.jspecify.annotations.NullMarked;
