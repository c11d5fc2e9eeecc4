/** Open-source status over HTTP. */
@NullMarked
package org.modeltracker.api.openness;

import org.jspecify.annotations.NullMarked;
