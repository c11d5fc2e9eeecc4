/** Whether weights, code and data are open, under which licence. */
@NullMarked
package org.modeltracker.core.openness;

import org.jspecify.annotations.NullMarked;
