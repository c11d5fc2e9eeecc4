/** What a model costs, or that nobody says. */
@NullMarked
package org.modeltracker.core.pricing;

import org.jspecify.annotations.NullMarked;
