/** Cards, lists, comparisons and disputes over HTTP. */
@NullMarked
package org.modeltracker.api.overview;

import org.jspecify.annotations.NullMarked;
