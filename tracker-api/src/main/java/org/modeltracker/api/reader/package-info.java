/** A node that only reads, from a standby: {@code tracker.role=reader}. */
@NullMarked
package org.modeltracker.api.reader;

import org.jspecify.annotations.NullMarked;
