/** Adapters: each reads one catalogue format into a snapshot of offerings. */
@NullMarked
package org.modeltracker.api.importer.catalogue;

import org.jspecify.annotations.NullMarked;
