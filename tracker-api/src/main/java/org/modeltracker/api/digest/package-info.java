/** Digests: the changes of a range, grouped and ordered by importance, each with its citation. */
@NullMarked
package org.modeltracker.api.digest;

import org.jspecify.annotations.NullMarked;
