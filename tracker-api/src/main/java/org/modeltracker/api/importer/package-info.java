/** Import runs: a snapshot of a catalogue arrives, is compared with the last one, and changes are recorded. */
@NullMarked
package org.modeltracker.api.importer;

import org.jspecify.annotations.NullMarked;
