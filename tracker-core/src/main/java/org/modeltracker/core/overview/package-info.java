/** Cards, lists, comparisons and disputes across all packages. */
@NullMarked
package org.modeltracker.core.overview;

import org.jspecify.annotations.NullMarked;
