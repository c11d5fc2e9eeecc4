/** Models: announced, released, described. */
@NullMarked
package org.modeltracker.core.release;

import org.jspecify.annotations.NullMarked;
