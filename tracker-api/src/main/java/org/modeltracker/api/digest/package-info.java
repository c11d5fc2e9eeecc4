/** What changed, for those who write about it: grouped, ordered by importance, each line with its citation. */
@NullMarked
package org.modeltracker.api.digest;

import org.jspecify.annotations.NullMarked;
