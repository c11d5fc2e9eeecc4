/** Compares a snapshot with what is recorded, and decides which claims the log still needs. */
@NullMarked
package org.modeltracker.api.importer.reconcile;

import org.jspecify.annotations.NullMarked;
