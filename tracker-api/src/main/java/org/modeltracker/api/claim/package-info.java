/** Recording claims, correcting and retracting them. */
@NullMarked
package org.modeltracker.api.claim;

import org.jspecify.annotations.NullMarked;
