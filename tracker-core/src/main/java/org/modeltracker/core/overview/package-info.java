/** Cards, lists, comparisons and disputes across all rooms. */
@NullMarked
package org.modeltracker.core.overview;

import org.jspecify.annotations.NullMarked;
