/** Prices of models, or that they are undisclosed. */
@NullMarked
package org.modeltracker.core.pricing;

import org.jspecify.annotations.NullMarked;
