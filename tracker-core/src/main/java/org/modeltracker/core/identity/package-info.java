/** Which model a listing of a catalogue is: pure rules over one table, {@code identity.yaml}. */
@NullMarked
package org.modeltracker.core.identity;

import org.jspecify.annotations.NullMarked;
