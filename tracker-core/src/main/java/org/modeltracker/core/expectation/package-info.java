/** What is expected or promised, and whether it came. */
@NullMarked
package org.modeltracker.core.expectation;

import org.jspecify.annotations.NullMarked;
