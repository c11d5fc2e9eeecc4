/** The world's catalogues in: a snapshot is compared with what its publisher said before, and what changed is recorded. */
@NullMarked
package org.modeltracker.api.importer;

import org.jspecify.annotations.NullMarked;
